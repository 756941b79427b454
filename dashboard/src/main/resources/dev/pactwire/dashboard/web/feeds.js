// The table of feeds: how they fare, with what goes wrong first; and the buttons that pause and resume them.
import { h, visible } from './dom.js';
import { t, number, ago, span, time } from './i18n.js';

const ORDER = ['dead', 'gone', 'blocked', 'failing', 'silent', 'only_old', 'only_duplicates', 'empty', 'slow', 'undated', 'paused', 'unpolled', 'other', 'healthy'];

/** One row for each feed; `pause` and `resume` are called with a feed. */
export function feedRows(feeds, pause, resume) {
  const sorted = [...feeds].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.id < b.id ? -1 : 1));
  return sorted.map(feed => h('tr', { data: { feed: feed.id } },
    h('th', { scope: 'row', title: feed.url ?? null }, visible(feed.id), feed.title ? h('span', { class: 'meta' }, visible(feed.title)) : null),
    h('td', {}, h('span', { class: 'state ' + feed.state }, t('feed_' + feed.state))),
    h('td', {}, moment(feed.lastSuccess)),
    h('td', {}, moment(feed.nextPoll)),
    h('td', { class: 'number' }, feed.checked ? [`${number(feed.entriesSeen)} (${number(feed.entriesPublished)})`, lag(feed)] : '–'),
    h('td', {}, feed.pause ? paused(feed.pause) : problem(feed), mended(feed)),
    h('td', {}, feed.managed ? button(feed, pause, resume) : h('span', { class: 'hint', title: t('unmanaged') }, '–'))));
}

const moment = at => at ? h('time', { datetime: at, title: time(at) }, ago(at)) : '–';

const paused = pause => [visible(pause.reason), h('span', { class: 'meta' }, `${visible(pause.by)}, `, moment(pause.since))];

const problem = feed => feed.error
  ? visible(feed.error) + (feed.consecutiveFailures > 1 ? ` (${t('failures_n', feed.consecutiveFailures)})` : '')
  : '';

const mended = feed => feed.recoveries?.length
  ? h('span', { class: 'meta' }, t('mended_n', visible(feed.recoveries.join(', '))))
  : null;

// Absent before the feed has published anything; each of the two may be known without the other.
function lag(feed) {
  const known = [['lag_seen', feed.publishedLagMillis], ['lag_stored', feed.storedLagMillis]].filter(([, millis]) => millis !== undefined);
  return known.map(([key, millis]) => h('span', { class: 'meta' }, t(key, span(millis))));
}

function button(feed, pause, resume) {
  const does = feed.pause ? 'resume' : 'pause';
  return h('button', {
    type: 'button', class: 'small', 'aria-label': `${t(does)}: ${visible(feed.id)}`, data: { key: 'feed' + feed.id }, onclick: () => (feed.pause ? resume : pause)(feed),
  }, t(does));
}
