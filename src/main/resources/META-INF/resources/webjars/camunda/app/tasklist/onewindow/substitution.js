// Standing in 委托: in the navigation bar; who stands in for the user, and for whom the user does.
import { request, send } from '../../../lib/onewindow/api.js';
import { dialog, element, failure, form, table } from '../../../lib/onewindow/dom.js';

function listView(substitutions, revoke) {
  return substitutions.length ? table(['', '委托人', '受托人', '期间', '理由', '状态', ''], substitutions.map(each => [
    each.given ? '我委托' : '受托', each.principal, each.deputy, `${each.from} 至 ${each.to}`, each.reason, each.state,
    each.canRevoke && element('button', { class: 'btn btn-default btn-xs', type: 'button', 'aria-label': `收回对${each.deputy}的委托`, onclick: () => revoke(each) }, '收回')
  ])) : element('p', {}, '没有委托');
}

function orderForm(deputies, today, done) {
  if (!deputies.length) {
    return element('p', { role: 'status' }, '本部门、本区县没有可以受托的人员。');
  }
  const deputy = element('select', { id: 'ow-deputy', required: true },
    element('option', { value: '', disabled: true, selected: true, hidden: true }, '请选择同事'),
    ...deputies.map(each => element('option', { value: each.id }, each.name)));
  return form({
    fields: [
      { name: 'deputy', label: '受托人', input: deputy, hint: '本部门、本区县的人员' },
      { name: 'from', label: '开始日期', input: element('input', { id: 'ow-deputy-from', type: 'date', min: today, value: today, required: true }) },
      { name: 'to', label: '结束日期', input: element('input', { id: 'ow-deputy-to', type: 'date', min: today, required: true }), hint: '当日 24 时自动收回，最长 90 日' },
      { name: 'reason', label: '委托理由', input: element('input', { id: 'ow-deputy-reason', type: 'text', maxlength: 500, required: true }), hint: '通知受托人' }
    ],
    button: '委托',
    submit: values => send('substitutions', values).then(done)
  });
}

function draw(body, { substitutions, deputies, today }, status) {
  const again = text => answer => { draw(body, answer, text); document.dispatchEvent(new Event('onewindow-changed')); };
  const wrong = element('div', {});
  const revoke = each => send(`substitutions/${each.id}/revocation`, {}).then(again('委托已收回。'))
    .catch(error => wrong.replaceChildren(failure(error)));
  body.replaceChildren(
    element('p', {}, '外出期间由同事代办：已认领的任务转给受托人，受托人也可以认领您作为负责人的任务；期满自动收回。'),
    status ? element('p', { role: 'status' }, status) : '',
    wrong, listView(substitutions, revoke),
    element('h4', {}, '新的委托'), orderForm(deputies, today, again('已委托。')));
}

export default {
  id: 'onewindow-substitution',
  pluginPoint: 'tasklist.navbar.action',
  priority: 350,
  render(node) {
    node.append(element('a', {
      href: '', role: 'button', 'aria-haspopup': 'dialog', 'aria-label': '委托代办',
      onclick(event) {
        event.preventDefault();
        const body = element('div', { class: 'ow-wide' }, element('p', {}, '正在读取…'));
        dialog('委托代办', body);
        request('substitutions').then(answer => draw(body, answer)).catch(error => body.replaceChildren(failure(error)));
      }
    }, element('span', { class: 'glyphicon glyphicon-transfer', 'aria-hidden': 'true' }), ' 委托'));
  }
};
