// What the colours and badges on a diagram mean, and which district and period they are about.
import { element } from '../../../../lib/onewindow/dom.js';
import { part, waiting } from './share.js';

const MONTHS = [1, 3, 6, 12];
const SHOWN = 3;

const key = (className, sample, text) => element('li', {}, element('span', { class: `ow-key ${className}`, 'aria-hidden': true }, sample), text);

// changed({ district, months }): called when another one is chosen.
export function legend(changed) {
  const said = element('div', { class: 'ow-use-said', 'aria-live': 'polite' });
  const district = element('select', { 'aria-label': '区县', onchange: ask });
  const months = element('select', { 'aria-label': '期间', onchange: ask },
    ...MONTHS.map(count => element('option', { value: count, selected: count === SHOWN }, `近${count}个月`)));
  const node = element('details', { class: 'ow-use-legend', open: true },
    element('summary', {}, '时限用量'),
    element('div', { class: 'ow-use-choice' }, months, district),
    element('ul', {},
      key('ow-key-green', '', '九成用不到八成'),
      key('ow-key-yellow', '', '九成在时限内'),
      key('ow-key-red', '', '一成以上超期'),
      key('ow-step-number ow-step-waiting', '3', '在办'),
      key('ow-step-number ow-step-red', '1', '已超期'),
      key('ow-step-number ow-step-use', '50%·90%', '中位·九成')),
    said);
  // What is dragged, scrolled or typed here is not meant for the diagram.
  ['mousedown', 'wheel', 'dblclick', 'keydown'].forEach(type => node.addEventListener(type, event => event.stopPropagation()));

  function ask() {
    changed({ district: district.value, months: months.value });
  }
  return {
    node,
    start({ districts }) {
      district.replaceChildren(...(districts.length > 1 ? [element('option', { value: '' }, '全部区县')] : []),
        ...districts.map(({ id, name }) => element('option', { value: id }, name)));
      ask();
    },
    busy() { node.setAttribute('aria-busy', 'true'); },
    // missing: steps of other versions, which this diagram does not have.
    tell({ from, to, steps }, missing) {
      node.removeAttribute('aria-busy');
      said.replaceChildren(
        ...(steps.length ? [`${from} 至 ${to}`, '流程各版本合计'] : ['现在没有在走的时限，期间内也没有结束的。']).map(text => element('p', {}, text)),
        ...missing.map(step => element('p', {}, `本图没有的环节 ${step.id}：在办 ${waiting(step)}，超期 ${step.open.red}，${part(step.limits[0]?.median)}·${part(step.limits[0]?.ninth)}`)));
    },
    fail(problem) {
      node.removeAttribute('aria-busy');
      said.replaceChildren(problem);
    }
  };
}
