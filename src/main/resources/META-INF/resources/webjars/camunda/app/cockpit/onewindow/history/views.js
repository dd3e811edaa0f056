// What a case's history is shown as: who did what, what was entered and changed, what was issued.
import { element, table, time } from '../../../../lib/onewindow/dom.js';
import { clockView, extensionsView, pausesView } from '../../../../lib/onewindow/clocks.js';

function empty(text) {
  return element('p', { class: 'ow-empty' }, text);
}

export function clocksView({ clocks, pauses, extensions }) {
  return element('div', {},
    clocks.length ? element('div', { class: 'ow-clocks' }, ...clocks.map(clock => clockView(clock))) : empty('没有时限。'),
    ...(pauses.length ? pausesView(pauses) : []),
    ...(extensions.length ? extensionsView(extensions) : []));
}

function recordView(record) {
  return record.length
    ? table(['时间', '人员', '事项'], record.map(each => [time(each.at), each.actor, each.text]), { class: 'ow-table ow-record' })
    : empty('没有记录。');
}

// What forms ask for; what the processes set for themselves only if one wants to see it.
function valuesView(values) {
  const rows = element('div', {});
  const all = element('input', { type: 'checkbox', onchange: () => show() });
  const show = () => {
    const shown = values.filter(each => each.asked || all.checked);
    rows.replaceChildren(shown.length
      ? table(['时间', '人员', '环节', '填报项', '原值', '新值'], shown.map(each => [
        time(each.at), each.actor ?? '系统', each.step ?? '发起', each.name, each.from ?? '', each.to ?? '（清空）'
      ]), { class: 'ow-table ow-values' })
      : empty('没有填报内容。'));
  };
  show();
  return element('div', {},
    element('label', { class: 'ow-check' }, all, ` 同时显示流程自己设置的变量（${values.filter(each => !each.asked).length} 次）`), rows);
}

function noticesView(notices) {
  return notices.length
    ? table(['文书', '编号', '出具时间', '经办'], notices.map(each => [each.title, each.number, time(each.issuedAt), each.issuedBy]))
    : empty('尚未出具文书。');
}

// What a case's history has for a switcher.
export function historyParts({ clocks, record, values, notices }) {
  return [
    { name: `办件全部时限（${clocks.clocks.length}）`, view: () => clocksView(clocks) },
    { name: `办理经过（${record.length}）`, view: () => recordView(record) },
    { name: '填报和变更', view: () => valuesView(values) },
    { name: `文书（${notices.length}）`, view: () => noticesView(notices) }
  ];
}

// Parts of which one is shown at a time. parts: [{ name, view() }]
export function switcher(parts) {
  const body = element('div', {});
  const buttons = parts.map((part, i) => element('button', { class: 'ow-year', type: 'button', onclick: () => choose(i) }, part.name));
  const choose = chosen => {
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', i === chosen));
    body.replaceChildren(parts[chosen].view());
  };
  choose(0);
  return { bar: element('div', { class: 'ow-years', role: 'group', 'aria-label': '显示' }, ...buttons), body };
}
