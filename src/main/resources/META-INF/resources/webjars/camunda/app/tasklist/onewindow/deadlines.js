// The tab 时限: the clocks of the case, the basis of each limit, why each day counts or does not, pauses and extensions.
import { request, send } from '../../../lib/onewindow/api.js';
import { element, failure, form, light, remaining, table, time } from '../../../lib/onewindow/dom.js';

const units = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', WORKING_MINUTE: '分钟' };

function explanation(clock) {
  return element('details', {},
    element('summary', {}, '逐日说明'),
    table(['日期', '计算', '原因'], clock.days.map(day => [
      day.date,
      day.counted ? `第 ${day.number} ${clock.unit === 'WORKING_MINUTE' ? '分钟' : '日'}` : '不计',
      day.why + (day.provisional ? '（暂定）' : '')
    ])));
}

function extensionForm(clock, taskId, reload) {
  const id = `ow-extension-${clock.id}`;
  return element('details', { class: 'ow-order' },
    element('summary', { class: 'btn btn-default' }, '申请延期'),
    form({
      fields: [
        { name: 'days', label: '延长的工作日', input: element('input', { id: `${id}-days`, type: 'number', min: 1, max: clock.canExtend.days, required: true }),
          hint: `1 到 ${clock.canExtend.days} 个工作日，最多延期 ${clock.canExtend.times} 次。依据：${clock.canExtend.basis}` },
        { name: 'reason', label: '延期理由', input: element('textarea', { id: `${id}-reason`, rows: 3, maxlength: 2000, required: true }),
          hint: '批准后告知申请人；审批期间时限照常计算' }
      ],
      button: '提交延期申请',
      submit: values => send(`tasks/${encodeURIComponent(taskId)}/extensions`, { clock: clock.id, ...values }).then(reload)
    }));
}

function pauseForm(reasons, taskId, reload) {
  const reason = element('select', { id: 'ow-pause-reason', required: true },
    element('option', { value: '', disabled: true, selected: true, hidden: true }, '请选择事由'),
    ...reasons.map(each => element('option', { value: each.code }, `${each.name}（${each.basis}）`)));
  return element('details', { class: 'ow-order' },
    element('summary', { class: 'btn btn-default' }, '停止计时'),
    form({
      fields: [
        { name: 'reason', label: '停表事由', input: reason },
        { name: 'days', label: '所需工作日', input: element('input', { id: 'ow-pause-days', type: 'number', min: 1, max: 250, required: true }), hint: '1 到 250，写入告知书' },
        { name: 'explanation', label: '说明', input: element('textarea', { id: 'ow-pause-explanation', rows: 3, maxlength: 2000, required: true }) },
        { name: 'evidence', label: '凭据', input: element('input', { id: 'ow-pause-evidence', type: 'text', maxlength: 500, required: true }), hint: '如委托书、通知书的编号' }
      ],
      button: '停止计时并告知申请人',
      submit: values => send(`tasks/${encodeURIComponent(taskId)}/pauses`, values).then(reload)
    }));
}

function pausesView(pauses) {
  return [element('h4', {}, '停止计时'), table(['事由', '告知书', '预计', '停表', '恢复', '经办', '说明和凭据'], pauses.map(each => [
    element('span', { title: each.basis }, each.reasonName), each.noticeNumber, `${each.announcedDays} 个工作日`,
    time(each.begunAt), each.endedAt ? time(each.endedAt) : '停表中', each.orderedBy, `${each.explanation}（${each.evidence}）`
  ]))];
}

function extensionsView(extensions) {
  return [element('h4', {}, '延期'), table(['时限', '延长', '理由', '申请人', '状态', '审批'], extensions.map(each => [
    element('span', { title: each.basis }, each.name), `${each.days} 个工作日`, each.reason, each.requestedBy, each.state,
    each.decidedAt ? `${each.decidedBy} ${time(each.decidedAt)}` : ''
  ]))];
}

function clockView(clock, taskId, reload) {
  const state = clock.running
    ? light(clock.light, remaining(clock.remainingDays, clock.light))
    : light(clock.light, clock.state);
  const limit = `${clock.kind}时限${clock.average ? '（平均）' : ''} ${clock.amount} ${units[clock.unit]}` + (clock.extended ? `，已延期 ${clock.extended} ${units[clock.unit]}` : '');
  // While it stands still nobody knows when it ends.
  const dates = clock.paused
    ? [element('dt', {}, '停表'), element('dd', {}, `${time(clock.pausedSince)} 起停止计算，恢复计时后重新计算届满时间`)]
    : [element('dt', {}, '黄灯'), element('dd', {}, time(clock.warnAt)),
      element('dt', {}, clock.average ? '平均数届满' : '届满'),
      element('dd', {}, time(clock.dueAt) + (clock.average ? '，之后办结的不算超期，计入本期平均数' : '') + (clock.provisional ? '（暂定：该年放假安排未公布）' : ''))];
  return element('section', { class: 'ow-clock' },
    element('h4', {}, clock.name, ' ', element('small', {}, limit), ' ', state),
    element('dl', {},
      element('dt', {}, '起算'), element('dd', {}, time(clock.startedAt)),
      ...dates,
      ...(clock.endedAt ? [element('dt', {}, '结束'), element('dd', {}, time(clock.endedAt))] : []),
      element('dt', {}, '责任部门'), element('dd', {}, clock.department),
      element('dt', {}, '依据'), element('dd', {}, clock.basis)),
    explanation(clock),
    clock.canExtend && extensionForm(clock, taskId, reload));
}

function show(node, taskId) {
  const reload = () => {
    document.dispatchEvent(new Event('onewindow-changed'));
    return show(node, taskId);
  };
  return request(`tasks/${encodeURIComponent(taskId)}/deadlines`)
    .then(({ clocks, pauses, extensions, pauseReasons }) => node.replaceChildren(element('div', { class: 'ow-tab' },
      pauseReasons.length ? pauseForm(pauseReasons, taskId, reload) : null,
      ...(clocks.length ? clocks.map(clock => clockView(clock, taskId, reload)) : [element('p', {}, '这个办件还没有时钟')]),
      ...(pauses.length ? pausesView(pauses) : []),
      ...(extensions.length ? extensionsView(extensions) : []))))
    .catch(error => node.replaceChildren(failure(error)));
}

export default {
  id: 'onewindow-deadlines',
  pluginPoint: 'tasklist.task.detail',
  priority: 450,
  properties: { label: '时限' },
  render(node, { taskId }) {
    node.replaceChildren(element('p', {}, '正在读取…'));
    show(node, taskId);
  }
};
