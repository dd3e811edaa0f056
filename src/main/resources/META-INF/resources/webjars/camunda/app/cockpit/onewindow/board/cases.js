// The cases behind a number: a page at a time, sorted and filtered by the server.
import { request } from '../../../../lib/onewindow/api.js';
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
const ITEM = { head: '事项', sort: 'ITEM', cell: row => row.item };
const APPLICANT = { head: '申请人', sort: 'APPLICANT', cell: row => row.applicant };
const STEP = { head: '环节', sort: 'STEP', cell: row => row.step };
const DEPARTMENT = { head: '责任部门', sort: 'DEPARTMENT', cell: row => row.department ?? '（未指明）' };
const DUE = { head: '届满', sort: 'DUE', cell: row => row.dueAt ? time(row.dueAt) + (row.provisional ? '（暂定）' : '') : '停表中' };
const LIGHT = { head: '灯', sort: 'WORST', cell: row => light(row.light, row.lightName) };
const LEFT = { head: '剩余', cell: left };
const ENDED = { head: '结束', sort: 'ENDED', cell: row => time(row.endedAt) };

const COLUMNS = {
  OPEN: [NUMBER, ITEM, APPLICANT, STEP, DEPARTMENT, DUE, LIGHT, LEFT],
  ENDED: [NUMBER, ITEM, APPLICANT, STEP, DEPARTMENT, DUE, ENDED, LIGHT, LEFT, { head: '用时 / 时限', cell: row => row.used }],
  CLOSED: [NUMBER, ITEM, APPLICANT, { ...ENDED, head: '办结' }, { head: '结果', cell: row => row.outcome }, { head: '办理方式', cell: row => row.handling }]
};

export function path(query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return `board/cases?${new URLSearchParams(given)}`;
}

export function rows(list, found) {
  return table(COLUMNS[list].map(column => column.head), found.map(row => COLUMNS[list].map(column => column.cell(row))),
    { class: 'ow-table ow-cases' });
}

// query: what the number counts, as the server's parameters; list says which columns there are.
export function openCases(title, query) {
  const list = query.list ?? 'OPEN';
  const state = { ...query, list, size: SIZE, page: 0, ...(list === 'OPEN' ? { sort: 'WORST' } : { sort: 'ENDED', descending: true }) };
  const body = element('div', { class: 'ow-case-page', 'aria-live': 'polite' });
  const said = element('span', { role: 'status' });
  const turn = (step, label) => element('button', {
    class: 'btn btn-default btn-sm', type: 'button', onclick() { state.page += step; show(); }
  }, label);
  const back = turn(-1, '上一页');
  const on = turn(1, '下一页');
  const again = () => { state.page = 0; show(); };

  const heads = columns => columns.forEach((column, i) => {
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
  const show = () => {
    const mine = ++asked;
    return request(path(state)).then(({ total, rows: found }) => {
      if (mine !== asked) {
        return;
      }
      const focused = document.activeElement?.dataset.sort;
      const pages = Math.max(1, Math.ceil(total / SIZE));
      body.replaceChildren(total ? rows(list, found) : element('p', { class: 'ow-empty' }, '没有符合条件的办件。'));
      if (total) {
        heads(COLUMNS[list]);
        body.querySelector(`[data-sort="${focused}"]`)?.focus();
      }
      said.textContent = `共 ${total} 条，第 ${state.page + 1} / ${pages} 页`;
      back.disabled = state.page === 0;
      on.disabled = state.page + 1 >= pages;
    }).catch(error => mine === asked && body.replaceChildren(failure(error)));
  };

  const colour = element('select', { 'aria-label': '灯', onchange() { state.light = colour.value; again(); } },
    element('option', { value: '' }, '各种灯'),
    ...Object.entries(LIGHTS).filter(([id]) => list === 'OPEN' || id !== 'BLUE')
      .map(([id, name]) => element('option', { value: id, selected: query.light === id }, name)));
  let typing;
  const text = element('input', {
    type: 'search', 'aria-label': '办件编号或申请人', placeholder: '办件编号或申请人', maxlength: 100,
    oninput() {
      clearTimeout(typing);
      typing = setTimeout(() => { state.text = text.value; again(); }, 250);
    }
  });
  dialog(title, element('div', {},
    element('div', { class: 'ow-case-filter' }, text, list === 'CLOSED' ? null : colour, said, back, on), body)).classList.add('ow-wide');
  show();
}
