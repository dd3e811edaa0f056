// A task that is opened is read; one that has gone to a colleague is drawn anew. It draws nothing itself.
import { send } from '../../../lib/onewindow/api.js';

export default {
  id: 'onewindow-opened',
  pluginPoint: 'tasklist.task.action',
  priority: 10,
  render(node, parameters, scope) {
    scope.$watch('task.id', id => id && send(`tasks/${encodeURIComponent(id)}/reading`, {})
      .then(() => document.dispatchEvent(new CustomEvent('onewindow-read', { detail: id })))
      // The mark stays; what one came to do is not disturbed.
      .catch(error => console.warn('OneWindow: the task stays unread', error)));
    const assigned = () => {
      scope.taskData.changed('task');
      scope.taskData.changed('taskList');
    };
    document.addEventListener('onewindow-assigned', assigned);
    scope.$on('$destroy', () => document.removeEventListener('onewindow-assigned', assigned));
  }
};
