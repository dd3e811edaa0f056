// The page 部门月报 in Cockpit: what each department carried over, received, did, returned and still has, month by month.
import { request, url } from '../../../../lib/onewindow/api.js';
import { element, failure, table } from '../../../../lib/onewindow/dom.js';
import { times } from '../board/numbers.js';

const PATH = '/onewindow/ledger';
const HEADS = ['区县', '部门', '上月结转', '本月收件', '办结', '其中超期', '退回', '在办', '平均用时 / 时限'];

function row(line) {
  const used = times(line);
  return [line.district, line.department, line.carriedOver, line.received, line.done, line.late, line.returned, line.open]
    .map(each => each === null ? '' : String(each))
    .concat([used.length ? element('div', {}, ...used.map(text => element('div', {}, text))) : '—']);
}

function ledgerTable({ lines, total, over }) {
  if (!lines.length) {
    return element('p', { class: 'ow-empty' }, '这个月各部门没有件。');
  }
  const heads = HEADS.map(head => head === '在办' ? (over ? '月末在办' : '现在在办') : head);
  const shown = table(heads, lines.map(row), { class: 'ow-table ow-ledger' });
  const cells = row(total).slice(1);
  shown.append(element('tfoot', {}, element('tr', {}, element('th', { scope: 'row', colspan: 2 }, cells[0]),
    ...cells.slice(1).map(cell => element('td', {}, cell)))));
  return shown;
}

// Months from "2026-04", as the browser's own field for months does not speak Chinese everywhere.
function monthPicker(today, chosen) {
  const [thisYear, thisMonth] = today.split('-').map(Number);
  const step = by => {
    const count = Number(year.value) * 12 + Number(month.value) - 1 + by;
    set(Math.floor(count / 12), count % 12 + 1);
  };
  const set = (toYear, toMonth) => {
    if (![...year.options].some(option => Number(option.value) === toYear)) {
      return;
    }
    year.value = toYear;
    month.value = toMonth;
    changed();
  };
  const isFuture = (y, m) => y * 12 + m > thisYear * 12 + thisMonth;
  const changed = () => {
    [...month.options].forEach(option => { option.disabled = isFuture(Number(year.value), Number(option.value)); });
    if (isFuture(Number(year.value), Number(month.value))) {
      month.value = thisMonth;
    }
    on.disabled = isFuture(Number(year.value), Number(month.value) + 1);
    chosen(`${year.value}-${String(month.value).padStart(2, '0')}`);
  };
  const year = element('select', { 'aria-label': '年', onchange: () => changed() },
    ...Array.from({ length: 10 }, (_, i) => element('option', { value: thisYear - i }, `${thisYear - i}年`)));
  const month = element('select', { 'aria-label': '月', onchange: () => changed() },
    ...Array.from({ length: 12 }, (_, i) => element('option', { value: i + 1 }, `${i + 1}月`)));
  const back = element('button', { class: 'ow-year', type: 'button', onclick: () => step(-1) }, '上一月');
  const on = element('button', { class: 'ow-year', type: 'button', onclick: () => step(1) }, '下一月');
  return { node: element('div', { class: 'ow-period', role: 'group', 'aria-label': '月份' }, '月份', year, month, back, on), start: () => set(thisYear, thisMonth) };
}

function page(node, scope) {
  const query = { district: '', month: '' };
  const body = element('div', { class: 'ow-part-body', 'aria-live': 'polite' });
  const said = element('span', { class: 'ow-none', role: 'status' });
  const excel = element('a', { class: 'btn btn-default btn-sm', download: '' }, '导出 Excel');
  let asked = 0;
  const show = () => {
    const mine = ++asked;
    const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
    excel.href = url(`ledger/workbook?${parameters}`);
    body.setAttribute('aria-busy', 'true');
    request(`ledger?${parameters}`)
      .then(found => {
        if (mine === asked) {
          said.textContent = found.over ? '已过的月份，数字不再变动' : '本月截至此刻';
          body.replaceChildren(ledgerTable(found));
        }
      })
      .catch(error => mine === asked && body.replaceChildren(failure(error)))
      .finally(() => mine === asked && body.removeAttribute('aria-busy'));
  };
  const district = element('select', { id: 'ow-ledger-district', onchange() { query.district = district.value; show(); } },
    ...(scope.districts.length > 1 ? [element('option', { value: '' }, '全部区县')] : []),
    ...scope.districts.map(({ id, name }) => element('option', { value: id }, name)));
  const months = monthPicker(scope.today, month => { query.month = month; show(); });
  node.replaceChildren(element('div', { class: 'ow-board' },
    element('header', {}, element('h2', {}, '部门月报'), element('label', { for: district.id }, '区县'), district, months.node, said, excel),
    element('section', { class: 'ow-part' }, body),
    element('p', { class: 'ow-empty' }, '一件是一个办件在一个部门的一个环节。上月结转 + 本月收件 − 办结 − 退回 = 在办。退回包括撤回、退件、终止，也包括移送其他部门。')));
  months.start();
}

export default [
  {
    id: 'onewindow-ledger-link',
    pluginPoint: 'cockpit.navigation',
    priority: 5.5,
    properties: { checkActive: location => location.includes(`#${PATH}`) },
    render(node) {
      node.append(element('a', { href: `#${PATH}` }, '部门月报'));
    }
  },
  {
    id: 'onewindow-ledger',
    pluginPoint: 'cockpit.route',
    properties: { path: PATH },
    render(node) {
      request('board/scope')
        .then(scope => page(node, scope))
        .catch(error => node.replaceChildren(element('div', { class: 'ow-board' }, failure(error))));
    }
  }
];
