// The address of a task beside the list as it stands.
export function taskAddress(taskId) {
  const state = new URLSearchParams(location.hash.replace(/^#\/?\??/, ''));
  state.set('task', taskId);
  return `#/?${state}`;
}
