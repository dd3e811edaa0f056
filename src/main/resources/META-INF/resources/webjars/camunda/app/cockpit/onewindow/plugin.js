// OneWindow in Cockpit: the pages 时限看板 and 工作日历, and time on the page of a process definition.
import board from './board/page.js';
import calendar from './calendar/page.js';
import definition from './definition/plugin.js';

export default [...board, ...calendar, ...definition];
