// What the user is told: how many messages are new, in the navigation bar; the last of them in a dialog.
import { request, send } from '../../../lib/onewindow/api.js';
import { dialog, element, failure, table, time } from '../../../lib/onewindow/dom.js';
import { taskAddress } from './address.js';

const MINUTE = 60000;

function list(messages, close) {
  return messages.length ? table(['时间', '办件', '内容', ''], messages.map(each => [
    time(each.at), each.caseNumber,
    element('span', { class: each.unread ? 'ow-message-new' : '' }, each.text),
    each.task ? element('a', { href: taskAddress(each.task), onclick: close }, '打开任务') : ''
  ])) : element('p', { role: 'status' }, '没有消息');
}

export default {
  id: 'onewindow-messages',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render(node, parameters, scope) {
    const count = element('span', { class: 'ow-count', hidden: true });
    const shown = unread => {
      count.textContent = unread;
      count.hidden = unread === 0;
      link.setAttribute('aria-label', unread ? `消息，${unread} 条未读` : '消息');
    };
    // Nobody asked for it: what goes wrong is said where somebody does.
    const ask = () => request('messages/unread').then(({ unread }) => shown(unread)).catch(error => console.warn('OneWindow: messages', error));
    const link = element('a', {
      href: '', role: 'button', 'aria-haspopup': 'dialog',
      onclick(event) {
        event.preventDefault();
        const body = element('div', { class: 'ow-wide' }, element('p', {}, '正在读取…'));
        const opened = dialog('消息', body, ask);
        request('messages').then(({ messages }) => {
          body.replaceChildren(list(messages, () => opened.close()));
          return messages.some(each => each.unread) ? send('messages/read', { last: messages[0].id }).then(() => shown(0)) : null;
        }).catch(error => body.replaceChildren(failure(error)));
      }
    }, element('span', { class: 'glyphicon glyphicon-bell' }), ' 消息', count);
    node.append(link);
    ask();
    const timer = setInterval(ask, MINUTE);
    document.addEventListener('onewindow-changed', ask);
    scope.$on('$destroy', () => { clearInterval(timer); document.removeEventListener('onewindow-changed', ask); });
  }
};
