// The figures of all cases together, large: on top of the board, and on Cockpit's dashboard.
import { element } from '../../../../lib/onewindow/dom.js';
import { count, LIGHTS, link, rate, shown, times } from './numbers.js';

function tile(className, number, label, hint) {
  return element('div', { class: `ow-tile ${className}` }, element('strong', {}, number), element('span', {}, label),
    hint && element('small', {}, hint));
}

// groups: the answer for all, with one group or none. query: the district and the period.
export function tiles(groups, query) {
  const all = groups[0] ?? { open: { green: 0, yellow: 0, red: 0, paused: 0 }, ended: 0, inTime: 0, late: 0, times: [] };
  const ended = { ...query, list: 'ENDED' };
  const used = times(all);
  return element('div', { class: 'ow-tiles' },
    ...LIGHTS.map(({ name, count: key, light }) => tile(`ow-tile-${light.toLowerCase()}`,
      count(all.open[key], '在办件', { ...query, list: 'OPEN', light }), name, '在办件')),
    tile('', all.inTime + all.late ? link(shown(rate(all)), '期间内结束的时限', ended) : '—', '按时率',
      element('span', {}, '按时 ', count(all.inTime, '期间内按时', { ...ended, late: false }), ' · 超期 ', count(all.late, '期间内超期', { ...ended, late: true }))),
    tile('ow-tile-time', used.length ? link(used[0], '期间内结束的时限', ended) : '—', '平均用时 / 时限', used.slice(1).join('；')));
}
