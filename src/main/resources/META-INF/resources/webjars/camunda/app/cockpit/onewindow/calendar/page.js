// The page 工作日历 in Cockpit, and the link to it: for who may change the calendar somewhere.
import { request } from '../../../../lib/onewindow/api.js';
import { element, failure } from '../../../../lib/onewindow/dom.js';
import { changes } from './changes.js';
import { draft } from './draft.js';
import { scopePicker } from './scope.js';
import { trial } from './trial.js';
import { years } from './year.js';

const PATH = '/onewindow/calendar';

const mayChange = scopes => scopes.national || scopes.districts.length > 0;

function page(node, scopes) {
  const inForce = element('div', {});
  const list = element('div', {});
  const hours = element('p', {});
  let year;
  const show = () => {
    const chosen = scope.value();
    return request(`calendar/years?scope=${encodeURIComponent(chosen)}`).then(found => {
      if (chosen === scope.value()) {
        hours.textContent = `办公时间 ${found.hours.join('、')}`;
        inForce.replaceChildren(years(found, year, shown => { year = shown; }));
      }
    }).catch(error => inForce.replaceChildren(failure(error)));
  };
  const showChanges = () => request('calendar/changes')
    .then(all => {
      const focused = document.activeElement?.dataset.change;
      list.replaceChildren(changes(all, reload));
      list.querySelector(`[data-change="${focused}"]`)?.focus();
    })
    .catch(error => list.replaceChildren(failure(error)));
  const reload = () => Promise.all([show(), showChanges()]);
  // Everybody builds on the national calendar, so everybody may look at it.
  const scope = scopePicker('ow-scope', { ...scopes, national: true }, show);
  node.replaceChildren(element('div', { class: 'ow-calendar' },
    element('header', {}, element('h2', {}, '工作日历'),
      element('label', { for: scope.input.id }, '适用范围'), scope.body, hours,
      element('button', {
        class: 'btn btn-primary', type: 'button',
        onclick: () => draft(scopes, change => {
          reload();
          trial(change, reload);
        })
      }, '起草变更')),
    inForce, element('h3', {}, '变更记录'), list));
  return reload();
}

export default [
  {
    id: 'onewindow-calendar-link',
    pluginPoint: 'cockpit.navigation',
    priority: 5,
    properties: { checkActive: url => url.includes(`#${PATH}`) },
    render(node) {
      request('calendar/scopes').then(scopes => {
        if (mayChange(scopes)) {
          node.append(element('a', { href: `#${PATH}` }, '工作日历'));
        }
      }).catch(() => {}); // without the link one can still do everything else
    }
  },
  {
    id: 'onewindow-calendar',
    pluginPoint: 'cockpit.route',
    properties: { path: PATH },
    render(node) {
      request('calendar/scopes')
        .then(scopes => mayChange(scopes) ? page(node, scopes) : Promise.reject(new Error('只有管理员和流程管理员可以维护工作日历')))
        .catch(error => node.replaceChildren(element('div', { class: 'ow-calendar' }, failure(error))));
    },
    unmount() {
      document.querySelectorAll('dialog.ow-dialog').forEach(each => each.close());
    }
  }
];
