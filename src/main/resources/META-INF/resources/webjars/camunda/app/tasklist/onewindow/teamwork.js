// What colleagues do about a task together: who has signed 会签, comments 留言, handing it over 转办.
import { request, send } from '../../../lib/onewindow/api.js';
import { element, failure, form, table, time } from '../../../lib/onewindow/dom.js';

const SIGNED = '已签', OPEN = '未签';

function signersView(signers, taskId) {
  const done = signers.filter(each => each.signedAt).length;
  return [element('h4', {}, `会签：${signers.length} 个部门，已签 ${done} 个`), table(['部门', '承办人', '状态', '时间'], signers.map(each => [
    (each.department ?? '') + (each.task === taskId ? '（本任务）' : ''), each.person,
    element('span', { class: `ow-light ow-light-${each.signedAt ? 'green' : each.cancelled ? 'blue' : 'yellow'}` }, each.signedAt ? SIGNED : each.cancelled ? '已取消' : OPEN),
    time(each.signedAt)
  ]))];
}

function commentsView(comments, canComment, path, reload) {
  return [
    element('h4', {}, '留言'),
    comments.length ? table(['时间', '人员', '任务', '内容'], comments.map(each => [time(each.at), each.by, each.taskName, each.text])) : element('p', {}, '还没有留言'),
    canComment && form({
      fields: [{ name: 'text', label: '留言', input: element('textarea', { id: 'ow-comment', rows: 2, maxlength: 500, required: true }), hint: '同办这个办件的人员可以看到，写入办理记录' }],
      button: '留言',
      submit: values => send(`${path}/comments`, values).then(reload)
    })
  ];
}

function handoversView(handovers) {
  return [element('h4', {}, '转办、分派'), table(['任务', '原承办人', '承办人', '理由', '经办', '时间'], handovers.map(each => [
    each.taskName, each.from ?? '未认领', each.to, each.reason, each.by, time(each.at)
  ]))];
}

function handoverForm(path, done) {
  const user = element('select', { id: 'ow-handover-user', required: true },
    element('option', { value: '', disabled: true, selected: true, hidden: true }, '请选择同事'));
  const fields = form({
    fields: [
      { name: 'user', label: '转办给', input: user, hint: '本部门、本区县的人员；时限继续计算' },
      { name: 'reason', label: '转办理由', input: element('textarea', { id: 'ow-handover-reason', rows: 2, maxlength: 500, required: true }), hint: '写入办理记录，通知承办人' }
    ],
    button: '转办',
    submit: values => send(`${path}/handover`, values).then(done)
  });
  return element('details', {
    class: 'ow-order ow-handover',
    ontoggle({ target }) {
      if (target.open && user.options.length === 1) {
        request(`${path}/handover`)
          .then(found => {
            user.append(...found.map(each => element('option', { value: each.id }, each.name)));
            if (!found.length) {
              fields.replaceChildren(element('p', { role: 'status' }, '本部门没有其他可以承办这个任务的人员。'));
            }
          })
          .catch(error => fields.replaceChildren(failure(error)));
      }
    }
  }, element('summary', { class: 'btn btn-default' }, '转办'), fields);
}

// Into the tab: what there is to see, and the handover among its orders. handedOver is called when the task has gone.
export function teamwork(taskId, orders, handedOver) {
  const path = `tasks/${encodeURIComponent(taskId)}`;
  const node = element('section', { class: 'ow-teamwork' });
  const show = () => request(`${path}/teamwork`)
    .then(({ signers, handovers, comments, canHandOver, canComment }) => {
      orders.querySelector('.ow-handover')?.remove();
      if (canHandOver) {
        orders.prepend(handoverForm(path, handedOver));
      }
      node.replaceChildren(...[
        ...(signers.length ? signersView(signers, taskId) : []),
        ...(handovers.length ? handoversView(handovers) : []),
        ...commentsView(comments, canComment, path, show)
      ].filter(each => each));
    })
    .catch(error => node.replaceChildren(element('h4', {}, '留言'), failure(error)));
  show();
  return node;
}
