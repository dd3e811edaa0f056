// The calendar that holds now: its years, which have a notice and which are provisional, and one of them by months.
import { element, light } from '../../../../lib/onewindow/dom.js';
import { inRanges, isWeekend, weekday } from './days.js';

const HEADS = ['一', '二', '三', '四', '五', '六', '日'];

function cell(date, special, today) {
  const attributes = { class: isWeekend(date) ? 'ow-weekend' : '', title: `${date}${special ? ` ${special.why}` : ''}` };
  if (special) {
    attributes.class = special.working ? 'ow-made-up' : 'ow-off';
  }
  if (date === today) {
    attributes['aria-current'] = 'date';
  }
  return element('td', attributes, String(Number(date.slice(8))));
}

function month(year, number, byDate, today) {
  const prefix = `${year}-${String(number).padStart(2, '0')}-`;
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const cells = Array.from({ length: (weekday(`${prefix}01`) + 6) % 7 }, () => element('td', {}));
  for (let day = 1; day <= length; day++) {
    const date = prefix + String(day).padStart(2, '0');
    cells.push(cell(date, byDate.get(date), today));
  }
  const weeks = [];
  while (cells.length) {
    weeks.push(element('tr', {}, ...cells.splice(0, 7)));
  }
  return element('table', { class: 'ow-month' },
    element('caption', {}, `${number}月`),
    element('thead', {}, element('tr', {}, ...HEADS.map(head => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...weeks));
}

function state(year) {
  if (year.provisional) {
    return '放假安排未公布，暂按法定节假日计算，不含调休';
  }
  return year.source ? `依据${year.source}` : '放假安排已随系统载入';
}

function oneYear(year, today) {
  const byDate = new Map(year.days.map(day => [day.date, day]));
  const ranges = inRanges(year.days.map(({ date, working, why }) => ({ date, working, name: why })));
  return element('div', {},
    element('p', {}, element('strong', {}, `${year.year}年`), ` ${state(year)}。工作日 ${year.workingDays} 天。 `,
      element('span', { class: 'ow-legend ow-off' }, '放假'), element('span', { class: 'ow-legend ow-made-up' }, '上班'),
      element('span', { class: 'ow-legend ow-weekend' }, '周末')),
    element('div', { class: 'ow-months' }, ...Array.from({ length: 12 }, (_, i) => month(year.year, i + 1, byDate, today))),
    element('details', {}, element('summary', {}, '逐条列出'),
      element('ul', { class: 'ow-ranges' }, ...ranges.map(({ text, working, name }) =>
        element('li', {}, `${text} ${working ? '' : '放假 '}${name}`)))));
}

// chosen: the year that was shown before, if any.
export function years({ today, years: all }, chosen, choose) {
  const shown = element('div', {});
  const buttons = all.map(year => element('button', {
    class: 'ow-year', type: 'button', onclick: () => show(year)
  }, String(year.year), ' ', year.provisional ? light('YELLOW', '暂定') : light('GREEN', '已公布')));
  const show = year => {
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', all[i] === year));
    shown.replaceChildren(oneYear(year, today));
    choose(year.year);
  };
  show(all.find(year => year.year === chosen) ?? all.find(year => String(year.year) === today.slice(0, 4)) ?? all.at(-1));
  return element('div', {}, element('div', { class: 'ow-years', role: 'group', 'aria-label': '年份' }, ...buttons), shown);
}
