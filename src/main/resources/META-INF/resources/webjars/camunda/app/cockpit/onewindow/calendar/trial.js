// The dialog of one change: what it would do to running clocks, putting it in force, how far that is, giving it up.
import { remove, request, send } from '../../../../lib/onewindow/api.js';
import { dialog, element, failure, light, table, time } from '../../../../lib/onewindow/dom.js';
import { daysBetween } from './days.js';

const FIRST = 200;
const MOST = 10000;
const POLL = 1000;

const path = change => `calendar/changes/${change.id}`;

function title(change) {
  return `${change.scopeName} · ${change.kindName}${change.year ? ` ${change.year}年` : ''} · ${change.source}`;
}

function warnings(change) {
  return element('div', { class: 'ow-warning', role: 'note' }, '请核对：',
    element('ul', {}, ...change.warnings.map(warning => element('li', {}, warning))));
}

function count(number, label, red = false) {
  return element('div', { class: red && number ? 'ow-count ow-late' : 'ow-count' }, element('strong', {}, String(number)), label);
}

function shift({ oldDue, newDue }) {
  const days = daysBetween(oldDue.slice(0, 10), newDue.slice(0, 10));
  return days === 0 ? '当日' : `${days > 0 ? '推后' : '提前'} ${Math.abs(days)} 天`;
}

function moves(trial, all) {
  if (!trial.rows.length) {
    return [element('p', {}, trial.running ? '没有运行中的时限因此改变。' : '现在没有运行中的时限。')];
  }
  const shown = table(['办件', '环节', '时限', '原届满', '新届满', '变化'], trial.rows.map(each => [
    each.caseNumber, each.step, each.kind, time(each.oldDue),
    element('span', {}, time(each.newDue), ' ', each.overdue ? light('RED', '已超期') : ''), shift(each)
  ]));
  trial.rows.forEach((each, i) => shown.tBodies[0].rows[i].classList.toggle('ow-late', each.overdue));
  const rest = trial.moved - trial.rows.length;
  return [shown, rest > 0 && element('p', {}, `另有 ${rest} 个没有列出。`,
    trial.rows.length < MOST && element('button', { class: 'btn btn-link', type: 'button', onclick: all }, `列出${rest > MOST ? `前 ${MOST} 个` : '全部'}`))]
    .filter(each => each);
}

function progressOf(change) {
  const bar = element('progress', { 'aria-label': '重算进度' });
  const said = element('p', { role: 'status' });
  const node = element('div', { class: 'ow-progress' }, bar, said);
  const show = run => {
    bar.max = Math.max(run.total, 1);
    bar.value = run.endedAt ? bar.max : run.done;
    said.textContent = run.endedAt
      ? `重算完成（${time(run.endedAt)}）：核对 ${run.done} 个时限，改变 ${run.moved} 个。`
      : `正在重算：已核对 ${run.done} / ${run.total} 个时限，改变 ${run.moved} 个。可以关闭本窗口，重算继续进行。`;
    if (!run.endedAt) {
      setTimeout(poll, POLL);
    }
  };
  const poll = () => node.isConnected && request(`${path(change)}/application`).then(show).catch(error => {
    said.textContent = error.message;
    setTimeout(poll, 5 * POLL);
  });
  return { node, show, poll };
}

// A question in place of the buttons, answered by one of two.
function ask(actions, question, yes, act) {
  const before = [...actions.childNodes];
  const back = element('button', { class: 'btn btn-default', type: 'button', onclick: () => actions.replaceChildren(...before) }, '返回');
  const confirm = element('button', {
    class: 'btn btn-primary', type: 'button',
    onclick() {
      confirm.disabled = back.disabled = true;
      act().catch(error => actions.replaceChildren(failure(error), ...before));
    }
  }, yes);
  actions.replaceChildren(element('p', { role: 'alert' }, question), confirm, back);
  back.focus();
}

// changed(): called when the change is in force or given up, and when the dialog is gone.
export function trial(change, changed) {
  const result = element('div', { class: 'ow-trial' }, element('p', { role: 'status' }, '正在试算…'));
  const actions = element('div', { class: 'ow-actions' });
  const opened = dialog(`试算：${title(change)}`, element('div', {},
    change.warnings.length ? warnings(change) : null, result, actions), changed);

  const apply = running => ask(actions,
    `${change.kind === 'LIMITS' ? '' : '生效后新的时限即按新日历计算，'}${running} 个运行中的时限随即重算。不能撤回，只能再起草一项变更来更正。`, '确认生效',
    () => send(`${path(change)}/application`, {}).then(run => {
      const progress = progressOf(change);
      result.before(progress.node);
      actions.replaceChildren(element('button', { class: 'btn btn-default', type: 'button', onclick: () => opened.close() }, '关闭'));
      actions.firstChild.focus();
      opened.querySelector('h3').textContent = `重算：${title(change)}`;
      changed();
      progress.show(run);
    }));
  const discard = () => ask(actions, '作废后草稿留存备查，不能恢复。', '确认作废', () => remove(path(change)).then(() => opened.close()));

  const show = most => request(`${path(change)}/trial?most=${most}`).then(found => {
    result.replaceChildren(
      element('div', { class: 'ow-counts' },
        count(found.running, '个运行中的时限'), count(found.moved, '个届满时间改变'),
        count(found.overdue, '个改变后已超期', true), count(found.firm, '个由暂定转为确定')),
      ...moves(found, () => show(MOST)));
    actions.replaceChildren(
      element('button', { class: 'btn btn-primary', type: 'button', onclick: () => apply(found.running) }, '生效…'),
      element('button', { class: 'btn btn-default', type: 'button', onclick: discard }, '作废…'),
      element('button', { class: 'btn btn-link', type: 'button', onclick: () => opened.close() }, '留作草稿'));
    actions.firstChild.focus();
  }).catch(error => result.replaceChildren(failure(error)));
  show(FIRST);
}

// How far the recomputation after an applied change is.
export function application(change) {
  const progress = progressOf(change);
  dialog(`重算：${title(change)}`, progress.node);
  progress.poll();
}
