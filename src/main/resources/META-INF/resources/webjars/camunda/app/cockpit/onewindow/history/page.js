// The page of a case in Cockpit, running or closed: all its processes with the path drawn, its clocks and its history.
import { request } from '../../../../lib/onewindow/api.js';
import { element, failure, time } from '../../../../lib/onewindow/dom.js';
import { diagram } from './diagram.js';
import { caseSearch, PATH } from './link.js';
import { historyParts, switcher } from './views.js';

const day = local => local.slice(0, 10);

// In the order in which they began, each below the one that called it.
function ordered(processes, caller = null, depth = 0) {
  const ids = processes.map(each => each.id);
  return processes
    .filter(each => caller ? each.calledBy === caller : !ids.includes(each.calledBy))
    .flatMap(each => [{ ...each, depth }, ...ordered(processes, each.id, depth + 1)]);
}

function legend() {
  return element('p', { class: 'ow-path-legend' },
    element('span', { class: 'ow-key-passed' }, '已经过'), element('span', { class: 'ow-key-active' }, '正在此处'),
    element('span', { class: 'ow-key-interrupted' }, '中途终止'), '×2 经过的次数');
}

function processes(found, onLeave) {
  const canvas = element('div', { class: 'ow-case-diagram' });
  const heading = element('p', { class: 'ow-case-process', 'aria-live': 'polite' });
  let remove = () => {};
  onLeave(() => remove());
  const list = ordered(found);
  const buttons = list.map(each => {
    const button = element('button', { class: 'ow-process', type: 'button', onclick: () => choose(each) },
      element('strong', {}, each.name),
      element('small', {}, `${day(each.startedAt)} ${each.endedAt ? `至 ${day(each.endedAt)}` : '起'}，${each.state}`));
    button.style.marginLeft = `${each.depth * 16}px`;
    return button;
  });
  const choose = chosen => {
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', list[i] === chosen));
    heading.replaceChildren(chosen.name, ' ', chosen.endedAt ? '' : element('a', { href: `#/process-instance/${chosen.id}/runtime` }, '打开流程实例'));
    remove();
    canvas.replaceChildren(element('p', { class: 'ow-empty' }, '正在载入流程图…'));
    remove = diagram(canvas, chosen);
  };
  const node = element('div', { class: 'ow-case-processes' },
    element('nav', { 'aria-label': '流程' }, ...buttons), element('div', {}, heading, canvas, legend()));
  return { node, start: () => list.length && choose(list[0]) };
}

function page(node, found, onLeave) {
  const facts = [found.district, found.item, found.applicant, found.state + (found.outcome ? `（${found.outcome}）` : ''),
    `收件 ${time(found.receivedAt)}`, found.acceptedAt && `受理 ${time(found.acceptedAt)}`, found.closedAt && `办结 ${time(found.closedAt)}`];
  const drawn = processes(found.processes, onLeave);
  const { bar, body } = switcher(historyParts(found));
  node.replaceChildren(element('div', { class: 'ow-board ow-casefile' },
    element('header', {}, element('h2', {}, `办件 ${found.number}`), caseSearch(),
      element('p', {}, facts.filter(each => each).join('　'))),
    element('section', { class: 'ow-part' }, element('h3', {}, `流程（${found.processes.length}）`), drawn.node),
    element('section', { class: 'ow-part ow-history' }, bar, body)));
  // The viewer fits the diagram into the room that it has, so it must stand on the page by now.
  drawn.start();
}

function numberInUrl() {
  return decodeURIComponent(location.hash.slice(1).split('?')[0].slice(PATH.length));
}

let leave = [];

export default {
  id: 'onewindow-case',
  pluginPoint: 'cockpit.route',
  properties: { path: `${PATH}:number` },
  render(node) {
    leave = [];
    node.replaceChildren(element('p', { class: 'ow-board' }, '正在读取…'));
    request(`cases/${encodeURIComponent(numberInUrl())}/history`)
      .then(found => page(node, found, done => leave.push(done)))
      .catch(error => node.replaceChildren(element('div', { class: 'ow-board' },
        element('header', {}, element('h2', {}, '办件'), caseSearch()), failure(error))));
  },
  unmount() {
    leave.forEach(done => done());
    leave = [];
  }
};
