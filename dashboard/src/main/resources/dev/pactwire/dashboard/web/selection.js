// The articles that fit the filters, in order, and how many bear each label: kept up to date article by article. Nothing is
// counted or sorted anew when one of ten thousand changes.

export const KINDS = ['alliance', 'region', 'country', 'language', 'source'];

export const labelsOf = (article, kind) =>
  kind === 'alliance' ? article.alliances : kind === 'region' ? article.regions : kind === 'country' ? article.countries
    : [{ id: kind === 'language' ? article.language : article.source, role: 'focus' }];

/** Older first; of the same moment, the lesser id first. */
const isBefore = (a, b) => a.first < b.first || (a.first === b.first && a.id < b.id);

export class Selection {
  /** For filters as they are now; later changes of theirs are another selection's. */
  constructor(filter) {
    this.wanted = KINDS.map(kind => new Set(filter[kind]));
    this.focus = filter.focus;
    this.held = new Map();
    this.inOrder = [];
    this.counts = KINDS.map(() => new Map());
  }

  /** How many fit. */
  get length() { return this.inOrder.length; }

  /** One of those that fit, counted from the newest. */
  at(place) { return this.inOrder[this.inOrder.length - 1 - place]; }

  /** Where an article stands, counted from the newest; -1 when it is not among those that fit. */
  placeOf(article) {
    const at = this.lowest(article);
    return this.inOrder[at]?.id === article.id ? this.inOrder.length - 1 - at : -1;
  }

  /** Takes an article in, or in place of its earlier version. */
  put(article) {
    const before = this.held.get(article.id);
    if (before?.article === article) return;
    const misses = this.misses(article);
    if (before) this.count(before, -1);
    const now = { article, misses };
    this.held.set(article.id, now);
    this.count(now, 1);
    const stood = before !== undefined && before.misses === 0;
    if (stood && misses === 0 && before.article.first === article.first) this.inOrder[this.lowest(article)] = article;
    else {
      if (stood) this.inOrder.splice(this.lowest(before.article), 1);
      if (misses === 0) this.insert(article);
    }
  }

  remove(id) {
    const before = this.held.get(id);
    if (!before) return;
    this.held.delete(id);
    this.count(before, -1);
    if (before.misses === 0) this.inOrder.splice(this.lowest(before.article), 1);
  }

  /** How many articles bear each label of a kind, among those that fit all filters of other kinds. */
  facet(kind) { return this.counts[KINDS.indexOf(kind)]; }

  /** The kinds whose filter an article does not fit, a bit each. */
  misses(article) {
    let bits = 0;
    KINDS.forEach((kind, at) => {
      const wanted = this.wanted[at];
      if (wanted.size && !labelsOf(article, kind).some(label => wanted.has(label.id) && (!this.focus || label.role === 'focus'))) bits |= 1 << at;
    });
    return bits;
  }

  count({ article, misses }, by) {
    KINDS.forEach((kind, at) => {
      if ((misses & ~(1 << at)) !== 0) return;
      const counts = this.counts[at];
      for (const { id } of labelsOf(article, kind)) {
        const sum = (counts.get(id) ?? 0) + by;
        if (sum) counts.set(id, sum); else counts.delete(id);
      }
    });
  }

  insert(article) {
    const last = this.inOrder[this.inOrder.length - 1];
    // Nearly always it is the newest.
    if (!last || isBefore(last, article)) this.inOrder.push(article);
    else this.inOrder.splice(this.lowest(article), 0, article);
  }

  /** The first place, from the oldest, whose article is not before this one. */
  lowest(article) {
    let low = 0;
    let high = this.inOrder.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.inOrder[middle], article)) low = middle + 1; else high = middle;
    }
    return low;
  }
}
