// The dialog in which a change is drafted: a form for each kind of change.
import { request, send, upload } from '../../../../lib/onewindow/api.js';
import { dialog, element, filePicker, form } from '../../../../lib/onewindow/dom.js';
import { write } from './days.js';
import { rows } from './rows.js';
import { NATIONAL, scopePicker } from './scope.js';

const CHANGES = 'calendar/changes';

function notice() {
  const file = filePicker('ow-draft-file', '.csv,.ics');
  return {
    fields: [
      { name: 'year', label: '年份', input: element('input', { id: 'ow-draft-year', inputmode: 'numeric', maxlength: 4, required: true }),
        hint: '通知取代该年原有的全部安排；区县自己的日子不变' },
      { name: 'file', also: 'content', label: '通知文件', ...file, value: () => file.input.files[0] ?? new File([], ''),
        hint: '日历文件（.ics），或者UTF-8的表格（.csv），表头date,kind,name，kind填holiday（放假）或workday（上班）' }
    ],
    submit(values) {
      const body = new FormData();
      Object.entries({ scope: NATIONAL, kind: 'NOTICE', ...values }).forEach(([name, value]) => body.append(name, value));
      return upload(CHANGES, body);
    }
  };
}

function amendment(scopes) {
  const days = rows('ow-draft-days', '日期', () => [
    element('input', { type: 'date', 'aria-label': '日期', required: true }),
    element('select', { 'aria-label': '放假或上班' }, element('option', { value: 'holiday' }, '放假'), element('option', { value: 'workday' }, '上班')),
    element('input', { 'aria-label': '名称', maxlength: 50, placeholder: '名称，如：迁址', required: true })
  ], '增加一天');
  return {
    fields: [
      { name: 'scope', label: '适用范围', ...scopePicker('ow-draft-scope', scopes) },
      { name: 'content', label: '日期', ...days,
        value: () => write(days.all().map(([date, kind, name]) => ({ date: date.value, working: kind.value === 'workday', name: name.value }))) }
    ],
    submit: values => send(CHANGES, { kind: 'AMENDMENT', ...values }).catch(error => {
      // The first line of what was sent is the header.
      const line = /第(\d+)行/.exec(error.message);
      if (error.field === 'content' && line) {
        error.message = error.message.replace(line[0], `第${line[1] - 1}行`);
        error.input = days.all()[line[1] - 2]?.[0];
      }
      throw error;
    })
  };
}

function hours(scopes) {
  const sessions = rows('ow-draft-hours', '办公时段', session => ['开始', '结束'].map((label, i) =>
    element('input', { type: 'time', 'aria-label': label, required: true, value: session?.split('-')[i] })), '增加时段');
  // What holds there now is what one changes.
  const show = () => {
    const chosen = scope.value();
    sessions.disable(true);
    request(`calendar/years?scope=${encodeURIComponent(chosen)}`).then(
      inForce => scope.value() === chosen && sessions.fill(inForce.hours), () => sessions.disable(false));
  };
  const scope = scopePicker('ow-draft-scope', { ...scopes, national: false }, show);
  show();
  return {
    fields: [
      { name: 'scope', label: '适用范围', ...scope },
      { name: 'content', label: '办公时段', ...sessions, hint: '工作日的办公时段，按先后排列；末一时段结束即当日届满',
        value: () => sessions.all().map(([from, to]) => `${from.value}-${to.value}`).join(',') }
    ],
    submit: values => send(CHANGES, { kind: 'HOURS', ...values })
  };
}

function limits(scopes) {
  return {
    fields: [
      { name: 'scope', label: '适用范围', ...scopePicker('ow-draft-scope', scopes),
        hint: '先在决策表中修改时限并部署；这里让正在办理的办件也改用新的时限表' }
    ],
    submit: values => send(CHANGES, { kind: 'LIMITS', ...values })
  };
}

const KINDS = [
  { name: '年度放假通知', make: notice, national: true },
  { name: '单日调整', make: amendment },
  { name: '办公时间', make: hours },
  { name: '时限表变更', make: limits }
];

// drafted(change): called with what was stored, when the dialog is gone.
export function draft(scopes, drafted) {
  const kinds = KINDS.filter(kind => scopes.national || !kind.national);
  // They keep what was entered when another kind is chosen.
  const source = element('input', { id: 'ow-draft-source', maxlength: 255, required: true, placeholder: '如：国办发明电〔2025〕7号' });
  const reason = element('textarea', { id: 'ow-draft-reason', rows: 2, maxlength: 1000 });
  const shown = element('div', {});
  const show = kind => {
    const { fields, submit } = kind.make(scopes);
    shown.replaceChildren(form({
      fields: [...fields, { name: 'source', label: '依据文件', input: source }, { name: 'reason', label: '说明（可不填）', input: reason }],
      button: '保存草稿并试算',
      submit: values => submit(values).then(change => {
        opened.close();
        drafted(change);
      })
    }));
  };
  const choice = element('fieldset', { class: 'ow-kinds' }, element('legend', {}, '变更种类'), ...kinds.map((kind, i) =>
    element('label', {}, element('input', { type: 'radio', name: 'ow-kind', checked: i === 0, autofocus: i === 0, onchange: () => show(kind) }), ` ${kind.name}`)));
  show(kinds[0]);
  const opened = dialog('起草日历变更', element('div', {}, choice, shown));
}
