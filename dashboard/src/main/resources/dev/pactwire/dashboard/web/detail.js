// One article, whole: its text with the evidence of its labels, its copies.
import { h, link, visible } from './dom.js';
import { t, labelName, time, number } from './i18n.js';
import { chip, connectEvidence, labels, marked } from './chips.js';
import { badge } from './list.js';
import * as store from './store.js';
import { ask } from './ask.js';

export class Detail {
  /** `closed` and `changed` are called when it has been closed, and when it is open or no more. */
  constructor(closed, changed) {
    this.closed = closed;
    this.changed = changed;
    this.id = null;
    this.element = h('aside', { class: 'detail', hidden: true, 'aria-label': t('article'), tabindex: '-1' });
    this.element.addEventListener('keydown', event => { if (event.key === 'Escape') { event.stopPropagation(); this.leave(); } });
  }

  async open(id) {
    if (!this.id) this.cameFrom = document.activeElement;
    this.id = id;
    this.element.hidden = false;
    document.body.classList.add('reading');
    this.changed();
    try {
      const article = await ask('articles/' + encodeURIComponent(id));
      if (this.id === id) this.show(article);
    } catch {
      if (this.id === id) this.element.replaceChildren(this.closing(), h('p', { class: 'empty' }, t('gone')));
    }
    this.element.focus({ preventScroll: true });
  }

  closing() { return h('button', { type: 'button', class: 'close', onclick: () => this.leave() }, '← ' + t('back')); }

  /** Closes it by the person's own doing: what opened it is undone, so that "back" does not open it again. */
  leave() {
    if (history.state?.article) history.back(); else this.close();
  }

  close() {
    this.id = null;
    this.shown = null;
    this.element.hidden = true;
    document.body.classList.remove('reading');
    this.changed();
    const from = this.cameFrom;
    if (from?.isConnected && from !== document.body && !from.closest('.row')) from.focus({ preventScroll: true }); else this.closed();
  }

  /** Shows the article anew when it has changed; what became known of it in other languages, in its place. */
  refresh(article) {
    if (article && this.shown?.id === article.id && store.relatedTo(article.id) !== this.related) this.relate(article.id);
    if (article && this.shown && article.id === this.id && (article.revision !== this.shown.revision || article.change !== this.shown.change)) this.open(this.id);
  }

  async relate(id) {
    this.related = store.relatedTo(id);
    const article = await ask('articles/' + encodeURIComponent(id)).catch(() => null);
    if (article && this.shown?.id === id) {
      const open = this.foreign.querySelector('details')?.open;
      this.foreign.replaceChildren(...(article.otherLanguages.length ? [this.inOtherLanguages(article.otherLanguages, open)] : []));
    }
  }

  show(article) {
    this.shown = article;
    this.related = store.relatedTo(article.id);
    this.foreign = h('section', {}, article.otherLanguages.length ? this.inOtherLanguages(article.otherLanguages) : null);
    const all = labels(article);
    const known = article.language === 'und' ? null : article.language;
    const explanation = h('div', { class: 'explanation', 'aria-live': 'polite', tabindex: 0, role: 'group', 'aria-label': t('evidence') }, h('p', { class: 'hint' }, t('evidence_hint')));
    const body = h('div', { class: 'body' },
      this.closing(),
      h('p', { class: 'meta' }, badge(article), visible(article.site || article.source), ' · ',
        labelName('language', article.language), article.revision > 1 ? ' · ' + t('revision', article.revision) : null),
      h('h2', { lang: known, dir: 'auto' }, marked(article.title, 'title', all)),
      h('p', { class: 'times' },
        article.authors.length ? [t('authors') + ' ' + visible(article.authors.join(', ')), ' · '] : null,
        article.published ? [t('published') + ' ' + time(article.published), ' · '] : null, t('arrived') + ' ' + time(article.arrived)),
      article.retraction ? h('p', { class: 'withdrawn' }, t('withdrawn') + ': ' + visible(article.retraction.reason)) : null,
      h('div', { class: 'chips all' }, all.map(label => chip(label))),
      explanation,
      h('div', { class: 'text', lang: known, dir: 'auto' }, marked(article.text, 'text', all, paragraphs)),
      article.url ? h('p', {}, link(article.url, t('original') + ' ↗')) : null,
      this.others(article), this.foreign);
    connectEvidence(body, chosen => explanation.replaceChildren(...reasons(all, chosen)));
    this.element.replaceChildren(body);
    this.element.scrollTop = 0;
  }

  inOtherLanguages(others, open = false) {
    return h('details', { class: 'foreign', open }, h('summary', {}, `${t('other_languages')} (${number(others.length)})`),
      h('p', { class: 'hint' }, t('other_languages_hint')),
      h('ul', { class: 'copies' }, others.map(other => h('li', {},
        h('span', { class: 'lang', title: labelName('language', other.language) }, other.language), ' ',
        other.title ? h('button', { type: 'button', class: 'plain', lang: other.language, onclick: () => this.open(other.id) }, visible(other.title)) : t('gone'), ' ',
        h('span', { class: 'meta' }, [visible(other.site || other.source || ''), ...other.reasons.map(reason => because(reason, other))].filter(Boolean).join(' · '))))));
  }

  others(article) {
    const copies = store.copiesOf(article);
    const related = article.related.filter(other => store.articles.has(other.id));
    return [
      copies.length ? h('section', {}, h('h3', {}, `${t('same_story')} (${number(copies.length)})`), h('ul', { class: 'copies' },
        copies.map(copy => h('li', {}, link(copy.url, visible(copy.title || '—')), ' ',
          h('span', { class: 'meta' }, `${copy.source} · ${t(copy.kind)} · ${Math.round(copy.similarity * 100)} %`))))) : null,
      related.length ? h('section', {}, h('h3', {}, t('related')), h('ul', { class: 'copies' },
        related.map(other => h('li', {}, h('button', { type: 'button', class: 'plain', onclick: () => this.open(other.id) },
          visible(store.articles.get(other.id).title)))))) : null,
    ];
  }
}

const because = (reason, other) => t('reason_' + reason, other.figures.join(', '));

const paragraphs = text => visible(text).replace(/\n+/g, '\n\n');

function reasons(all, chosen) {
  const label = all.find(one => `${one.kind}:${one.id}` === chosen);
  if (!label) return [h('p', { class: 'hint' }, t('evidence_hint'))];
  const rows = label.evidence.map(e => h('li', { class: e.weight < 0 ? 'against' : null },
    h('q', {}, visible(e.text)), ' ', h('code', {}, visible(e.rule)), ' ', h('span', { class: 'weight' }, (e.weight < 0 ? t('against') + ' ' : '+') + e.weight.toFixed(2))));
  return [
    h('p', {}, h('strong', {}, labelName(label.kind, label.id)), ` – ${t(label.role)}, ${t('score')} ${label.score.toFixed(2)}`),
    rows.length ? h('ul', { class: 'evidence' }, rows) : h('p', { class: 'hint' }, t('no_evidence')),
  ];
}
