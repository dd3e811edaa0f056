// The period that figures are about: two dates, or one of the usual ones at a click.
import { element } from '../../../../lib/onewindow/dom.js';

const pad = number => String(number).padStart(2, '0');
const first = (year, month) => `${year}-${pad(month)}-01`;

function usual(today) {
  const [year, month] = today.split('-').map(Number);
  const before = month === 1 ? [year - 1, 12] : [year, month - 1];
  const last = new Date(Date.UTC(before[0], before[1], 0)).getUTCDate();
  return [
    { name: '本月', from: first(year, month), to: today },
    { name: '上月', from: first(...before), to: `${before[0]}-${pad(before[1])}-${pad(last)}` },
    { name: '本季', from: first(year, month - (month - 1) % 3), to: today },
    { name: '本年', from: first(year, 1), to: today }
  ];
}

// chosen({ from, to }): called with a period that is not reversed.
export function periodPicker(today, { from, to }, chosen) {
  const said = element('span', { class: 'ow-failure', role: 'alert' });
  const choose = period => {
    start.value = period.from;
    end.value = period.to;
    changed();
  };
  const changed = () => {
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', all[i].from === start.value && all[i].to === end.value));
    const wrong = !start.value || !end.value ? '请填起止日期' : start.value > end.value ? '起日晚于止日' : '';
    said.textContent = wrong;
    [start, end].forEach(input => input.toggleAttribute('aria-invalid', wrong !== ''));
    if (!wrong) {
      chosen({ from: start.value, to: end.value });
    }
  };
  const start = element('input', { type: 'date', 'aria-label': '期间起', value: from, onchange: changed });
  const end = element('input', { type: 'date', 'aria-label': '期间止', value: to, onchange: changed });
  const all = usual(today);
  const buttons = all.map(period => element('button', {
    class: 'ow-year', type: 'button', 'aria-pressed': String(period.from === from && period.to === to), onclick: () => choose(period)
  }, period.name));
  return element('div', { class: 'ow-period', role: 'group', 'aria-label': '期间' }, '期间', start, '至', end, ...buttons, said);
}
