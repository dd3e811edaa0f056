// The way to the page of a case.
import { element } from '../../../../lib/onewindow/dom.js';

export const PATH = '/onewindow/case/';

export function caseUrl(number) {
  return `#${PATH}${encodeURIComponent(number)}`;
}

export function caseLink(number) {
  return element('a', {
    href: caseUrl(number), title: '办件的流程图、时限和经过', onclick: event => event.target.closest('dialog')?.close()
  }, number);
}

// A box for the number of a case, as it stands on its receipt; small letters and blanks do not matter.
export function caseSearch() {
  const number = element('input', { type: 'search', 'aria-label': '办件编号', placeholder: '办件编号，如 JB-2026-000012', maxlength: 40, required: true });
  return element('form', {
    class: 'ow-case-search', role: 'search',
    onsubmit(event) {
      event.preventDefault();
      const wanted = number.value.replace(/\s/g, '').toUpperCase();
      if (wanted) {
        location.hash = caseUrl(wanted);
      }
    }
  }, number, element('button', { class: 'btn btn-default btn-sm', type: 'submit' }, '打开办件'));
}
