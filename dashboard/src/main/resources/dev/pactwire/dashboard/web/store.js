// What the page knows: articles with their copies, and the filters, which live in the address.
import { KINDS, Selection } from './selection.js';
import { SLICE, inSlices } from './slices.js';

export { KINDS };

const MOST_ARTICLES = 20000;
const MANY = 2000;
const listeners = new Set();

export const articles = new Map();
const copies = new Map();
const relations = new Map();
let timer = null;

/** Calls back, soon, whenever articles or filters have changed. */
export function onChange(listener) { listeners.add(listener); }

/** What comes in is told a few times a second; what a person did, at once. */
function touch(wait = articles.size > MANY ? 250 : 60) {
  if (timer !== null && wait > 0) return;
  clearTimeout(timer);
  timer = setTimeout(() => { timer = null; listeners.forEach(listener => listener()); }, wait);
}

export function clear() {
  articles.clear();
  copies.clear();
  relations.clear();
  coming = null;
  selection = new Selection(filter);
  touch();
}

/** A new or changed article. */
export function putArticle(article) {
  article.at = Date.parse(article.arrived);
  const before = articles.get(article.id);
  // The place in the list is that of the first version the page saw; a later one only changes it.
  article.first = before ? before.first : article.at;
  articles.set(article.id, article);
  selection.put(article);
  coming?.put(article);
  if (article.change === 'retracted') unrelate(article.id);
  if (articles.size > MOST_ARTICLES) drop(articles.keys().next().value);
  touch();
}

/** A copy belongs to its cluster; the same article again is nothing to show. */
export function putCopy(copy) {
  if (copy.kind === 'same_article') return;
  if (!copies.has(copy.cluster)) copies.set(copy.cluster, new Map());
  copies.get(copy.cluster).set(copy.id, copy);
  if (copies.size > MOST_ARTICLES) copies.delete(copies.keys().next().value);
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
  selection.remove(id);
  coming?.remove(id);
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

/** The filters: sets of ids, words, and whether a mention is not enough. Words are looked for by the server, which has the whole texts. */
export const filter = { alliance: new Set(), region: new Set(), country: new Set(), language: new Set(), source: new Set(), q: '', focus: false };

/** What fits the filters, and what will take its place as soon as all articles are in it. */
let selection = new Selection(filter);
let coming = null;

/** The articles that fit, newest first, and how many bear which label. While a new filter is worked in, those of the last one. */
export const selected = () => selection;

export const isSelecting = () => coming !== null;

/** Looks at all articles anew, for the filters have changed. */
async function select() {
  const next = new Selection(filter);
  coming = next;
  touch(0);
  // New articles come into the map behind its last one, and are met there; those that are gone are not.
  if (articles.size <= SLICE) for (const article of articles.values()) next.put(article);
  else if (!await inSlices(articles.values(), article => next.put(article), () => coming === next)) return;
  selection = next;
  coming = null;
  touch(0);
}

function read(parameters) {
  for (const kind of KINDS) filter[kind] = new Set((parameters.get(kind) ?? '').split(',').filter(Boolean));
  filter.q = parameters.get('q') ?? '';
  filter.focus = parameters.get('role') === 'focus';
}

export function readFilter(parameters) { read(parameters); select(); }

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
  select();
}

export function setFilter(change) { Object.assign(filter, change); select(); }

export function clearFilter() { readFilter(new URLSearchParams()); }

/**
 * The labels of a kind that most articles bear, among those that fit all other filters, with how many: at most so many,
 * and besides those that are chosen. `all` is how many labels there are.
 */
export function facet(kind, most, matches = () => true) {
  const counts = selection.facet(kind);
  const rows = [];
  for (const row of counts) if (matches(row[0])) rows.push(row);
  rows.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = rows.slice(0, most);
  const there = new Set(shown.map(([id]) => id));
  for (const id of filter[kind]) if (!there.has(id)) shown.push([id, counts.get(id) ?? 0]);
  return { shown, found: rows.length, all: counts.size };
}
