// What the page knows: articles with their copies, and the filters, which live in the address.

export const KINDS = ['alliance', 'region', 'country', 'language', 'source'];

const MOST_ARTICLES = 20000;
const listeners = new Set();

export const articles = new Map();
const copies = new Map();
const relations = new Map();
let changed = false;
let revision = 0;

/** Calls back, soon, whenever articles or filters have changed. */
export function onChange(listener) { listeners.add(listener); }

function touch() {
  revision++;
  if (changed) return;
  changed = true;
  setTimeout(() => { changed = false; listeners.forEach(listener => listener()); }, articles.size > 2000 ? 250 : 60);
}

export function clear() {
  articles.clear();
  copies.clear();
  relations.clear();
  touch();
}

/** A new or changed article. */
export function putArticle(article) {
  article.at = Date.parse(article.arrived);
  const before = articles.get(article.id);
  // The place in the list is that of the first version the page saw; a later one only changes it.
  article.first = before ? before.first : article.at;
  articles.set(article.id, article);
  if (article.change === 'retracted') unrelate(article.id);
  if (articles.size > MOST_ARTICLES) drop(articles.keys().next().value);
  touch();
}

/** A copy belongs to its cluster; the same article again is nothing to show. */
export function putCopy(copy) {
  if (copy.kind === 'same_article') return;
  if (!copies.has(copy.cluster)) copies.set(copy.cluster, new Map());
  copies.get(copy.cluster).set(copy.id, copy);
  touch();
}

/** An article and those in other languages that seem to be about the same: each gets to know the other. */
export function putRelation(relation) {
  for (const other of relation.related) {
    relate(relation.id, other.id, other.language);
    relate(other.id, relation.id, relation.language);
  }
  touch();
}

function relate(id, other, language) {
  if (!relations.has(id)) relations.set(id, new Map());
  relations.get(id).set(other, language);
  if (relations.size > MOST_ARTICLES) relations.delete(relations.keys().next().value);
}

/** How many articles in other languages are related to one, and in which languages. */
export const relatedTo = id => relations.get(id)?.size ?? 0;
export const otherLanguages = id => [...new Set(relations.get(id)?.values() ?? [])].sort();

/** Nobody is told any more that there is more in the language of an article that is gone. */
function unrelate(id) {
  for (const other of relations.get(id)?.keys() ?? []) relations.get(other)?.delete(id);
  relations.delete(id);
}

function drop(id) {
  articles.delete(id);
  unrelate(id);
}

export function remove(id) { drop(id); touch(); }

export const copiesOf = article => [...(copies.get(article.cluster)?.values() ?? [])].filter(copy => copy.id !== article.id);

/** How many feeds or producers brought the text. */
export function sourcesOf(article) {
  const members = copies.get(article.cluster);
  if (!members) return 1;
  return new Set([article.source, ...[...members.values()].map(copy => copy.source)]).size;
}

/** The filters: sets of ids, words, and whether a mention is not enough. */
export const filter = { alliance: new Set(), region: new Set(), country: new Set(), language: new Set(), source: new Set(), q: '', focus: false };

export function readFilter(parameters) {
  for (const kind of KINDS) filter[kind] = new Set((parameters.get(kind) ?? '').split(',').filter(Boolean));
  filter.q = parameters.get('q') ?? '';
  filter.focus = parameters.get('role') === 'focus';
}

/** The filters as parameters of an address, for the page and for the server alike. */
export function filterParameters() {
  const parameters = new URLSearchParams();
  for (const kind of KINDS) if (filter[kind].size) parameters.set(kind, [...filter[kind]].join(','));
  if (filter.q) parameters.set('q', filter.q);
  if (filter.focus) parameters.set('role', 'focus');
  return parameters;
}

export const isFiltered = () => filterParameters().toString() !== '';

export function toggle(kind, id, on = !filter[kind].has(id)) {
  if (on) filter[kind].add(id); else filter[kind].delete(id);
  touch();
}

export function setFilter(change) { Object.assign(filter, change); touch(); }

export function clearFilter() { readFilter(new URLSearchParams()); touch(); }

export const labelsOf = (article, kind) =>
  kind === 'alliance' ? article.alliances : kind === 'region' ? article.regions : kind === 'country' ? article.countries
    : [{ id: kind === 'language' ? article.language : article.source, role: 'focus' }];

function fits(article, besides) {
  for (const kind of KINDS) {
    const wanted = filter[kind];
    if (kind === besides || !wanted.size) continue;
    if (!labelsOf(article, kind).some(label => wanted.has(label.id) && (!filter.focus || label.role === 'focus'))) return false;
  }
  return true;
}

let shown = [];
let shownAt = -1;

/** The articles that fit, newest first. Words are looked for by the server, which has the whole texts. */
export function visibleArticles() {
  if (shownAt !== revision) {
    shown = [...articles.values()].filter(article => fits(article)).sort((a, b) => b.first - a.first || (a.id < b.id ? 1 : -1));
    shownAt = revision;
  }
  return shown;
}

/** How many articles each label of a kind has among those that fit all other filters. */
export function facet(kind) {
  const counts = new Map();
  for (const article of articles.values()) {
    if (!fits(article, kind)) continue;
    for (const label of labelsOf(article, kind)) counts.set(label.id, (counts.get(label.id) ?? 0) + 1);
  }
  for (const id of filter[kind]) if (!counts.has(id)) counts.set(id, 0);
  return [...counts.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
