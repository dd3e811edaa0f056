// The cases behind a number: a page at a time, sorted and filtered by the server, and all of them as Excel.
import { download, request } from '../../../../lib/onewindow/api.js';
import { dialog, element, failure, light, remaining, table, time } from '../../../../lib/onewindow/dom.js';
import { caseLink } from '../history/link.js';

const SIZE = 15;
const LIGHTS = { RED: '已超期', YELLOW: '即将到期', GREEN: '正常', BLUE: '停表' };

// Of an ended clock what was left at its end.
function left({ daysLeft, light: colour, endedAt }) {
  return endedAt && daysLeft === 0 && colour !== 'RED' ? '届满当日' : remaining(daysLeft, colour);
}

const NUMBER = { head: '办件编号', sort: 'NUMBER', cell: row => row.processInstance
  ? element('a', { href: `#/process-instance/${row.processInstance}/runtime`, title: '打开流程实例',
    onclick: event => event.target.closest('dialog')?.close() }, row.caseNumber)
  : caseLink(row.caseNumber) };
const DISTRICT = { head: '区县', sort: 'DISTRICT', cell: row => row.district };
const ITEM = { head: '事项', sort: 'ITEM', cell: row => row.item };
const APPLICANT = { head: '申请人', sort: 'APPLICANT', cell: row => row.applicant };
const STEP = { head: '环节', sort: 'STEP', cell: row => row.light ? row.step : element('span', { class: 'ow-none' }, '现在没有计时') };
const DEPARTMENT = { head: '责任部门', sort: 'DEPARTMENT', cell: row => row.light ? row.department ?? '（未指明）' : '—' };
const DUE = { head: '届满', sort: 'DUE', cell: row => row.dueAt ? time(row.dueAt) + (row.provisional ? '（暂定）' : '') : row.light ? '停表中' : '—' };
const LIGHT = { head: '灯', sort: 'WORST', cell: row => row.light ? light(row.light, row.lightName) : '—' };
const LEFT = { head: '剩余', cell: row => row.light ? left(row) : '—' };
const ENDED = { head: '结束', sort: 'ENDED', cell: row => time(row.endedAt) };

const OPEN = [NUMBER, ITEM, APPLICANT, STEP, DEPARTMENT, DUE, LIGHT, LEFT];
const COLUMNS = {
  OPEN,
  IN_PROCESS: OPEN,
  ENDED: [NUMBER, ITEM, APPLICANT, STEP, DEPARTMENT, DUE, ENDED, LIGHT, LEFT, { head: '用时 / 时限', cell: row => row.used }],
  CLOSED: [NUMBER, ITEM, APPLICANT, { ...ENDED, head: '办结' }, { head: '结果', cell: row => row.outcome }, { head: '办理方式', cell: row => row.handling }]
};

export function path(query, endpoint = 'cases') {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return `board/${endpoint}?${new URLSearchParams(given)}`;
}

export function rows(list, found, columns = COLUMNS[list]) {
  return table(columns.map(column => column.head), found.map(row => columns.map(column => column.cell(row))),
    { class: `ow-table ow-cases${columns.includes(DISTRICT) ? ' ow-cases-district' : ''}` });
}

function picker(label, any, choices, chosen, changed) {
  const select = element('select', { 'aria-label': label, onchange: () => changed(select.value) },
    element('option', { value: '' }, any),
    ...choices.map(({ id, name }) => element('option', { value: id, selected: chosen === id }, name)));
  return select;
}

