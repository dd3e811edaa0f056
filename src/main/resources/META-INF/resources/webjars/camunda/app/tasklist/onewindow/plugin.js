// OneWindow in Tasklist: the search above the list, the light and the marks on each card, the tabs 时限 and 办件, Chinese where
// Tasklist has fixed English.
import '../../../lib/onewindow/language.js';
import bulk from './bulk.js';
import card from './card.js';
import deadlines from './deadlines.js';
import caseFile from './case.js';
import messages from './messages.js';
import opened from './opened.js';
import search from './search.js';
import substitution from './substitution.js';

// A refusal stays until it is closed. A new try does that: what it brings is said anew.
document.addEventListener('click', ({ target }) => {
  if (target.closest('.form-actions button, .modal-footer button')) {
    document.querySelectorAll('.notifications .alert-danger [ng-click^="removeNotification"]').forEach(close => close.click());
  }
}, true);

// Ctrl+Alt+S, as scripts/config.js says.
window.angular.module('cam.tasklist.custom').run(['$rootScope', root =>
  root.$on('shortcut:focusSearch', () => document.querySelector('#ow-search')?.focus())]);

// What is due first comes first, unless the user has chosen another order.
if (!location.hash.includes('sorting=')) {
  const sorting = encodeURIComponent('[{"sortBy":"dueDate","sortOrder":"asc"}]');
  history.replaceState(null, '', `#/?${location.hash.replace(/^#\/\??/, '')}&sorting=${sorting}`.replace('?&', '?'));
}

export default [card, deadlines, caseFile, search, bulk, opened, messages, substitution];
