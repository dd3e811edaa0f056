// A list of rows to fill in, with a button to add one and one to take each away.
import { element } from '../../../../lib/onewindow/dom.js';

// make(value): the inputs of a row, for a value of fill() or for undefined. There is always at least one row.
export function rows(id, label, make, addLabel) {
  const list = element('div', { id, class: 'ow-rows', role: 'group', 'aria-label': label, tabindex: -1 });
  const inputs = row => [...row.querySelectorAll('input, select')];
  const number = () => [...list.children].forEach((row, i, all) => {
    row.lastElementChild.hidden = all.length === 1;
    row.lastElementChild.setAttribute('aria-label', `删除第${i + 1}行`);
  });
  const insert = value => {
    const row = element('div', { class: 'ow-row' }, ...make(value), element('button', {
      class: 'btn btn-link', type: 'button',
      onclick() {
        const next = row.nextElementSibling ?? row.previousElementSibling;
        row.remove();
        number();
        inputs(next)[0].focus();
      }
    }, '删除'));
    list.append(row);
    number();
    return row;
  };
  insert();
  const add = element('button', { class: 'btn btn-default btn-sm', type: 'button', onclick: () => inputs(insert())[0].focus() }, addLabel);
  return {
    input: list,
    body: element('div', {}, list, add),
    all: () => [...list.children].map(inputs),
    disable: disabled => inputs(list).forEach(input => { input.disabled = disabled; }),
    fill(values) {
      list.replaceChildren();
      values.forEach(insert);
    }
  };
}
