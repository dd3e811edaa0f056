// Which cards are ticked. Cards come and go as the list refreshes; a task stays ticked as long as its card is shown.
const ticked = new Set();
const assignable = new Set();

const shown = () => new Set([...document.querySelectorAll('[data-ow-task]')].map(each => each.dataset.owTask));
const changed = () => document.dispatchEvent(new Event('onewindow-ticked'));

export function tick(task, on) {
  on ? ticked.add(task) : ticked.delete(task);
  changed();
}

export function isTicked(task) {
  return ticked.has(task);
}

// Whether the user, as a head, may give it to a colleague.
export function mayAssign(task, may) {
  may ? assignable.add(task) : assignable.delete(task);
  changed();
}

export function tickedTasks() {
  const present = shown();
  return [...ticked].filter(each => present.has(each));
}

export function canAssignAny() {
  return [...shown()].some(each => assignable.has(each));
}

export function shownTasks() {
  return [...shown()];
}

export function untick() {
  ticked.clear();
  changed();
}