// query: what the number counts, as the server's parameters; list says which columns there are.
// choices: the districts and departments that one may choose among, as the server's board/scope gives them.
export function caseTable(query, { districts = [], departments = [] } = {}) {
  const list = query.list ?? 'OPEN';
  const ends = list === 'ENDED' || list === 'CLOSED';
  const state = { ...query, list, size: SIZE, page: 0, ...(ends ? { sort: 'ENDED', descending: true } : { sort: 'WORST' }) };
  const columns = districts.length > 1 ? [COLUMNS[list][0], DISTRICT, ...COLUMNS[list].slice(1)] : COLUMNS[list];
  const body = element('div', { class: 'ow-case-page', 'aria-live': 'polite' });
  const said = element('span', { role: 'status' });
  const wrong = element('span', { class: 'ow-failure', role: 'alert' });
  const turn = (step, label) => element('button', {
    class: 'btn btn-default btn-sm', type: 'button', onclick() { state.page += step; show(); }
  }, label);
  const back = turn(-1, '上一页');
  const on = turn(1, '下一页');
  const again = () => { state.page = 0; show(); };

  const heads = () => columns.forEach((column, i) => {
    const head = body.querySelectorAll('th')[i];
    if (!column.sort) {
      return;
    }
    const sorted = state.sort === column.sort;
    head.setAttribute('aria-sort', sorted ? (state.descending ? 'descending' : 'ascending') : 'none');
    head.replaceChildren(element('button', {
      class: 'ow-sort', type: 'button', 'data-sort': column.sort,
      onclick() {
        Object.assign(state, { sort: column.sort, descending: sorted && !state.descending });
        again();
      }
    }, column.head, sorted ? (state.descending ? ' ▼' : ' ▲') : ''));
  });

  let asked = 0;
  let shown = {};
  const show = () => {
    const mine = ++asked;
    wrong.textContent = '';
    return request(path(state)).then(({ total, rows: found }) => {
      if (mine !== asked) {
        return;
      }
      shown = { sort: state.sort, descending: state.descending };
      const focused = document.activeElement?.dataset.sort;
      const pages = Math.max(1, Math.ceil(total / SIZE));
      body.replaceChildren(total ? rows(list, found, columns) : element('p', { class: 'ow-empty' }, '没有符合条件的办件。'));
      if (total) {
        heads();
        body.querySelector(`[data-sort="${focused}"]`)?.focus();
      }
      said.textContent = `共 ${total} 条，第 ${state.page + 1} / ${pages} 页`;
      back.disabled = state.page === 0;
      on.disabled = state.page + 1 >= pages;
      excel.disabled = total === 0;
    }).catch(error => {
      if (mine !== asked) {
        return;
      }
      if (shown.sort && shown.sort !== state.sort) {
        // a list may be too long for this order: the one that is shown stays
        Object.assign(state, shown);
        wrong.textContent = error.message;
      } else {
        body.replaceChildren(failure(error));
      }
    });
  };

  // What is shown, as it is filtered and sorted; all pages of it.
  const excel = element('button', {
    class: 'btn btn-default btn-sm', type: 'button',
    onclick() {
      excel.disabled = true;
      wrong.textContent = '';
      const { page, size, ...all } = state;
      download(path(all, 'cases.xlsx'))
        .catch(error => { wrong.textContent = error.message; })
        .finally(() => { excel.disabled = false; });
    }
  }, '导出 Excel');
  const lights = Object.entries(LIGHTS).filter(([id]) => !ends || id !== 'BLUE').map(([id, name]) => ({ id, name }));
  const choose = name => value => { state[name] = value; again(); };
  let typing;
  const text = element('input', {
    type: 'search', 'aria-label': '办件编号或申请人', placeholder: '办件编号或申请人', maxlength: 100,
    oninput() {
      clearTimeout(typing);
      typing = setTimeout(() => { state.text = text.value; again(); }, 250);
    }
  });
  const node = element('div', { class: 'ow-case-list' },
    element('div', { class: 'ow-case-filter' }, text,
      list === 'CLOSED' ? null : picker('灯', '各种灯', lights, query.light, choose('light')),
      districts.length > 1 ? picker('区县', '全部区县', districts, query.district, choose('district')) : null,
      departments.length ? picker('责任部门', '各部门', departments, query.department, choose('department')) : null,
      said, back, on, excel, wrong), body);
  show();
  return node;
}

export function openCases(title, query) {
  dialog(title, caseTable(query)).classList.add('ow-wide');
}
