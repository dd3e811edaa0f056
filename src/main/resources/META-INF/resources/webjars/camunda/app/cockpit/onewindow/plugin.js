// OneWindow in Cockpit: the page 工作日历.
import calendar from './calendar/page.js';

export default [...calendar];
