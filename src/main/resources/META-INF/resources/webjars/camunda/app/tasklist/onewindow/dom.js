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
  node.append(...children.filter(child => child !== null && child !== undefined));
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
  return days === 0 ? '今日到期' : `剩 ${days} 个工作日`;
}

export function light(colour, text) {
  return element('span', { class: `ow-light ow-light-${colour.toLowerCase()}` }, text);
}

export function failure(error) {
  return element('p', { class: 'ow-failure', role: 'alert' }, error.message);
}
