// Small pieces of pages. Text always goes in as text, never as HTML.
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (key.startsWith('on')) {
      node.addEventListener(key.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(key, value === true ? '' : value);
    }
  });
  node.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export function table(heads, rows, attributes = {}) {
  return element('table', { class: 'ow-table', ...attributes },
    element('thead', {}, element('tr', {}, ...heads.map(head => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, cell ?? ''))))));
}

export function time(local) {
  return local ? local.slice(0, 16).replace('T', ' ') : '';
}

export function remaining(days, light) {
  if (light === 'RED') {
    return days < 0 ? `超期 ${-days} 个工作日` : '已超期';
  }
  if (light === 'BLUE') {
    return `停表 · 剩 ${days} 个工作日`;
  }
  // Only an average goes on being yellow when it is over: no single case is late by it.
  if (days < 0) {
    return `超过平均数 ${-days} 个工作日`;
  }
  return days === 0 ? '今日到期' : `剩 ${days} 个工作日`;
}

export function light(colour, text) {
  return element('span', { class: `ow-light ow-light-${colour.toLowerCase()}` }, text);
}

export function failure(error) {
  return element('p', { class: 'ow-failure', role: 'alert' }, error.message);
}

// The browser's own button speaks the browser's language; the label is one that speaks ours.
export function filePicker(id, accept) {
  const name = element('span', {}, '未选择文件');
  const input = element('input', {
    type: 'file', id, accept, required: true,
    onchange() { name.textContent = input.files.length ? input.files[0].name : '未选择文件'; }
  });
  return { input, body: element('span', { class: 'ow-file' }, input, element('label', { for: id, class: 'btn btn-default' }, '选择文件'), name) };
}

// A form whose fields are told one by one what is wrong with them.
// fields: [{ name, label, input, hint, body, value, also }]; others: what stands beside the button. The input is the element that is labelled, marked and focused;
// body is what is shown of a field that has several inputs, value() what is sent of it, also another name of it in errors.
export function form({ fields, button, submit, others = [] }) {
  const general = element('p', { class: 'ow-failure', role: 'alert' });
  const rows = fields.map(field => {
    const id = field.input.id;
    const message = element('span', { class: 'ow-failure', id: `${id}-error`, role: 'alert' });
    field.input.setAttribute('aria-describedby', message.id);
    // What is being corrected is not wrong any more.
    field.input.addEventListener('input', () => {
      message.textContent = '';
      field.input.removeAttribute('aria-invalid');
    });
    return { ...field, message, node: element('div', { class: 'ow-field' },
      element('label', { for: id }, field.label), field.body ?? field.input, field.hint && element('small', {}, field.hint), message) };
  });
  const sending = element('button', { class: 'btn btn-primary', type: 'submit' }, button);
  const refuse = error => {
    const wrong = rows.find(row => error.field && (row.name === error.field || row.also === error.field));
    const input = error.input ?? wrong?.input;
    (wrong ? wrong.message : general).textContent = error.message;
    input?.setAttribute('aria-invalid', 'true');
    sending.disabled = false;
    input?.focus();
  };
  const node = element('form', {
    class: 'ow-form',
    // The browser's own messages speak the browser's language; the server's speak ours.
    novalidate: true,
    onsubmit(event) {
      event.preventDefault();
      sending.disabled = true;
      general.textContent = '';
      rows.forEach(row => { row.message.textContent = ''; });
      node.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
      submit(Object.fromEntries(rows.map(row => [row.name, row.value ? row.value() : row.input.type === 'file' ? row.input.files[0] : row.input.value]))).catch(refuse);
    }
  }, ...rows.map(row => row.node), general, sending, ...others);
  return node;
}

// A dialog over the page; Escape or its cross closes it, and then it is gone.
export function dialog(title, content, closed = () => {}) {
  const heading = element('h3', { id: `ow-dialog-${Date.now()}` }, title);
  const node = element('dialog', { class: 'ow-dialog', 'aria-labelledby': heading.id, onclose() { node.remove(); closed(); } },
    element('header', {}, heading,
      element('button', { class: 'btn btn-link', type: 'button', 'aria-label': '关闭', onclick: () => node.close() }, '✕')),
    content);
  document.body.append(node);
  node.showModal();
  return node;
}
