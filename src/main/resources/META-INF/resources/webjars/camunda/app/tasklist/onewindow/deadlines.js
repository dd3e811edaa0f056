// The tab 时限: the clocks of the case, the basis of each limit, and why each day counts or does not.
import { request } from './api.js';
import { element, failure, light, remaining, table, time } from './dom.js';

const units = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', WORKING_MINUTE: '分钟' };

// The tables mark with [配] what no document lays down.
function basis(text) {
  return text.replace(/^\[配\]$/, '系统配置').replace(/^\[配\]/, '系统配置：');
}

function explanation(clock) {
  return element('details', {},
    element('summary', {}, '逐日说明'),
    table(['日期', '计算', '原因'], clock.days.map(day => [
      day.date,
      day.counted ? `第 ${day.number} ${clock.unit === 'WORKING_MINUTE' ? '分钟' : '日'}` : '不计',
      day.why + (day.provisional ? '（暂定）' : '')
    ])));
}

function clockView(clock) {
  const state = clock.running
    ? light(clock.light, remaining(clock.remainingDays, clock.light))
    : light(clock.light, clock.state);
  return element('section', { class: 'ow-clock' },
    element('h4', {}, clock.name, ' ', element('small', {}, `${clock.kind}时限 ${clock.amount} ${units[clock.unit]}`), ' ', state),
    element('dl', {},
      element('dt', {}, '起算'), element('dd', {}, time(clock.startedAt)),
      element('dt', {}, '黄灯'), element('dd', {}, time(clock.warnAt)),
      element('dt', {}, '届满'), element('dd', {}, time(clock.dueAt) + (clock.provisional ? '（暂定：该年放假安排未公布）' : '')),
      ...(clock.endedAt ? [element('dt', {}, '结束'), element('dd', {}, time(clock.endedAt))] : []),
      element('dt', {}, '责任部门'), element('dd', {}, clock.department),
      element('dt', {}, '依据'), element('dd', {}, basis(clock.basis))),
    explanation(clock));
}

export default {
  id: 'onewindow-deadlines',
  pluginPoint: 'tasklist.task.detail',
  priority: 450,
  properties: { label: '时限' },
  render(node, { taskId }) {
    node.replaceChildren(element('p', {}, '正在读取…'));
    request(`tasks/${encodeURIComponent(taskId)}/deadlines`)
      .then(clocks => node.replaceChildren(element('div', { class: 'ow-tab' },
        ...(clocks.length ? clocks.map(clockView) : [element('p', {}, '这个办件还没有时钟')]))))
      .catch(error => node.replaceChildren(failure(error)));
  }
};
