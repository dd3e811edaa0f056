// The box above the list: finds cases by a part of their number or of the applicant's name, whatever filter is chosen.
import { request } from '../../../lib/onewindow/api.js';
import { dialog, element, failure } from '../../../lib/onewindow/dom.js';
import { taskAddress } from './address.js';
import { showCase } from './case.js';

function openCase(number) {
  const body = element('div', { class: 'ow-case-dialog' }, element('p', {}, '正在读取…'));
  dialog(`办件 ${number}`, body);
  showCase(body, number);
}

function found(each) {
  return element('li', {},
    element('button', { class: 'btn btn-link', type: 'button', title: '查看办件', onclick: () => openCase(each.number) }, each.number),
    ' ', element('span', { class: 'ow-found-state' }, each.state),
    element('div', {}, `${each.applicant}　${each.subject}`),
    ...each.tasks.map(task => element('a', { href: taskAddress(task.id) }, `办理：${task.name}`)));
}

function results({ cases, more }) {
  return [
    element('p', { role: 'status' }, cases.length ? `找到 ${cases.length} 件${more ? '，还有更多，请多输入几个字' : ''}` : more ? '没有找到，请多输入几个字' : '没有找到可以查看的办件'),
    element('ul', {}, ...cases.map(found))
  ];
}

export default {
  id: 'onewindow-search',
  pluginPoint: 'tasklist.list',
  priority: 200,
  render(node) {
    const answer = element('div', { class: 'ow-found' });
    let asked = 0;
    const clear = () => { asked++; answer.replaceChildren(); input.removeAttribute('aria-invalid'); };
    const input = element('input', {
      id: 'ow-search', type: 'search', maxlength: 100, placeholder: '按办件编号或者申请人查找', 'aria-label': '按办件编号或者申请人查找',
      autocomplete: 'off',
      oninput() { if (!input.value) { clear(); } }
    });
    const look = event => {
      event.preventDefault();
      clear();
      const mine = asked;
      request(`search?text=${encodeURIComponent(input.value)}`)
        .then(found => mine === asked && answer.replaceChildren(...results(found)))
        .catch(error => { answer.replaceChildren(failure(error)); if (error.field) { input.setAttribute('aria-invalid', 'true'); } });
    };
    node.append(element('form', {
      class: 'ow-search', role: 'search', novalidate: true, onsubmit: look,
      // Tasklist's own keys of the list are not meant while one types or walks through the results.
      onkeydown(event) {
        if (event.key === 'Escape') {
          event.preventDefault();
          input.value = '';
          clear();
          input.focus();
        }
      }
    }, element('div', { class: 'ow-search-box' }, input, element('button', { class: 'btn btn-default', type: 'submit' }, '查找')), answer));
  }
};
