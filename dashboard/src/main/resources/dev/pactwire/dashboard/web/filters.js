// The filters: words, and a list of labels of each kind with how many articles bear them.
import { h, setText, visible } from './dom.js';
import { t, labelName, number } from './i18n.js';
import * as store from './store.js';

const SHORT = 8;
const LONGEST = 300;
const TITLES = { alliance: 'alliances', region: 'regions', country: 'countries', language: 'languages', source: 'sources' };

/** The panel with all labels. */
export class Filters {
  constructor(searched) {
    this.input = h('input', { type: 'search', id: 'search', maxlength: 200, autocomplete: 'off' });
    this.label = h('label', { for: 'search', class: 'hidden-text' });
    let waiting;
    this.input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { store.setFilter({ q: this.input.value.trim() }); searched(); }, 300);
    });
    this.focus = h('input', { type: 'checkbox', id: 'focus-only', onchange: () => store.setFilter({ focus: this.focus.checked }) });
    this.focusLabel = h('label', { for: 'focus-only' });
    this.kinds = store.KINDS.map(kind => new Group(kind));
    this.groups = h('div', { class: 'groups' }, this.kinds.map(group => group.element));
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
    for (const group of this.kinds) group.update();
  }
}

/** The labels of one kind. What stands there already is changed in its place, so that nothing is pulled away from under a hand. */
class Group {
  constructor(kind) {
    this.kind = kind;
    this.long = false;
    this.options = new Map();
    this.legend = h('legend');
    this.narrow = h('input', { type: 'search', class: 'narrow', maxlength: 100, autocomplete: 'off', hidden: true, oninput: () => this.update() });
    this.list = h('div', { class: 'options' });
    this.rest = h('p', { class: 'hint', hidden: true });
    this.more = h('button', { type: 'button', class: 'plain', onclick: () => { this.long = !this.long; this.narrow.value = ''; this.update(); } });
    this.element = h('fieldset', {}, this.legend, this.narrow, this.list, this.rest, this.more);
  }

  update() {
    const words = this.narrow.value.trim().toLowerCase();
    const matches = words ? id => labelName(this.kind, id).toLowerCase().includes(words) : undefined;
    const { shown, found, all } = store.facet(this.kind, this.long ? LONGEST : SHORT, matches);
    setText(this.legend, t(TITLES[this.kind]));
    this.narrow.hidden = !this.long || all <= SHORT * 2;
    this.narrow.placeholder = t('narrow');
    this.narrow.setAttribute('aria-label', `${t('narrow')}: ${t(TITLES[this.kind])}`);
    const most = shown[0]?.[1] || 1;
    const gone = new Set(this.options.keys());
    let before = null;
    for (const [id, count] of shown) {
      gone.delete(id);
      const option = this.option(id, count, most);
      const after = before ? before.nextSibling : this.list.firstChild;
      if (after !== option) this.place(option, after);
      before = option;
    }
    for (const id of gone) { this.options.get(id).remove(); this.options.delete(id); }
    this.rest.hidden = !this.long || found <= LONGEST;
    setText(this.rest, t('and_others_n', number(found - LONGEST)));
    this.more.hidden = all <= SHORT;
    setText(this.more, this.long ? t('less') : `${t('more')} (${number(all)})`);
    this.more.setAttribute('aria-expanded', String(this.long));
  }

  option(id, count, most) {
    if (!this.options.has(id)) {
      this.options.set(id, h('button', { type: 'button', class: `option ${this.kind}`, data: { kind: this.kind, id }, onclick: () => store.toggle(this.kind, id) },
        h('span', { class: 'name' }), h('span', { class: 'count' })));
    }
    const option = this.options.get(id);
    setText(option.firstChild, visible(labelName(this.kind, id)));
    setText(option.lastChild, number(count));
    option.setAttribute('aria-pressed', String(store.filter[this.kind].has(id)));
    option.style.setProperty('--share', (100 * count / most).toFixed(1) + '%');
    return option;
  }

  place(option, before) {
    const focused = option === document.activeElement;
    this.list.insertBefore(option, before);
    if (focused) option.focus({ preventScroll: true });
  }
}

/** The filters that are set, each to be taken away, and how many articles fit them. */
export class ChosenBar {
  constructor() {
    this.total = h('p', { class: 'total' });
    this.chosen = h('div', { class: 'picked' });
    this.element = h('div', { class: 'bar' }, this.total, this.chosen);
  }

  update() {
    const count = store.selected().length;
    const all = store.articles.size;
    setText(this.total, t('articles_n', number(count)) + (count === all ? '' : ' ' + t('of_n', number(all))));
    const print = document.documentElement.lang + store.filterParameters();
    if (print === this.print) return;
    this.print = print;
    const focused = this.chosen.contains(document.activeElement);
    this.chosen.replaceChildren(...store.KINDS.flatMap(kind => [...store.filter[kind]].map(id => h('button', {
      type: 'button', class: `chip ${kind} focus`, 'aria-label': `${t('remove')}: ${labelName(kind, id)}`, onclick: () => store.toggle(kind, id, false),
    }, visible(labelName(kind, id)) + ' ×'))),
    ...(store.isFiltered() ? [h('button', { type: 'button', class: 'plain', onclick: () => store.clearFilter() }, t('clear'))] : []));
    if (focused) (this.chosen.querySelector('button') ?? document.getElementById('main')).focus();
  }
}
