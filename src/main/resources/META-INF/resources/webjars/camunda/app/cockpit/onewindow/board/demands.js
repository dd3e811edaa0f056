// What policy documents demand of averages and shares, each beside its figure.
import { element, light, table } from '../../../../lib/onewindow/dom.js';
import { link } from './numbers.js';

function kept({ kept: is }) {
  return is === null ? '—' : is ? light('GREEN', '达标') : light('RED', '未达标');
}

function figure(demand, query) {
  if (demand.value === null) {
    return element('span', { class: 'ow-none' }, '期间内没有可计的办件');
  }
  const { part, whole } = demand.share;
  const text = demand.unit === '%' ? `${demand.value}%` : `${demand.value} ${demand.unit}`;
  return element('div', {},
    link(text, `${demand.document}第${demand.measure}项 · ${demand.figure}`, { from: query.from, to: query.to, demand: demand.id, list: demand.list }),
    element('small', {}, ` ${part} / ${whole}`));
}

export function demandTable(demands, query) {
  if (!demands.length) {
    return element('p', { class: 'ow-empty' }, '所选区县的文件在这一期间没有平均数和占比方面的要求。');
  }
  return table(['文件', '区县', '要求原文', '指标', '要求', '实际', ''], demands.map(demand => [
    `${demand.document} 第${demand.measure}项`, demand.district ?? '各区县', demand.wording, demand.figure, demand.required,
    figure(demand, query), kept(demand)
  ]), { class: 'ow-table ow-demands' });
}
