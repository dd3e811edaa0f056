// The tab 办件: what the case is, its materials and files, the documents it was issued, and what happened when; to take the
// case back for the applicant, and to transfer the task.
import { request, send, upload, url } from '../../../lib/onewindow/api.js';
import { element, failure, filePicker, form, table, time } from '../../../lib/onewindow/dom.js';
import { steps } from './steps.js';
import { teamwork } from './teamwork.js';

const OTHER = '-';

function facts(file, taskId) {
  const sender = file.transfers.filter(each => each.task === taskId).at(-1);
  const rows = [
    ['移送', sender && `本任务由${sender.from}移送${sender.to}（${time(sender.at)}，${sender.by}），理由：${sender.reason}`],
    ['办件编号', file.number], ['事项', file.itemName], ['项目', file.subject], ['区县', file.district],
    ['申请人', file.applicantName], ['证件号码', file.applicantIdNumber], ['手机号码', file.applicantPhone],
    ['状态', file.state + (file.outcome ? `（${file.outcome}）` : '')],
    ['收件', time(file.receivedAt)],
    ['受理', file.acceptedAt ? `${time(file.acceptedAt)} ${file.acceptance}` : ''],
    ['办结', time(file.closedAt)]
  ];
  return element('dl', {}, ...rows.filter(([, value]) => value).flatMap(([name, value]) =>
    [element('dt', {}, name), element('dd', {}, value)]));
}

function attachmentLink(number, attachment) {
  const path = `cases/${encodeURIComponent(number)}/attachments/${attachment.id}`;
  return element('a', { href: url(path), download: attachment.fileName }, attachment.fileName);
}

function files(file, material) {
  const found = file.attachments.filter(each => each.material === material);
  return element('span', {}, ...found.flatMap((each, i) => [i ? '、' : '', attachmentLink(file.number, each)]));
}

function materials(file) {
  return table(['申请材料', '类别', '状态', '文件'], [
    ...file.materials.map(each => [
      each.name, each.essential ? '主件' : '次要', each.status + (each.promisedFor || each.sharedFrom ? `（${each.promisedFor || `见办件 ${each.sharedFrom}`}）` : ''),
      files(file, each.code)
    ]),
    ...(file.attachments.some(each => !each.material) ? [['其他', '', '', files(file, null)]] : [])
  ]);
}

function uploadForm(file, reload) {
  const { input: chosen, body: choosing } = filePicker('ow-file', '.pdf,.jpg,.jpeg,.png');
  // Nothing is chosen beforehand: a file would too easily end up under the wrong material.
  const kind = element('select', { id: 'ow-material', required: true },
    element('option', { value: '', disabled: true, selected: true, hidden: true }, '请选择材料'),
    ...file.materials.map(each => element('option', { value: each.code }, each.name)), element('option', { value: OTHER }, '其他'));
  const message = element('span', { class: 'ow-failure', role: 'alert' });
  const button = element('button', { class: 'btn btn-default', type: 'submit' }, '上传');
  return element('form', {
    class: 'ow-upload',
    onsubmit(event) {
      event.preventDefault();
      button.disabled = true;
      message.textContent = '';
      const form = new FormData();
      form.append('file', chosen.files[0]);
      form.append('material', kind.value === OTHER ? '' : kind.value);
      upload(`cases/${encodeURIComponent(file.number)}/attachments`, form)
        .then(reload)
        .catch(error => { message.textContent = error.message; button.disabled = false; });
    }
  }, element('label', { for: 'ow-material' }, '上传材料'), kind, choosing, button, element('small', {}, 'PDF、JPEG 或 PNG，不超过 20 MB'), message);
}

function documentView(issued) {
  const paper = element('dialog', { class: 'ow-paper' },
    element('h2', {}, issued.title), element('pre', {}, issued.body),
    element('p', { class: 'ow-paper-actions' },
      element('small', {}, '按 Ctrl+P 打印　'),
      element('button', { class: 'btn btn-primary', type: 'button', onclick: () => { paper.close(); paper.remove(); } }, '关闭')));
  document.body.append(paper);
  paper.addEventListener('close', () => paper.remove());
  paper.showModal();
}

function documents(file) {
  return table(['文书', '编号', '出具时间', '经办'], file.documents.map(each => [
    element('button', { class: 'btn btn-link', type: 'button', onclick: () => documentView(each) }, each.title),
    each.number, time(each.issuedAt), each.issuedBy
  ]));
}

function record(file) {
  return table(['时间', '人员', '事项'], file.record.map(each => [time(each.at), each.actor, each.text]));
}

function transfersView(file) {
  return [element('h4', {}, '移送'), table(['任务', '移出', '移入', '理由', '经办', '时间'], file.transfers.map(each => [
    each.taskName, each.from, each.to, each.reason, each.by, time(each.at)
  ]))];
}

