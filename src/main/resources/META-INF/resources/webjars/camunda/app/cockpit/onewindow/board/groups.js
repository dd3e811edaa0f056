// The figures by district, department, process or item.
import { element, table } from '../../../../lib/onewindow/dom.js';
import { count, LIGHTS, link, rate, shown, times } from './numbers.js';

export const DIMENSIONS = [
  { id: 'DEPARTMENT', name: '部门', parameter: 'department' },
  { id: 'DISTRICT', name: '区县', parameter: 'district' },
  { id: 'PROCESS', name: '流程', parameter: 'process' },
  { id: 'ITEM', name: '事项', parameter: 'item' }
];

// The part in time; what is left is the part that was late.
function bar(value) {
  const filled = element('i', {});
  filled.style.width = `${value}%`;
  return element('span', { class: 'ow-bar', 'aria-hidden': true }, filled);
}

export function groupTable(groups, dimension, query) {
  if (!groups.length) {
    return element('p', { class: 'ow-empty' }, '现在没有在办的时限，期间内也没有结束的。');
  }
  return table([dimension.name, ...LIGHTS.map(light => light.name), '期间结束', '按时', '超期', '按时率', '平均用时 / 时限'], groups.map(group => {
    const of = { ...query, [dimension.parameter]: group.id };
    const ended = { ...of, list: 'ENDED' };
    const title = text => `${group.name} · ${text}`;
    const used = times(group);
    return [
      group.name,
      ...LIGHTS.map(({ count: key, light }) => count(group.open[key], title('在办件'), { ...of, list: 'OPEN', light })),
      count(group.ended, title('期间内结束的时限'), ended),
      count(group.inTime, title('期间内按时'), { ...ended, late: false }),
      count(group.late, title('期间内超期'), { ...ended, late: true }),
      rate(group) === null ? '—' : element('span', { class: 'ow-rate' }, bar(rate(group)), link(shown(rate(group)), title('期间内结束的时限'), ended)),
      used.length ? element('div', {}, ...used.map(text => element('div', {}, link(text, title('期间内结束的时限'), ended)))) : '—'
    ];
  }), { class: 'ow-table ow-groups' });
}
