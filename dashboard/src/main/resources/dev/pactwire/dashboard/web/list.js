// The list of articles. Only the rows that can be seen exist, so that ten thousand cost no more than ten.
import { h, visible } from './dom.js';
import { t, ago, labelName, number } from './i18n.js';
import { chip, connectEvidence, labels, marked } from './chips.js';
import * as store from './store.js';

const BEYOND = 6;
const CHIPS = 6;

export class ArticleList {
  constructor(open) {
    this.open = open;
    this.items = [];
    this.rows = new Map();
    this.active = null;
    this.spacer = h('div', { class: 'spacer', role: 'feed', 'aria-busy': 'false' });
    this.fresh = h('button', { type: 'button', class: 'fresh', hidden: true, onclick: () => { this.view.scrollTop = 0; } });
    this.empty = h('p', { class: 'empty' });
    this.view = h('div', { class: 'list', tabindex: '0', role: 'region' }, this.spacer, this.empty);
    this.element = h('div', { class: 'list-frame' }, this.fresh, this.view);
    this.view.addEventListener('scroll', () => this.draw(), { passive: true });
    this.view.addEventListener('keydown', event => this.key(event));
    new ResizeObserver(() => this.draw(true)).observe(this.view);
  }

  get height() { return this.view.clientWidth < 560 ? 176 : 148; }

  update() {
    const top = this.view.scrollTop;
    const anchor = this.items[Math.floor(top / this.height)];
    const before = this.items.length;
    this.items = store.visibleArticles();
    this.view.setAttribute('aria-label', t('stream'));
    this.spacer.setAttribute('aria-busy', 'false');
    this.spacer.style.height = this.items.length * this.height + 'px';
    this.empty.hidden = this.items.length > 0;
    this.empty.textContent = store.articles.size || store.isFiltered() ? t('no_articles') : t('none_yet');
    // Who has scrolled down keeps what they are reading under their eyes.
    if (top > 4 && anchor && before) {
      const at = this.items.findIndex(item => item.id === anchor.id);
      if (at >= 0) this.view.scrollTop = at * this.height + (top % this.height);
      const added = at - Math.floor(top / this.height);
      this.unseen = Math.max(0, (this.unseen ?? 0) + Math.max(0, added));
    }
    this.draw(true);
  }

  draw(anew = false) {
    const height = this.height;
    if (this.view.scrollTop <= 4) this.unseen = 0;
    this.fresh.hidden = !this.unseen;
    this.fresh.textContent = this.unseen ? '↑ ' + t('new_n', number(this.unseen)) : '';
    const first = Math.max(0, Math.floor(this.view.scrollTop / height) - BEYOND);
    const last = Math.min(this.items.length, Math.ceil((this.view.scrollTop + this.view.clientHeight) / height) + BEYOND);
    const wanted = new Map();
    for (let at = first; at < last; at++) wanted.set(this.items[at].id, at);
    for (const [id, row] of this.rows) if (!wanted.has(id)) { row.element.remove(); this.rows.delete(id); }
    for (const [id, at] of wanted) {
      const article = this.items[at];
      const sources = store.sourcesOf(article);
      const print = `${article.revision}${article.change}${sources}${store.relatedTo(id)}${document.documentElement.lang}${height}`;
      let row = this.rows.get(id);
      if (!row || (anew && row.print !== print)) {
        const focused = row?.element.contains(document.activeElement);
        row?.element.remove();
        row = { element: this.row(article, sources), print };
        this.rows.set(id, row);
        this.spacer.append(row.element);
        if (focused) row.element.focus();
      }
      row.element.style.transform = `translateY(${at * height}px)`;
      row.element.style.height = height - 8 + 'px';
      row.element.setAttribute('aria-posinset', at + 1);
      row.element.setAttribute('aria-setsize', this.items.length);
      row.element.classList.toggle('chosen', id === this.active);
      if (anew) { const when = row.element.querySelector('time'); when.textContent = ago(article.arrived); }
    }
  }

  row(article, sources) {
    const all = labels(article);
    const id = 'a-' + article.id;
    const more = all.length - CHIPS;
    const element = h('article', { class: `row ${article.change}`, tabindex: '-1', 'aria-labelledby': id, data: { id: article.id } },
      h('div', { class: 'meta' },
        badge(article),
        h('span', { class: 'source' }, visible(article.site || labelName('source', article.source))),
        h('span', { class: 'lang', title: labelName('language', article.language) }, article.language),
        sources > 1 ? h('span', { class: 'sources' }, t('sources_n', sources)) : null,
        alsoIn(article.id),
        h('time', { datetime: article.arrived }, ago(article.arrived))),
      h('h2', { id, lang: article.language === 'und' ? null : article.language },
        h('button', { type: 'button', class: 'title', onclick: () => this.choose(article.id) }, marked(article.title || '—', 'title', all))),
      h('p', { class: 'teaser', lang: article.language === 'und' ? null : article.language }, marked(article.teaser, 'text', all)),
      h('div', { class: 'chips' }, all.slice(0, CHIPS).map(label => chip(label)), more > 0 ? h('span', { class: 'more' }, '+' + more) : null));
    connectEvidence(element);
    return element;
  }

  choose(id) {
    this.active = id;
    for (const [other, row] of this.rows) row.element.classList.toggle('chosen', other === id);
    this.open(id);
  }

  /** Moves the focus to the row before or behind the active one, wherever it is. */
  move(step) {
    if (!this.items.length) return;
    const at = this.items.findIndex(item => item.id === this.active);
    const to = Math.min(this.items.length - 1, Math.max(0, at < 0 ? 0 : at + step));
    this.active = this.items[to].id;
    const top = to * this.height;
    if (top < this.view.scrollTop) this.view.scrollTop = top;
    if (top + this.height > this.view.scrollTop + this.view.clientHeight) this.view.scrollTop = top + this.height - this.view.clientHeight;
    this.draw();
    this.rows.get(this.active)?.element.focus({ preventScroll: true });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input')) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step) { event.preventDefault(); this.move(step); }
    else if (event.key === 'Home') { event.preventDefault(); this.active = null; this.view.scrollTop = 0; this.draw(); this.move(0); }
    else if (event.key === 'Enter' && event.target.matches('.row') && this.active) this.choose(this.active);
  }

  focusActive() { this.rows.get(this.active)?.element.focus(); }
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