function transferForm(node, taskId) {
  const path = `tasks/${encodeURIComponent(taskId)}/transfer`;
  const department = element('select', { id: 'ow-transfer-department', required: true },
    element('option', { value: '', disabled: true, selected: true, hidden: true }, '请选择部门'));
  const fields = form({
    fields: [
      { name: 'department', label: '移送部门', input: department, hint: '本区县有相应职责的部门；时限继续计算，不重新起算' },
      { name: 'reason', label: '移送理由', input: element('textarea', { id: 'ow-transfer-reason', rows: 3, maxlength: 2000, required: true }), hint: '写入办理记录，移入部门可以看到' }
    ],
    button: '移送',
    submit: values => send(path, values).then(taken => node.replaceChildren(element('div', { class: 'ow-tab' },
      element('p', { role: 'status' }, `任务已移送${taken.department}，不再由本部门办理。`))))
  });
  return element('details', {
    class: 'ow-order',
    ontoggle({ target }) {
      if (target.open && department.options.length === 1) {
        request(path)
          .then(found => department.append(...found.map(each => element('option', { value: each.id }, each.name))))
          .catch(error => fields.replaceChildren(failure(error)));
      }
    }
  }, element('summary', { class: 'btn btn-default' }, '移送'), fields);
}

function withdrawalDialog(node, file) {
  const { input, body } = filePicker('ow-withdrawal-file', '.pdf,.jpg,.jpeg,.png');
  const close = element('button', { class: 'btn btn-default', type: 'button', onclick: () => dialog.close() }, '不撤回');
  const dialog = element('dialog', { class: 'ow-dialog', 'aria-labelledby': 'ow-withdrawal' },
    element('h3', { id: 'ow-withdrawal' }, '撤回申请'),
    element('p', {}, `撤回后，办件 ${file.number}（${file.applicantName}，${file.subject}）终止办理，各项时限同时终止，不能恢复。申请人以后可以重新申请。`),
    form({
      fields: [
        { name: 'reason', label: '撤回理由', input: element('textarea', { id: 'ow-withdrawal-reason', rows: 3, maxlength: 2000, required: true }), hint: '写入撤回申请告知书' },
        { name: 'file', label: '撤回申请书', input, body, hint: '申请人签名或者盖章的申请书，PDF、JPEG 或 PNG，不超过 20 MB' }
      ],
      button: '确认撤回',
      others: [' ', close],
      submit: values => {
        const sent = new FormData();
        sent.append('reason', values.reason);
        if (values.file) {
          sent.append('file', values.file);
        }
        return upload(`cases/${encodeURIComponent(file.number)}/withdrawal`, sent).then(withdrawn => {
          dialog.close();
          draw(node, withdrawn, null, '申请已撤回，办件终止办理。');
        });
      }
    }));
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

function orders(node, file, taskId) {
  return element('div', { class: 'ow-orders' },
    file.canTransfer && transferForm(node, taskId),
    file.canWithdraw && element('button', { class: 'btn btn-default', type: 'button', onclick: () => withdrawalDialog(node, file) }, '撤回申请'));
}

// Without a task: a case that was searched for, or that has just ended; nothing is handed in for it from here.
function draw(node, file, taskId, status) {
  const ordered = orders(node, file, taskId);
  node.replaceChildren(element('div', { class: 'ow-tab' },
    status && element('p', { role: 'status' }, status),
    facts(file, taskId),
    ordered,
    steps(file.number),
    taskId && teamwork(taskId, ordered, () => handedOver(node, taskId)),
    element('h4', {}, '申请材料'), materials(file), taskId && uploadForm(file, () => show(node, taskId)),
    element('h4', {}, '文书'), file.documents.length ? documents(file) : element('p', {}, '尚未出具'),
    ...(file.transfers.length ? transfersView(file) : []),
    element('h4', {}, '办理记录'), record(file)));
}

// Who looks at it may still see the task; the list and the head of the page say who has it now.
function handedOver(node, taskId) {
  document.dispatchEvent(new Event('onewindow-changed'));
  document.dispatchEvent(new Event('onewindow-assigned'));
  show(node, taskId);
}

function show(node, taskId) {
  request(`tasks/${encodeURIComponent(taskId)}/case`)
    .then(file => draw(node, file, taskId))
    .catch(error => node.replaceChildren(failure(error)));
}

// A case without one of its tasks, into an element.
export function showCase(node, number) {
  request(`cases/${encodeURIComponent(number)}`)
    .then(file => draw(node, file, null))
    .catch(error => node.replaceChildren(failure(error)));
}

export default {
  id: 'onewindow-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 460,
  properties: { label: '办件' },
  render(node, { taskId }) {
    node.replaceChildren(element('p', {}, '正在读取…'));
    show(node, taskId);
  }
};
