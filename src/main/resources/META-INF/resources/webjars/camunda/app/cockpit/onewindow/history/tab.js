// The tab 时限与经过 of a process instance: the clocks of its case, and what the case has gone through.
import { request } from '../../../../lib/onewindow/api.js';
import { element, failure } from '../../../../lib/onewindow/dom.js';
import { caseLink } from './link.js';
import { clocksView, historyParts, switcher } from './views.js';

function show(node, instance, found) {
  const { clocks, pauses, extensions } = found.clocks;
  const own = clocks.filter(clock => clock.process === instance);
  const ids = own.map(clock => clock.id);
  const mine = {
    clocks: own,
    pauses: pauses.filter(pause => pause.clocks.some(id => ids.includes(id))),
    extensions: extensions.filter(extension => ids.includes(extension.clock))
  };
  const { bar, body } = switcher([
    ...(own.length ? [{ name: `本流程的时限（${own.length}）`, view: () => clocksView(mine) }] : []),
    ...historyParts(found)
  ]);
  node.replaceChildren(element('div', { class: 'ow-tab ow-history' },
    element('header', {}, element('strong', {}, '办件 ', caseLink(found.number)), element('span', {}, `${found.item} · ${found.applicant} · ${found.state}`), bar), body));
}

export default {
  id: 'onewindow-instance-history',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 20,
  properties: { label: '时限与经过' },
  render(node, { processInstanceId }) {
    node.replaceChildren(element('p', {}, '正在读取…'));
    request(`instances/${encodeURIComponent(processInstanceId)}/history`)
      .then(found => show(node, processInstanceId, found))
      .catch(error => node.replaceChildren(element('div', { class: 'ow-tab' }, failure(error))));
  }
};
