// The page 时限看板 in Cockpit, the link to it, and its summary on the dashboard.
import { request } from '../../../../lib/onewindow/api.js';
import { element, failure } from '../../../../lib/onewindow/dom.js';
import { caseSearch } from '../history/link.js';
import { openCases, path, rows } from './cases.js';
import { lights, weeks } from './charts.js';
import { demandTable } from './demands.js';
import { DIMENSIONS, groupTable } from './groups.js';
import { LIGHTS } from './numbers.js';
import { periodPicker } from './period.js';
import { tiles } from './tiles.js';

const PATH = '/onewindow/board';
const WORST = 10;
const TREND_DAYS = 12 * 7 - 1;

const about = (endpoint, query, more = {}) => `board/${endpoint}?${new URLSearchParams(
  Object.entries({ ...query, ...more }).filter(([, value]) => value))}`;

// A part of the page that is loaded by itself and says by itself what went wrong: the others go on.
function part(title, className) {
  const body = element('div', { class: 'ow-part-body' });
  const heading = element('h3', {}, title);
  let asked = 0;
  return {
    body, heading, node: element('section', { class: `ow-part ${className}` }, heading, body),
    async load(answer, show) {
      const mine = ++asked;
      body.setAttribute('aria-busy', 'true');
      try {
        const found = await answer;
        if (mine === asked) {
          await show(found);
        }
      } catch (error) {
        if (mine === asked) {
          body.replaceChildren(failure(error));
        }
      } finally {
        if (mine === asked) {
          body.removeAttribute('aria-busy');
        }
      }
    }
  };
}

// A part with a chart, which is taken away before the next one is drawn.
function chartPart(title, className) {
  const { load, ...rest } = part(title, className);
  let remove = () => {};
  return {
    ...rest,
    clear: () => remove(),
    load: (answer, isEmpty, empty, draw) => load(answer, async found => {
      remove();
      remove = () => {};
      if (isEmpty(found)) {
        rest.body.replaceChildren(element('p', { class: 'ow-empty' }, empty));
        return;
      }
      const canvas = element('div', { class: 'ow-chart', role: 'img', 'aria-label': rest.heading.textContent });
      rest.body.replaceChildren(canvas);
      remove = await draw(canvas, found);
    })
  };
}

function daysBefore(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86400000).toISOString().slice(0, 10);
}

function page(node, scope) {
  const query = { district: '', from: scope.from, to: scope.today };
  let dimension = DIMENSIONS[0];
  const top = part('现在和期间', 'ow-part-top');
  const trend = chartPart('按周走势', 'ow-part-half');
  const open = chartPart('', 'ow-part-half');
  const groups = part('', 'ow-part-groups');
  const demanded = part('文件要求的平均数和占比', 'ow-part-demands');
  const worst = part(`最紧迫的 ${WORST} 件在办件`, 'ow-part-worst');

  const showGroups = () => {
    const answer = request(about('groups', query, { by: dimension.id }));
    open.heading.textContent = `在办件的灯 · 按${dimension.name}`;
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', DIMENSIONS[i] === dimension));
    const by = dimension;
    groups.load(answer, found => groups.body.replaceChildren(groupTable(found, by, query)));
    open.load(answer, found => !found.some(group => LIGHTS.some(light => group.open[light.count])), '现在没有在办的时限。',
      (canvas, found) => lights(canvas, found, (group, count) => {
        const { light } = LIGHTS.find(each => each.count === count);
        openCases(`${group.name} · 在办件`, { ...query, [by.parameter]: group.id, list: 'OPEN', light });
      }));
  };
  const show = () => {
    top.load(request(about('groups', query, { by: 'ALL' })), found => top.body.replaceChildren(tiles(found, query)));
    const early = daysBefore(query.to, TREND_DAYS);
    const from = early < query.from ? early : query.from;
    trend.heading.textContent = from < query.from ? '按周走势 · 截至期末的12周' : '按周走势';
    trend.load(request(about('weeks', { ...query, from })), found => !found.some(week => week.inTime + week.late), '这段时间没有结束的时限。',
      (canvas, found) => weeks(canvas, found, (index, series) => {
        const week = found[index];
        openCases(`${week.from} 至 ${week.to} · ${series === '按时率' ? '结束的时限' : series}`,
          { ...query, from: week.from, to: week.to, list: 'ENDED', late: { 按时: false, 超期: true }[series] });
      }));
    showGroups();
    demanded.load(request(about('demands', query)), found => demanded.body.replaceChildren(demandTable(found, query)));
    worst.load(request(path({ ...query, list: 'OPEN', sort: 'WORST', size: WORST })), found => worst.body.replaceChildren(
      found.total ? rows('OPEN', found.rows) : element('p', { class: 'ow-empty' }, '现在没有在办的时限。')));
  };

  const buttons = DIMENSIONS.map(each => element('button', {
    class: 'ow-year', type: 'button', onclick() { dimension = each; showGroups(); }
  }, each.name));
  groups.heading.append('分组', element('span', { class: 'ow-years', role: 'group', 'aria-label': '分组' }, ...buttons));
  const district = element('select', { id: 'ow-board-district', onchange() { query.district = district.value; show(); } },
    ...(scope.districts.length > 1 ? [element('option', { value: '' }, '全部区县')] : []),
    ...scope.districts.map(({ id, name }) => element('option', { value: id }, name)));
  node.replaceChildren(element('div', { class: 'ow-board' },
    element('header', {}, element('h2', {}, '时限看板'),
      element('label', { for: district.id }, '区县'), district,
      periodPicker(scope.today, query, period => { Object.assign(query, period); show(); }), caseSearch()),
    top.node, element('div', { class: 'ow-halves' }, trend.node, open.node), groups.node, demanded.node, worst.node));
  show();
  return () => {
    trend.clear();
    open.clear();
  };
}

let leave = () => {};

export default [
  {
    id: 'onewindow-board-link',
    pluginPoint: 'cockpit.navigation',
    priority: 6,
    properties: { checkActive: url => url.includes(`#${PATH}`) },
    render(node) {
      node.append(element('a', { href: `#${PATH}` }, '时限看板'));
    }
  },
  {
    id: 'onewindow-board',
    pluginPoint: 'cockpit.route',
    properties: { path: PATH },
    render(node) {
      request('board/scope')
        .then(scope => { leave = page(node, scope); })
        .catch(error => node.replaceChildren(element('div', { class: 'ow-board' }, failure(error))));
    },
    unmount() {
      leave();
      leave = () => {};
      document.querySelectorAll('dialog.ow-dialog').forEach(each => each.close());
    }
  },
  {
    id: 'onewindow-board-summary',
    pluginPoint: 'cockpit.dashboard',
    priority: 100,
    render(node) {
      const body = element('div', {});
      node.replaceChildren(element('section', { class: 'ow-summary' },
        element('h3', {}, '时限 ', element('a', { href: `#${PATH}` }, '打开时限看板')), body));
      request('board/groups?by=ALL')
        .then(found => body.replaceChildren(tiles(found, {})))
        .catch(error => body.replaceChildren(failure(error)));
    }
  }
];
