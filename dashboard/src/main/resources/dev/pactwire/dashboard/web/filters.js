// The filters: words, and a list of labels of each kind with how many articles bear them.
import { h, visible } from './dom.js';
import { t, labelName, number } from './i18n.js';
import * as store from './store.js';

const SHORT = 8;
const TITLES = { alliance: 'alliances', region: 'regions', country: 'countries', language: 'languages', source: 'sources' };

/** The panel with all labels. */
export class Filters {
  constructor(searched) {
    this.long = new Set();
    this.input = h('input', { type: 'search', id: 'search', maxlength: 200, autocomplete: 'off' });
    this.label = h('label', { for: 'search', class: 'hidden-text' });
    let waiting;
    this.input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { store.setFilter({ q: this.input.value.trim() }); searched(); }, 300);
    });
    this.focus = h('input', { type: 'checkbox', id: 'focus-only', onchange: () => store.setFilter({ focus: this.focus.checked }) });
    this.focusLabel = h('label', { for: 'focus-only' });
    this.groups = h('div', { class: 'groups' });
    this.toggle = h('button', { type: 'button', class: 'toggle', 'aria-expanded': 'false', onclick: () => this.unfold() });
    this.panel = h('div', { class: 'panel', id: 'filter-panel' }, h('div', { class: 'check' }, this.focus, this.focusLabel), this.groups);
    this.toggle.setAttribute('aria-controls', 'filter-panel');
    this.element = h('div', { class: 'filters' }, h('div', { class: 'search' }, this.label, this.input, this.toggle), this.panel);
  }

  unfold() {
    const open = this.element.classList.toggle('open');
    this.toggle.setAttribute('aria-expanded', String(open));
  }

  update() {
    this.label.textContent = t('search');
    this.input.placeholder = t('search');
    this.focusLabel.textContent = t('focus_only');
    this.toggle.textContent = t('filters');
    if (document.activeElement !== this.input) this.input.value = store.filter.q;
    this.focus.checked = store.filter.focus;
    const focused = document.activeElement?.closest?.('.option')?.dataset;
    const at = this.panel.scrollTop;
    this.groups.replaceChildren(...store.KINDS.map(kind => this.group(kind)));
    this.panel.scrollTop = at;
    if (focused) this.groups.querySelector(`[data-kind="${focused.kind}"][data-id="${CSS.escape(focused.id)}"]`)?.focus();
  }

  group(kind) {
    const all = store.facet(kind);
    const long = this.long.has(kind);
    const chosen = store.filter[kind];
    const shown = long ? all : all.filter(([id], at) => at < SHORT || chosen.has(id));
    const most = all[0]?.[1] || 1;
    return h('fieldset', {}, h('legend', {}, t(TITLES[kind])),
      shown.map(([id, count]) => h('button', {
        type: 'button', class: `option ${kind}`, 'aria-pressed': String(chosen.has(id)), data: { kind, id },
        style: { '--share': (100 * count / most).toFixed(1) + '%' }, onclick: () => store.toggle(kind, id),
      }, h('span', { class: 'name' }, visible(labelName(kind, id))), h('span', { class: 'count' }, number(count)))),
      all.length > SHORT ? h('button', {
        type: 'button', class: 'plain', onclick: () => { if (long) this.long.delete(kind); else this.long.add(kind); this.update(); },
      }, long ? t('less') : `${t('more')} (${all.length})`) : null);
  }
}

/** The filters that are set, each to be taken away. */
export function chosenBar(bar) {
  const chosen = store.KINDS.flatMap(kind => [...store.filter[kind]].map(id => h('button', {
    type: 'button', class: `chip ${kind} focus`, 'aria-label': `${t('remove')}: ${labelName(kind, id)}`, onclick: () => store.toggle(kind, id, false),
  }, visible(labelName(kind, id)) + ' ×')));
  const count = store.visibleArticles().length;
  const total = store.articles.size;
  bar.replaceChildren(
    h('p', { class: 'total' }, t('articles_n', number(count)), count === total ? null : ' ' + t('of_n', number(total))),
    ...chosen,
    store.isFiltered() ? h('button', { type: 'button', class: 'plain', onclick: () => store.clearFilter() }, t('clear')) : '');
}
