// The clocks of a case as Tasklist and Cockpit show them: the basis of each limit, why each day counts or does not, pauses
// and extensions.
import { element, light, remaining, table, time } from './dom.js';

export const UNITS = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', WORKING_MINUTE: '分钟' };

function explanation(clock) {
  return element('details', {},
    element('summary', {}, '逐日说明'),
    table(['日期', '计算', '原因'], clock.days.map(day => [
      day.date,
      day.counted ? `第 ${day.number} ${clock.unit === 'WORKING_MINUTE' ? '分钟' : '日'}` : '不计',
      day.why + (day.provisional ? '（暂定）' : '')
    ])));
}

export function pausesView(pauses) {
  return [element('h4', {}, '停止计时'), table(['事由', '告知书', '预计', '停表', '恢复', '经办', '说明和凭据'], pauses.map(each => [
    element('span', { title: each.basis }, each.reasonName), each.noticeNumber, `${each.announcedDays} 个工作日`,
    time(each.begunAt), each.endedAt ? time(each.endedAt) : '停表中', each.orderedBy, `${each.explanation}（${each.evidence}）`
  ]))];
}

export function extensionsView(extensions) {
  return [element('h4', {}, '延期'), table(['时限', '延长', '理由', '申请人', '状态', '审批'], extensions.map(each => [
    element('span', { title: each.basis }, each.name), `${each.days} 个工作日`, each.reason, each.requestedBy, each.state,
    each.decidedAt ? `${each.decidedBy} ${time(each.decidedAt)}` : ''
  ]))];
}

export function clockLight(clock) {
  return light(clock.light, clock.running ? remaining(clock.remainingDays, clock.light) : clock.state);
}

// more: what stands below the explanation, such as what one may order about the clock.
export function clockView(clock, ...more) {
  const limit = `${clock.kind}时限${clock.average ? '（平均）' : ''} ${clock.amount} ${UNITS[clock.unit]}` + (clock.extended ? `，已延期 ${clock.extended} ${UNITS[clock.unit]}` : '');
  // While it stands still nobody knows when it ends.
  const dates = clock.paused
    ? [element('dt', {}, '停表'), element('dd', {}, `${time(clock.pausedSince)} 起停止计算，恢复计时后重新计算届满时间`)]
    : [element('dt', {}, '黄灯'), element('dd', {}, time(clock.warnAt)),
      element('dt', {}, clock.average ? '平均数届满' : '届满'),
      element('dd', {}, time(clock.dueAt) + (clock.average ? '，之后办结的不算超期，计入本期平均数' : '') + (clock.provisional ? '（暂定：该年放假安排未公布）' : ''))];
  return element('section', { class: 'ow-clock' },
    element('h4', {}, clock.name, ' ', element('small', {}, limit), ' ', clockLight(clock)),
    element('dl', {},
      element('dt', {}, '起算'), element('dd', {}, time(clock.startedAt)),
      ...dates,
      ...(clock.endedAt ? [element('dt', {}, '结束'), element('dd', {}, time(clock.endedAt))] : []),
      element('dt', {}, '责任部门'), element('dd', {}, clock.department ?? '（未指明）'),
      element('dt', {}, '依据'), element('dd', {}, clock.basis)),
    explanation(clock),
    ...more);
}
