// Above the list: claiming 批量认领 and, for heads, assigning 批量分派 the ticked tasks. What became of each is said.
import { request, send } from '../../../lib/onewindow/api.js';
import { dialog, element, failure, form, table } from '../../../lib/onewindow/dom.js';
import { canAssignAny, isTicked, shownTasks, tick, tickedTasks, untick } from './selection.js';

function resultsView(results) {
  const done = results.filter(each => each.done).length;
  return [
    element('p', { role: 'status' }, `${results.length} 个任务，成功 ${done} 个${done < results.length ? `，未成功 ${results.length - done} 个` : ''}`),
    table(['任务', '结果'], results.map(each => [
      each.name ?? each.task, element('span', { class: each.done ? '' : 'ow-failure' }, each.text)
    ]))
  ];
}

function assignmentForm(tasks, done) {
  const user = element('select', { id: 'ow-assignment-user', required: true },
    element('option', { value: '', disabled: true, selected: true, hidden: true }, '请选择承办人'));
  const body = element('div', {}, element('p', {}, '正在读取…'));
  request(`bulk/assignments?${tasks.map(each => `task=${encodeURIComponent(each)}`).join('&')}`)
    .then(found => {
      user.append(...found.map(each => element('option', { value: each.id }, each.name)));
      body.replaceChildren(form({
        fields: [
          { name: 'user', label: '承办人', input: user, hint: '所选任务的承办部门中本区县的人员' },
          { name: 'reason', label: '分派理由', input: element('textarea', { id: 'ow-assignment-reason', rows: 2, maxlength: 500, required: true }), hint: '写入办理记录，通知承办人' }
        ],
        button: `分派 ${tasks.length} 个任务`,
        submit: values => send('bulk/assignments', { tasks, ...values }).then(done)
      }));
      user.focus();
    })
    .catch(error => body.replaceChildren(failure(error)));
  return body;
}

export default {
  id: 'onewindow-bulk',
  pluginPoint: 'tasklist.list',
  priority: 50,
  render(node, parameters, scope) {
    const data = scope.tasklistData.newChild(scope);
    const done = results => {
      untick();
      data.changed('taskList');
      document.dispatchEvent(new Event('onewindow-changed'));
      return resultsView(results);
    };
    const all = element('input', {
      type: 'checkbox', id: 'ow-tick-all',
      onchange() { shownTasks().forEach(each => tick(each, all.checked)); document.querySelectorAll('.ow-tick').forEach(each => { each.checked = all.checked; }); }
    });
    const count = element('span', { role: 'status' });
    const claim = element('button', {
      class: 'btn btn-default btn-sm', type: 'button',
      onclick() {
        claim.disabled = true;
        send('bulk/claims', { tasks: tickedTasks() })
          .then(results => dialog('批量认领', element('div', {}, ...done(results))))
          .catch(error => dialog('批量认领', failure(error)))
          .finally(draw);
      }
    }, '批量认领');
    const assign = element('button', {
      class: 'btn btn-default btn-sm', type: 'button',
      onclick() {
        const body = assignmentForm(tickedTasks(), results => body.replaceChildren(...done(results)));
        dialog('批量分派', body);
      }
    }, '批量分派');
    const draw = () => {
      const ticked = tickedTasks();
      const shown = shownTasks();
      all.checked = shown.length > 0 && shown.every(isTicked);
      count.textContent = ticked.length ? `已选 ${ticked.length} 个` : '';
      claim.hidden = claim.disabled = !ticked.length;
      assign.hidden = !ticked.length || !canAssignAny();
    };
    node.append(element('div', { class: 'ow-bulk' }, element('label', {}, all, ' 全选本页'), count, claim, assign));
    draw();
    document.addEventListener('onewindow-ticked', draw);
    scope.$on('$destroy', () => document.removeEventListener('onewindow-ticked', draw));
  }
};
