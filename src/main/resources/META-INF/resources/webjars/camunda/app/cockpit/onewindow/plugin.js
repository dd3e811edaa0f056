// OneWindow in Cockpit: the pages 时限看板 and 工作日历.
import board from './board/page.js';
import calendar from './calendar/page.js';

export default [...board, ...calendar];
