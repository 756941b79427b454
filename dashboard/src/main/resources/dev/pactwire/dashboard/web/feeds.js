// The table of feeds: how they fare, with what goes wrong first; and the buttons that pause and resume them.
import { h, setText, visible } from './dom.js';
import { t, number, ago, span, time } from './i18n.js';
import { Parts, cardTable, letGo } from './parts.js';

const PAGE = 50;
const COLUMNS = ['feed', 'state', 'last_success', 'next_poll', 'entries', 'notes', 'action'];

/** The feeds, a page at a time, what goes wrong first; those of one state, or with some words, when they are asked for. */
export class Feeds {
  /** `pause` and `resume` are called with a feed, `changed` when something else is to be shown. */
  constructor(pause, resume, changed) {
    this.pause = pause;
    this.resume = resume;
    this.state = null;
    this.shown = PAGE;
    this.title = h('h2', { id: 'op-feeds' });
    this.words = h('input', { type: 'search', class: 'find', maxlength: 200, autocomplete: 'off', oninput: () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(changed), 250);
    } });
    this.parts = new Parts(['states', 'rows']);
    this.changed = () => this.ask(changed);
    this.more = changed;
    this.element = h('section', { class: 'card feeds', 'aria-labelledby': 'op-feeds' }, this.title,
      h('div', { class: 'choice' }, this.words, this.parts.elements.states), this.parts.elements.rows);
  }

  ask(changed) { this.shown = PAGE; letGo(); changed(); }

  /** What is to be asked of the server. */
  get query() {
    const parameters = new URLSearchParams({ order: 'worst', limit: this.shown });
    if (this.state) parameters.set('state', this.state);
    if (this.words.value.trim()) parameters.set('q', this.words.value.trim());
    return 'feeds?' + parameters;
  }

  draw(answer) {
    const all = Object.values(answer.states).reduce((a, b) => a + b, 0);
    const searched = this.words.value.trim() !== '';
    setText(this.title, `${t('feeds')} (${number(all)})`);
    this.words.placeholder = t('find_feeds');
    this.words.setAttribute('aria-label', t('find_feeds'));
    this.words.parentElement.hidden = all === 0 && !searched && !this.state;
    this.parts.draw('states', [answer.states, this.state], () => this.buttons(answer.states));
    this.parts.draw('rows', [answer.items, answer.total, Math.floor(Date.now() / 5000)], () => h('div', {}, answer.items.length
      ? cardTable(t('feeds'), COLUMNS.map(column => t(column)), answer.items.map(feed => this.row(feed)))
      : h('p', { class: 'empty' }, t(all || searched || this.state ? 'no_such_feeds' : 'no_feeds')),
    answer.total > answer.items.length ? h('p', { class: 'rest' }, t('of_feeds_n', number(answer.items.length), number(answer.total)), ' ',
      h('button', { type: 'button', data: { key: 'more-feeds' }, onclick: () => { this.shown += PAGE; this.more(); } }, t('show_more_n', number(Math.min(PAGE, answer.total - answer.items.length))))) : null));
  }

  buttons(states) {
    const names = Object.keys(states);
    if (this.state && !names.includes(this.state)) names.push(this.state);
    return h('div', { class: 'states', role: 'group', 'aria-label': t('state') }, names.sort((a, b) => (states[b] ?? 0) - (states[a] ?? 0)).map(name => h('button', {
      type: 'button', class: 'small', 'aria-pressed': String(this.state === name), data: { key: 'state' + name },
      onclick: () => { this.state = this.state === name ? null : name; this.changed(); },
    }, h('span', { class: 'state ' + name }, t('feed_' + name)), ' ', number(states[name] ?? 0))));
  }

  row(feed) {
    return {
      data: { feed: feed.id },
      cells: [
        { attributes: { title: feed.url ?? null }, content: [visible(feed.id), feed.title ? h('span', { class: 'meta' }, visible(feed.title)) : null] },
        { content: h('span', { class: 'state ' + feed.state }, t('feed_' + feed.state)) },
        { content: moment(feed.lastSuccess) },
        { content: moment(feed.nextPoll) },
        { attributes: { class: 'number' }, content: feed.checked ? `${number(feed.entriesSeen)} (${number(feed.entriesPublished)})` : '–' },
        notes(feed),
        { content: feed.managed ? button(feed, this.pause, this.resume) : h('span', { class: 'hint', title: t('unmanaged') }, '–') },
      ],
    };
  }
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
  return known.length ? h('span', { class: 'meta' }, known.map(([key, millis]) => t(key, span(millis))).join(', ')) : null;
}

/** What goes wrong, why it is paused, what had to be mended, how late its articles are. */
function notes(feed) {
  const content = [feed.pause ? paused(feed.pause) : problem(feed), mended(feed), lag(feed)].flat().filter(Boolean);
  return { attributes: { class: content.length ? null : 'nothing' }, content };
}

function button(feed, pause, resume) {
  const does = feed.pause ? 'resume' : 'pause';
  return h('button', {
    type: 'button', class: 'small', 'aria-label': `${t(does)}: ${visible(feed.id)}`, data: { key: 'feed' + feed.id }, onclick: () => (feed.pause ? resume : pause)(feed),
  }, t(does));
}
