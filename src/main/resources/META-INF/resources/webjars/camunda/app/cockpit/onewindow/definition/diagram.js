// Draws on a process's diagram what its steps use of their limits: colours, badges with numbers, and a card of details.
import { request } from '../../../../lib/onewindow/api.js';
import { element, failure } from '../../../../lib/onewindow/dom.js';
import { openCases } from '../board/cases.js';
import { card } from './card.js';
import { legend } from './legend.js';
import { part, waiting } from './share.js';

// Badges do not get smaller than one can read, however small the diagram is.
const SMALLEST = 0.75;
// Below this zoom shares would cover the neighbours.
const ROOM = 0.6;
const marker = colour => `ow-use-${colour.toLowerCase()}`;

function number(className, text, label, query) {
  return element('button', { class: `ow-step-number ${className}`, type: 'button', 'aria-label': label, onclick(event) {
    event.stopPropagation();
    openCases(label, query);
  } }, text);
}

// The number waiting, the number red, and the share that half and nine in ten of the ended ones used: of the limit that
// was used most, and only where there is room for it.
function badge(name, label, step, use, query) {
  const of = { ...query, process: use.process, element: step.id };
  const worst = step.limits.reduce((one, other) => (other.ninth ?? -1) > (one?.ninth ?? -1) ? other : one, null);
  const all = waiting(step);
  return element('span', { class: 'ow-step', role: 'group', 'aria-label': name },
    label || null,
    all ? number('ow-step-waiting', String(all), `${name} · 在办件`, { ...of, list: 'OPEN' }) : null,
    step.open.red ? number('ow-step-red', String(step.open.red), `${name} · 已超期`, { ...of, list: 'OPEN', light: 'RED' }) : null,
    step.ended ? number(`ow-step-use ow-step-use-${(step.colour ?? 'none').toLowerCase()}`, `${part(worst?.median)}·${part(worst?.ninth)}`,
      `${name} · 期间内结束的时限`, { ...of, list: 'ENDED', from: use.from, to: use.to }) : null);
}

// Returns a function that takes all of it away.
export function drawUse(viewer, definition) {
  const [canvas, overlays, registry, events] = ['canvas', 'overlays', 'elementRegistry', 'eventBus'].map(name => viewer.get(name));
  const details = card();
  let drawn = [];
  let shown = new Map();
  let gone = false;
  let asked = 0;

  // The whole process's clocks are at the event that started it, and colour the frame of its pool.
  const coloured = (shape, process) => shape.type === 'bpmn:StartEvent'
    ? registry.filter(each => each.type === 'bpmn:Participant' && each.businessObject.processRef?.id === process)[0] ?? shape
    : shape;
  const clear = () => {
    details.hide();
    drawn.forEach(undo => undo());
    drawn = [];
    shown = new Map();
  };
  const draw = (use, query) => {
    clear();
    const missing = [];
    use.steps.forEach(step => {
      const shape = registry.get(step.id);
      if (!shape) {
        missing.push(step);
        return;
      }
      const isWhole = shape.type === 'bpmn:StartEvent';
      const name = isWhole ? '全流程' : shape.businessObject.name || step.id;
      if (step.colour) {
        const at = coloured(shape, use.process);
        const markers = [marker(step.colour), at.type === 'bpmn:Participant' ? 'ow-use-pool' : at.children?.length ? 'ow-use-around' : 'ow-use-one'];
        markers.forEach(each => canvas.addMarker(at.id, each));
        drawn.push(() => registry.get(at.id) && markers.forEach(each => canvas.removeMarker(at.id, each)));
      }
      const html = badge(name, isWhole ? name : '', step, use, query);
      html.addEventListener('mouseenter', () => details.show(name, step, html));
      html.addEventListener('focusin', () => details.show(name, step, html));
      html.addEventListener('mouseleave', details.hide);
      html.addEventListener('focusout', details.hide);
      const overlay = overlays.add(shape.id, 'onewindow-use', {
        position: { top: 0, left: 0 }, scale: { min: SMALLEST }, html
      });
      drawn.push(() => overlays.remove(overlay));
      shown.set(shape.id, { name, step });
    });
    return missing;
  };

  const fit = () => canvas.getContainer().classList.toggle('ow-use-narrow', canvas.zoom() < ROOM);
  fit();
  events.on('canvas.viewbox.changed', fit);

  const hover = ({ element: shape }) => {
    const found = shown.get(shape.id);
    if (found) {
      details.show(found.name, found.step, canvas.getGraphics(shape));
    }
  };
  events.on('element.hover', hover);
  events.on('element.out', details.hide);
  events.on('canvas.viewbox.changing', details.hide);

  const panel = legend(query => {
    const mine = ++asked;
    panel.busy();
    request(`definition/${encodeURIComponent(definition)}/steps?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`)
      .then(use => {
        if (mine === asked && !gone) {
          panel.tell(use, draw(use, query.district ? { district: query.district } : {}));
        }
      })
      .catch(error => {
        if (mine === asked && !gone) {
          clear();
          panel.fail(failure(error));
        }
      });
  });
  canvas.getContainer().append(panel.node);
  request('board/scope').then(scope => !gone && panel.start(scope)).catch(error => panel.fail(failure(error)));

  return () => {
    gone = true;
    clear();
    events.off('element.hover', hover);
    events.off('element.out', details.hide);
    events.off('canvas.viewbox.changing', details.hide);
    events.off('canvas.viewbox.changed', fit);
    panel.node.remove();
    details.remove();
  };
}
