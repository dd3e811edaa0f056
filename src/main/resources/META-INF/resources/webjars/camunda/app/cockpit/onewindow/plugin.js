// OneWindow in Cockpit: the pages 时限看板, 部门月报, 办件 and 工作日历, time on the page of a process definition, and the path
// and the tab of a process instance.
import board from './board/page.js';
import calendar from './calendar/page.js';
import casePage from './history/page.js';
import definition from './definition/plugin.js';
import ledger from './ledger/page.js';
import path from './history/path.js';
import instanceTab from './history/tab.js';

export default [...board, ...ledger, ...calendar, ...definition, casePage, path, instanceTab];
