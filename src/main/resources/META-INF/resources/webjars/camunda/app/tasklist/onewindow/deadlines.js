// The tab 时限: the clocks of the case, the basis of each limit, why each day counts or does not, pauses and extensions.
import { request, send } from '../../../lib/onewindow/api.js';
import { clockView, extensionsView, pausesView } from '../../../lib/onewindow/clocks.js';
import { element, failure, form } from '../../../lib/onewindow/dom.js';

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

function show(node, taskId) {
  const reload = () => {
    document.dispatchEvent(new Event('onewindow-changed'));
    return show(node, taskId);
  };
  return request(`tasks/${encodeURIComponent(taskId)}/deadlines`)
    .then(({ clocks, pauses, extensions, pauseReasons }) => node.replaceChildren(element('div', { class: 'ow-tab' },
      pauseReasons.length ? pauseForm(pauseReasons, taskId, reload) : null,
      ...(clocks.length ? clocks.map(clock => clockView(clock, clock.canExtend && extensionForm(clock, taskId, reload))) : [element('p', {}, '这个办件还没有时钟')]),
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
