// The changes that were drafted, applied and discarded, the newest first.
import { element, light, table, time } from '../../../../lib/onewindow/dom.js';
import { inRanges, parse } from './days.js';
import { application, trial } from './trial.js';

const COLOURS = { DRAFT: 'YELLOW', APPLIED: 'GREEN', DISCARDED: 'BLUE' };

function content(change) {
  if (change.kind === 'HOURS') {
    return [change.content.replaceAll(',', '、')];
  }
  if (!change.content) {
    return [];
  }
  const days = parse(change.content);
  const list = element('ul', { class: 'ow-ranges' }, ...inRanges(days).map(({ text, working, name }) =>
    element('li', {}, `${text} ${working ? '上班' : '放假'} ${name}`)));
  if (days.length <= 3) {
    return [list];
  }
  const off = days.filter(day => !day.working).length;
  return [element('details', {}, element('summary', {}, `放假 ${off} 天、上班 ${days.length - off} 天`), list)];
}

function cell(...lines) {
  return element('div', {}, ...lines.filter(line => line).map(line => element('div', {}, line)));
}

function row(change, reload) {
  const draft = change.state === 'DRAFT';
  const open = element('button', {
    class: `btn btn-sm ${draft ? 'btn-default' : 'btn-link'}`, type: 'button', 'data-change': change.id,
    onclick: () => draft ? trial(change, reload) : application(change)
  }, draft ? '试算' : '重算情况');
  return [
    cell(change.kindName + (change.year ? ` ${change.year}年` : ''), ...content(change)),
    change.scopeName,
    cell(change.source, change.reason, draft && change.warnings.length > 0 && element('span', { class: 'ow-warning' }, `有 ${change.warnings.length} 处请核对`)),
    light(COLOURS[change.state], change.stateName),
    cell(change.createdBy, time(change.createdAt)),
    change.state === 'DISCARDED'
      ? cell(change.discardedBy, time(change.discardedAt))
      : cell(change.appliedBy, time(change.appliedAt)),
    change.changeable && change.state !== 'DISCARDED' ? open : ''
  ];
}

export function changes(all, reload) {
  return all.length
    ? table(['内容', '适用范围', '依据和说明', '状态', '起草', '生效或作废', ''], all.map(change => row(change, reload)), { class: 'ow-table ow-changes' })
    : element('p', {}, '还没有变更。');
}
