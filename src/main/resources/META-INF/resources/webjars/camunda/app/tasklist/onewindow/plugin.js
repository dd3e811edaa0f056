// OneWindow in Tasklist: the light on each card, the tabs 时限 and 办件, Chinese where Tasklist has fixed English.
import '../../../lib/onewindow/language.js';
import card from './card.js';
import deadlines from './deadlines.js';
import caseFile from './case.js';

// A refusal stays until it is closed. A new try does that: what it brings is said anew.
document.addEventListener('click', ({ target }) => {
  if (target.closest('.form-actions button, .modal-footer button')) {
    document.querySelectorAll('.notifications .alert-danger [ng-click^="removeNotification"]').forEach(close => close.click());
  }
}, true);

// What is due first comes first, unless the user has chosen another order.
if (!location.hash.includes('sorting=')) {
  const sorting = encodeURIComponent('[{"sortBy":"dueDate","sortOrder":"asc"}]');
  history.replaceState(null, '', `#/?${location.hash.replace(/^#\/\??/, '')}&sorting=${sorting}`.replace('?&', '?'));
}

export default [card, deadlines, caseFile];
