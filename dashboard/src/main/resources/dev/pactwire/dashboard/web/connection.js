// The subscription: goes on where it was lost, and begins anew when told to.
import * as store from './store.js';

const TOPICS = ['news.classified', 'news.duplicates', 'news.dead-letters', 'news.alerts', 'news.related'];
const SNAPSHOT = 20000;
const PAUSE = 1500;

let source;
let cursor = '';
let words = '';
let timer;
let unanswered = false;
const watchers = { status: () => {}, refused: () => {}, letter: () => {}, alert: () => {} };

export function watch(handlers) { Object.assign(watchers, handlers); }

/** Begins, or begins anew with the words that are looked for. */
export function connect(q) {
  if (q !== undefined && q !== words) { words = q; cursor = ''; }
  clearTimeout(timer);
  source?.close();
  const parameters = new URLSearchParams({ topic: TOPICS.join(','), view: 'summary', snapshot: SNAPSHOT });
  if (words) parameters.set('q', words);
  if (cursor) parameters.set('after', cursor);
  if (!cursor && !unanswered) watchers.status('loading');
  source = new EventSource('api/v1/stream?' + parameters);
  const on = (name, handler) => source.addEventListener(name, event => {
    if (event.lastEventId) cursor = event.lastEventId;
    handler(event.data ? JSON.parse(event.data) : undefined);
  });
  on('snapshot', store.clear);
  on('reset', store.clear);
  on('resumed', () => {});
  on('live', () => { unanswered = false; watchers.status('live'); });
  on('article', store.putArticle);
  on('left', article => store.remove(article.id));
  on('duplicate', store.putCopy);
  on('relation', store.putRelation);
  on('dead-letter', letter => watchers.letter(letter));
  on('alert', alert => watchers.alert(alert));
  on('evicted', () => { watchers.status('reconnecting'); retry(); });
  source.onerror = () => {
    unanswered = true;
    watchers.status('reconnecting');
    // A browser tries again by itself, unless the server gave an answer that it does not like.
    if (source.readyState === EventSource.CLOSED) Promise.resolve(watchers.refused()).then(retry);
  };
}

function retry() {
  source.close();
  clearTimeout(timer);
  timer = setTimeout(connect, PAUSE);
}
