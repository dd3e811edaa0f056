// The details of a step, beside what the pointer or the focus is on.
import { element, light, table } from '../../../../lib/onewindow/dom.js';
import { LIGHTS } from '../board/numbers.js';
import { part } from './share.js';

const GAP = 6;

function contents(name, step) {
  const now = LIGHTS.filter(({ count }) => step.open[count] > 0);
  return [
    element('h4', {}, name),
    now.length ? element('p', {}, '在办 ', ...now.flatMap(each => [light(each.light, `${each.name} ${step.open[each.count]}`), ' '])) : null,
    step.limits.length
      ? table(['期间内结束的时限', '个数', '超期', '一半不超过', '九成不超过'], step.limits.map(use => [
        `${use.name}（${use.kind}${use.average ? '，平均数' : ''}）`, String(use.ended), use.average ? '—' : String(use.late), part(use.median), part(use.ninth)
      ]))
      : element('p', { class: 'ow-none' }, '期间内没有结束的时限。')
  ].filter(Boolean);
}

export function card() {
  const node = element('div', { class: 'ow-step-card', role: 'tooltip', hidden: true });
  document.body.append(node);
  return {
    show(name, step, beside) {
      node.replaceChildren(...contents(name, step));
      node.hidden = false;
      const at = beside.getBoundingClientRect();
      const { width, height } = node.getBoundingClientRect();
      const below = at.bottom + GAP;
      const top = below + height <= window.innerHeight ? below : Math.max(0, at.top - GAP - height);
      const left = Math.max(0, Math.min(at.left, window.innerWidth - width - GAP));
      Object.assign(node.style, { top: `${top}px`, left: `${left}px` });
    },
    hide() { node.hidden = true; },
    remove() { node.remove(); }
  };
}
