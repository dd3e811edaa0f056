// Where a calendar or a change of it holds: the whole country, a district, or a department of one. Chosen, never typed.
import { element } from '../../../../lib/onewindow/dom.js';

export const NATIONAL = 'national';

function option({ id, name }) {
  return element('option', { value: id }, name);
}

// { national, districts, departments }: what there is to choose from. changed() is called after each choice.
export function scopePicker(id, { national, districts, departments }, changed = () => {}) {
  const department = element('select', { id: `${id}-department`, 'aria-label': '部门', onchange: changed },
    option({ id: '', name: '各部门' }), ...departments.map(option));
  const adjust = () => {
    department.hidden = district.value === NATIONAL;
    department.value = '';
  };
  const district = element('select', { id: `${id}-district`, onchange() { adjust(); changed(); } },
    ...(national ? [option({ id: NATIONAL, name: '全国' })] : []), ...districts.map(option));
  adjust();
  return {
    input: district,
    body: element('div', { class: 'ow-scope' }, district, department),
    value: () => district.value + (department.value ? `/${department.value}` : '')
  };
}
