// The tab 办件: what the case is, its materials and files, the documents it was issued, and what happened when.
import { request, upload, url } from './api.js';
import { element, failure, table, time } from './dom.js';

const OTHER = '-';

function facts(file) {
  const rows = [
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
  // The browser's own button speaks the browser's language; the label is one that speaks ours.
  const name = element('span', {}, '未选择文件');
  const chosen = element('input', {
    type: 'file', id: 'ow-file', accept: '.pdf,.jpg,.jpeg,.png', required: true,
    onchange() { name.textContent = chosen.files.length ? chosen.files[0].name : '未选择文件'; }
  });
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
  }, element('label', { for: 'ow-material' }, '上传材料'), kind, chosen, element('label', { for: 'ow-file', class: 'btn btn-default' }, '选择文件'), name, button, element('small', {}, 'PDF、JPEG 或 PNG，不超过 20 MB'), message);
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

function show(node, taskId) {
  request(`tasks/${encodeURIComponent(taskId)}/case`)
    .then(file => node.replaceChildren(element('div', { class: 'ow-tab' },
      facts(file),
      element('h4', {}, '申请材料'), materials(file), uploadForm(file, () => show(node, taskId)),
      element('h4', {}, '文书'), file.documents.length ? documents(file) : element('p', {}, '尚未出具'),
      element('h4', {}, '办理记录'), record(file))))
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
