// The list of articles. Only the rows that can be seen exist, so that ten thousand cost no more than ten.
import { h, visible } from './dom.js';
import { t, ago, labelName, number } from './i18n.js';
import { chip, connectEvidence, fitting, labels, marked } from './chips.js';
import { isPressed } from './parts.js';
import * as store from './store.js';

const BEYOND = 6;
const NARROW = 560;
const HEIGHT = 148;
const NARROW_HEIGHT = 172;
const AROUND_CHIPS = 36;
const STILL_READING = 3000;

export class ArticleList {
  constructor(open) {
    this.open = open;
    this.items = store.selected();
    this.rows = new Map();
    this.active = null;
    this.unseen = 0;
    this.spacer = h('div', { class: 'spacer', role: 'feed', 'aria-busy': 'false' });
    this.fresh = h('button', { type: 'button', class: 'fresh', hidden: true, onclick: () => { this.view.scrollTop = 0; this.view.focus({ preventScroll: true }); } });
    this.empty = h('p', { class: 'empty' });
    this.view = h('div', { class: 'list', tabindex: '0', role: 'region' }, this.spacer, this.empty);
    this.element = h('div', { class: 'list-frame' }, this.fresh, this.view);
    this.view.addEventListener('scroll', () => this.draw(), { passive: true });
    this.view.addEventListener('keydown', event => this.key(event));
    this.view.addEventListener('focusin', event => this.entered(event.target.closest('.row')?.dataset.id));
    for (const hand of ['pointermove', 'pointerdown']) this.view.addEventListener(hand, event => { this.handAt = event.timeStamp; }, { passive: true });
    new ResizeObserver(() => this.draw(true)).observe(this.view);
  }

  get narrow() { return this.view.clientWidth < NARROW; }

  get height() { return this.narrow ? NARROW_HEIGHT : HEIGHT; }

  /** Whether somebody is about to read or press something: it is not to be moved away under their hand. */
  get inUse() { return performance.now() - (this.handAt ?? -Infinity) < STILL_READING || this.spacer.contains(document.activeElement); }

  /** Shows what there is now; `state` says in words why there is nothing. */
  update(settled, state) {
    const top = this.view.scrollTop;
    const height = this.height;
    // Who has scrolled down, or has a hand on the list, keeps what they are reading under their eyes.
    const at = Math.floor(top / height);
    const anchor = (top > 4 || (settled && this.inUse)) && this.topmost ? this.topmost : null;
    const same = this.items === store.selected();
    this.items = store.selected();
    this.view.setAttribute('aria-label', t('stream'));
    this.spacer.setAttribute('aria-busy', String(store.isSelecting() || !settled));
    this.spacer.style.height = this.items.length * height + 'px';
    this.spacer.hidden = this.items.length === 0;
    this.empty.hidden = this.items.length > 0;
    this.empty.textContent = state;
    const now = anchor ? this.items.placeOf(anchor) : -1;
    if (now >= 0 && now !== at) {
      this.view.scrollTop = now * height + (top % height);
      // With another filter nothing is new that was there before.
      this.unseen = same ? Math.max(0, this.unseen + now - at) : 0;
    }
    this.draw(true);
  }

  draw(anew = false) {
    // What asks for the layout is asked for once, before anything is changed: later each question would cost a layout.
    const height = this.height;
    const width = this.view.clientWidth - AROUND_CHIPS;
    const tall = this.view.clientHeight;
    const top = this.view.scrollTop;
    if (top <= 4) this.unseen = 0;
    this.fresh.hidden = !this.unseen;
    this.fresh.textContent = this.unseen ? '↑ ' + t('new_n', number(this.unseen)) : '';
    this.topmost = this.items.length ? this.items.at(Math.min(this.items.length - 1, Math.floor(top / height))) : null;
    const first = Math.max(0, Math.floor(top / height) - BEYOND);
    const last = Math.min(this.items.length, Math.ceil((top + tall) / height) + BEYOND);
    const wanted = new Map();
    for (let at = first; at < last; at++) wanted.set(this.items.at(at).id, at);
    this.keepFocused(wanted);
    for (const [id, row] of this.rows) if (!wanted.has(id)) { row.element.remove(); this.rows.delete(id); }
    const places = [...wanted].sort((a, b) => a[1] - b[1]);
    let before = null;
    for (const [id, at] of places) {
      const row = this.drawn(this.items.at(at), anew, height, width);
      // In the document the rows stand as they are seen: that is how Tab and screen readers go through them.
      const after = before ? before.nextSibling : this.spacer.firstChild;
      if (after !== row.element) this.insert(row.element, after);
      before = row.element;
      row.element.style.transform = `translateY(${at * height}px)`;
      row.element.setAttribute('aria-posinset', at + 1);
      row.element.setAttribute('aria-setsize', this.items.length);
    }
    this.rove(places, top, height);
  }

  /** The row that holds the focus stays, wherever the list has been scrolled to. */
  keepFocused(wanted) {
    const id = document.activeElement?.closest?.('.row')?.dataset.id;
    const article = id && this.rows.has(id) && !wanted.has(id) ? store.articles.get(id) : null;
    const at = article ? this.items.placeOf(article) : -1;
    if (at >= 0) wanted.set(id, at);
  }

