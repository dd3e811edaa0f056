// Numbers that lead to the cases behind them, and how they are written.
import { element } from '../../../../lib/onewindow/dom.js';
import { openCases } from './cases.js';

const UNITS = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', WORKING_MINUTE: '分钟' };

export const LIGHTS = [
  { name: '正常', count: 'green', light: 'GREEN' },
  { name: '即将到期', count: 'yellow', light: 'YELLOW' },
  { name: '已超期', count: 'red', light: 'RED' },
  { name: '停表', count: 'paused', light: 'BLUE' }
];

export function link(text, title, query) {
  return element('button', { class: 'ow-number', type: 'button', title: `${title}：查看办件`, onclick: () => openCases(title, query) }, text);
}

export function count(number, title, query) {
  return number ? link(String(number), title, query) : element('span', { class: 'ow-none' }, '0');
}

const one = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });

// In percent, null of nothing. 100 only if it is all: 99.96 % is not shown as 100.
export function percent(part, whole) {
  if (!whole) {
    return null;
  }
  const tenths = Math.round(1000 * part / whole);
  return part < whole && tenths === 1000 ? 99.9 : tenths / 10;
}

export function shown(value) {
  return value === null ? '—' : `${value}%`;
}

export function rate({ inTime, late }) {
  return percent(inTime, inTime + late);
}

// What was used of the limits on average: 3.2 / 5.0 个工作日. The unit of most clocks in front.
export function times(group) {
  return [...group.times].sort((one, other) => other.clocks - one.clocks).map(({ unit, clocks, used, amount }) =>
    `${one.format(used / clocks)} / ${one.format(amount / clocks)} ${UNITS[unit]}`);
}
