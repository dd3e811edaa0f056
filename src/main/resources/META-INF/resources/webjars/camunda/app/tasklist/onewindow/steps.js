// Where a case is now: the open steps and who has them; urging 催办 them, and who has urged.
import { request, send } from '../../../lib/onewindow/api.js';
import { dialog, element, failure, form, table, time } from '../../../lib/onewindow/dom.js';

function urgeDialog(number, step, drawn) {
  const opened = dialog(`催办：${step.name}`, form({
    fields: [{ name: 'reason', label: '催办理由', input: element('textarea', { id: 'ow-urge-reason', rows: 3, maxlength: 500, required: true }),
      hint: `通知${step.assignee ?? step.department ?? '承办人'}，写入办理记录；同一任务 24 小时内只催办一次`, also: 'task' }],
    button: '催办',
    submit: ({ reason }) => send(`cases/${encodeURIComponent(number)}/urges`, { task: step.task, reason }).then(answer => {
      opened.close();
      drawn(answer, '已催办，承办人已收到消息。');
      document.dispatchEvent(new Event('onewindow-changed'));
    })
  }));
  opened.querySelector('textarea').focus();
}

function draw(node, number, { steps, urges }, status) {
  const again = (answer, said) => draw(node, number, answer, said);
  node.replaceChildren(
    element('h4', {}, '正在办理'),
    status ? element('p', { role: 'status' }, status) : '',
    steps.length ? table(['环节', '承办部门', '承办人', '开始', ''], steps.map(each => [
      each.name, each.department, each.assignee ?? '待认领', time(each.since),
      each.canUrge && element('button', { class: 'btn btn-default btn-xs', type: 'button', 'aria-label': `催办${each.name}`, onclick: () => urgeDialog(number, each, again) }, '催办')
    ])) : element('p', {}, '没有正在办理的环节'),
    ...(urges.length ? [element('h4', {}, '催办'), table(['环节', '催办部门', '理由', '经办', '时间'], urges.map(each =>
      [each.taskName, each.office, each.reason, each.by, time(each.at)]))] : []));
}

export function steps(number) {
  const node = element('section', { class: 'ow-steps' });
  request(`cases/${encodeURIComponent(number)}/steps`)
    .then(answer => draw(node, number, answer))
    .catch(error => node.replaceChildren(element('h4', {}, '正在办理'), failure(error)));
  return node;
}