  /** The row of an article, new if there is none or (`anew`) if it shows something else by now. */
  drawn(article, anew, height, width) {
    const sources = store.sourcesOf(article);
    const print = `${article.revision}${article.change}${sources}${store.relatedTo(article.id)}${document.documentElement.lang}${height}/${width}`;
    let row = this.rows.get(article.id);
    if (!row || (anew && row.print !== print && !isPressed(row.element))) {
      const focused = row?.element.contains(document.activeElement) ? document.activeElement : null;
      const made = { element: this.row(article, sources, width), print };
      made.element.style.height = height - 8 + 'px';
      row?.element.replaceWith(made.element);
      this.rows.set(article.id, made);
      if (focused) (focused.matches('.title') ? made.element.querySelector('.title') : made.element).focus({ preventScroll: true });
      row = made;
    } else if (anew) {
      const when = row.element.querySelector('time');
      const told = ago(article.arrived);
      if (when.textContent !== told) when.textContent = told;
    }
    return row;
  }

  /** Puts a row where it belongs; to take it out and in again would lose its focus. */
  insert(element, before) {
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    this.spacer.insertBefore(element, before);
    focused?.focus({ preventScroll: true });
  }

  /** Tab goes into one row only, the active one or the first to be seen; from there arrows go on. Else it would take ten thousand steps to leave the list. */
  rove(places, top, height) {
    const entry = this.rows.has(this.active) ? this.active : places.find(([, at]) => at * height >= top - 1)?.[0];
    for (const [id, row] of this.rows) {
      const open = id === entry;
      row.element.classList.toggle('chosen', id === this.active);
      if (row.open === open) continue;
      row.open = open;
      for (const button of row.element.querySelectorAll('button')) button.tabIndex = open ? 0 : -1;
    }
  }

  /** The focus came into a row. */
  entered(id) {
    if (!id || id === this.active) return;
    this.active = id;
    this.draw();
  }

  row(article, sources, width) {
    const all = labels(article);
    const id = 'a-' + article.id;
    const shown = fitting(all, width);
    const rest = all.slice(shown.length);
    const names = rest.map(label => labelName(label.kind, label.id)).join(', ');
    const element = h('article', { class: `row ${article.change}`, tabindex: '-1', 'aria-labelledby': id, data: { id: article.id } },
      h('div', { class: 'meta' },
        badge(article),
        h('span', { class: 'source' }, visible(article.site || labelName('source', article.source))),
        h('span', { class: 'lang', title: labelName('language', article.language) }, article.language),
        sources > 1 ? h('span', { class: 'sources' }, t('sources_n', sources)) : null,
        alsoIn(article.id),
        h('time', { datetime: article.arrived }, ago(article.arrived))),
      h('h2', { id, dir: 'auto', lang: article.language === 'und' ? null : article.language },
        h('button', { type: 'button', class: 'title', onclick: () => this.choose(article.id) }, marked(article.title || '—', 'title', all))),
      h('p', { class: 'teaser', dir: 'auto', lang: article.language === 'und' ? null : article.language }, marked(article.teaser, 'text', all)),
      h('div', { class: 'chips' }, shown.map(label => chip(label)), rest.length ? h('button', {
        type: 'button', class: 'more', title: names, 'aria-label': `${t('more_labels', number(rest.length))}: ${names}`, onclick: () => this.choose(article.id),
      }, '+' + number(rest.length)) : null));
    for (const button of element.querySelectorAll('button')) button.tabIndex = -1;
    connectEvidence(element);
    element.addEventListener('click', event => {
      if (!event.target.closest('button') && getSelection().isCollapsed) this.choose(article.id);
    });
    return element;
  }

  choose(id) {
    this.active = id;
    this.draw();
    this.open(id);
  }

  /** Moves the focus to the row before or behind the active one, wherever it is. */
  move(step) {
    if (!this.items.length) return;
    const active = store.articles.get(this.active);
    const at = active ? this.items.placeOf(active) : -1;
    this.goTo(at < 0 ? Math.min(this.items.length - 1, Math.ceil(this.view.scrollTop / this.height)) : at + step);
  }

  goTo(place) {
    const to = Math.min(this.items.length - 1, Math.max(0, place));
    this.active = this.items.at(to).id;
    const top = to * this.height;
    if (top < this.view.scrollTop) this.view.scrollTop = top;
    if (top + this.height > this.view.scrollTop + this.view.clientHeight) this.view.scrollTop = top + this.height - this.view.clientHeight;
    this.draw();
    this.rows.get(this.active)?.element.focus({ preventScroll: true });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step) { event.preventDefault(); this.move(step); }
    else if (event.key === 'Home' && this.items.length) { event.preventDefault(); this.goTo(0); }
    else if (event.key === 'End' && this.items.length) { event.preventDefault(); this.goTo(this.items.length - 1); }
    else if (event.key === 'Enter' && event.target.matches('.row') && this.active) this.choose(this.active);
  }

  focusActive() {
    const row = this.rows.get(this.active)?.element;
    (row ?? this.view).focus({ preventScroll: true });
  }
}

/** The languages in which there seems to be more about the same. */
function alsoIn(id) {
  const languages = store.otherLanguages(id);
  return languages.length ? h('span', { class: 'sources', title: `${t('other_languages')}: ${languages.map(code => labelName('language', code)).join(', ')}` },
    t('also_in', languages.map(code => code.toUpperCase()).join(', '))) : null;
}

export function badge(article) {
  if (article.change === 'new') return null;
  const word = { updated: 'updated', corrected: 'corrected', retracted: 'retracted' }[article.change];
  return word ? h('span', { class: 'badge ' + word }, t(word)) : null;
}
