// The case, the light, the remaining working days and the user's marks on a task card. All cards that are drawn together
// share one request for each.
import { request } from '../../../lib/onewindow/api.js';
import { element, light, remaining, time } from '../../../lib/onewindow/dom.js';
import { isTicked, mayAssign, tick } from './selection.js';

let waiting = new Map();

function queue(taskId, node) {
  if (waiting.size === 0) {
    setTimeout(ask, 0);
  }
  waiting.set(taskId, [...(waiting.get(taskId) || []), node]);
}

function ask() {
  const cards = waiting;
  waiting = new Map();
  const query = [...cards.keys()].map(id => `task=${encodeURIComponent(id)}`).join('&');
  request(`lights?${query}`)
    .then(lights => lights.forEach(each => cards.get(each.task).forEach(node => show(node, each))))
    .catch(error => cards.forEach(nodes => nodes.forEach(node => { node.title = error.message; })));
  request(`marks?${query}`)
    .then(marks => marks.forEach(each => cards.get(each.task).forEach(node => mark(node, each))))
    .catch(error => console.warn('OneWindow: the marks of the cards are missing', error));
}

// On the card itself, so that it stays when the light is drawn anew.
function mark(node, { task, unread, urge, canAssign, standsInFor, assignee }) {
  const card = node.closest('li.task');
  const title = card?.querySelector('h4.task');
  if (!title) {
    return;
  }
  card.querySelectorAll('.ow-tick, .ow-urged, .ow-stands-in').forEach(each => each.remove());
  showUnread(card, unread);
  title.prepend(element('input', {
    class: 'ow-tick', type: 'checkbox', checked: isTicked(task), 'aria-label': `选择${title.querySelector('a').textContent.trim()}`,
    // The card itself opens the task.
    onclick(event) { event.stopPropagation(); },
    onchange({ target }) { tick(task, target.checked); }
  }));
  if (urge) {
    title.append(element('span', { class: 'ow-urged', title: `${urge.office} ${time(urge.at)} 催办：${urge.reason}` }, '催办'));
  }
  if (standsInFor) {
    title.append(element('span', { class: 'ow-stands-in' }, `代${standsInFor}办`));
  }
  // Tasklist writes the id of a colleague, whose account the user has no right to read.
  const holder = card.querySelector('h5.assignee');
  if (assignee && holder) {
    holder.textContent = assignee;
  }
  mayAssign(task, canAssign);
}

function showUnread(card, unread) {
  card.classList.toggle('ow-unread', unread);
  card.querySelectorAll('.ow-new').forEach(each => each.remove());
  if (unread) {
    card.querySelector('h4.task')?.prepend(element('span', { class: 'ow-new', role: 'img', 'aria-label': '未读', title: '未读' }, '●'));
  }
}

function badge(task) {
  const text = remaining(task.remainingDays, task.light) + (task.provisional ? '（暂定）' : '');
  const shown = light(task.light, text);
  if (task.light === 'BLUE') {
    shown.title = `停表：时限停止计算，恢复后还剩 ${task.remainingDays} 个工作日`;
    return shown;
  }
  shown.title = `${task.label}：${task.average ? '平均' : ''}应于 ${time(task.dueAt)} 前办结` + (task.provisional ? '；该年放假安排未公布，日期暂定' : '');
  return shown;
}

function show(node, task) {
  const late = task.overdueStepName && `超期环节：${task.overdueStepName}`;
  const about = [task.caseNumber, late, task.applicantName, task.projectName].filter(each => each).join('　');
  node.replaceChildren(element('div', { class: 'ow-card' }, element('div', { class: 'ow-card-case', title: about }, about), task.light && badge(task)));
}

// What somebody orders about a task changes its light, and that of others of the case.
document.addEventListener('onewindow-changed', () => {
  document.querySelectorAll('[data-ow-task]').forEach(node => queue(node.dataset.owTask, node));
});

document.addEventListener('onewindow-read', ({ detail }) => {
  document.querySelectorAll(`[data-ow-task="${detail}"]`).forEach(node => { const card = node.closest('li.task'); if (card) { showUnread(card, false); } });
});

export default {
  id: 'onewindow-light',
  pluginPoint: 'tasklist.card',
  priority: 10,
  render(node, { taskId }) {
    node.dataset.owTask = taskId;
    queue(taskId, node);
  }
};
