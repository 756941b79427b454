// What operators look at: feeds, the account, what is late, what could not be handled.
import { h, visible } from './dom.js';
import { t, number, time } from './i18n.js';
import { ask, act } from './ask.js';
import { askFor } from './forms.js';
import { Feeds } from './feeds.js';
import { Letters } from './letters.js';
import { Parts, letGo, scrolling } from './parts.js';
import { alertButtons, alertList, alertTitle, muteHours } from './alerts.js';

const SOON = 800;

const small = text => text.charAt(0).toLowerCase() + text.slice(1);

export class Operations {
  constructor(element, session, open) {
    this.open = open;
    this.element = element;
    this.session = session;
    this.letters = new Letters(letter => this.resend(letter));
    this.feeds = new Feeds(feed => this.pause(feed),
      feed => this.act(() => act('feeds/resume', 'POST', { feed: feed.id }), () => t('resumed_n', visible(feed.id))), () => this.refresh().catch(() => {}));
    this.parts = new Parts(['alerts', 'ledger', 'letters', 'taxonomy', 'lags', 'memory']);
    const { alerts, ledger, letters, taxonomy, lags, memory } = this.parts.elements;
    this.message = h('p', { class: 'message', role: 'status' });
    this.waiting = h('p', { class: 'empty', 'data-i18n': 'loading' }, t('loading'));
    this.cards = h('div', { class: 'cards', hidden: true }, alerts, letters,
      h('div', { class: 'column aside' }, ledger, taxonomy, memory), h('div', { class: 'column' }, this.feeds.element, lags));
    element.append(this.message, this.waiting, this.cards);
  }

  async refresh() {
    const asked = this.feeds.query;
    const [state, feeds, letters, alerts, taxonomy] = await Promise.all(['operations', asked, 'dead-letters', 'alerts', 'taxonomy'].map(path => ask(path)));
    this.waiting.remove();
    this.cards.hidden = false;
    this.parts.draw('alerts', [alerts, Math.floor(Date.now() / 30000)], () => this.alerts(alerts));
    this.parts.draw('taxonomy', taxonomy, () => this.taxonomy(taxonomy));
    this.parts.draw('ledger', state.ledger, () => this.ledger(state.ledger));
    // Something else may have been asked for in the meantime.
    if (asked === this.feeds.query) this.feeds.draw(feeds);
    this.parts.draw('letters', [letters, this.session.scope], () => this.deadLetters(letters));
    this.parts.draw('lags', state.lags, () => this.lags(state.lags));
    this.parts.draw('memory', [state.window, state.missingTopics, state.problems], () => this.memory(state));
  }

  card(name, title, ...content) {
    const id = 'op-' + name;
    return h('section', { class: 'card ' + name, 'aria-labelledby': id }, h('h2', { id }, title), ...content);
  }

  table(label, columns, rows) {
    return scrolling(label, h('table', {},
      h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col' }, column)))), h('tbody', {}, rows)));
  }

  ledger(ledger) {
    const good = ledger.balances;
    const late = !good && ledger.doubled === 0 && ledger.withoutOrigin === 0;
    const row = (name, count, kind) => h('tr', { class: kind ?? null }, h('th', { scope: 'row' }, name), h('td', { class: 'number' }, number(count)));
    const outcomes = ['new', 'updated', 'corrected', 'retracted', 'same_article', 'exact_copy', 'near_duplicate', 'dead_letter'];
    return this.card('ledger', t('ledger'),
      h('p', { class: good ? 'good' : late ? 'late' : 'bad' }, good ? '✓ ' + t('balances') : late ? '… ' + t('open_text') : '✗ ' + t('imbalance')),
      h('table', {}, h('tbody', {}, row(t('ledger_in'), ledger.in, 'sum'),
        outcomes.map(name => row('= ' + (name === 'dead_letter' ? t(name) : small(t(name))), ledger.outcomes[name] ?? 0)), row(t('ledger_open'), ledger.open),
        ledger.doubled ? row(t('ledger_doubled'), ledger.doubled, 'bad') : null, ledger.withoutOrigin ? row(t('ledger_origin'), ledger.withoutOrigin, 'bad') : null)));
  }

  alerts(alerts) {
    const buttons = alertButtons({
      acknowledge: alert => this.note('acknowledge', alert, {}),
      mute: alert => this.note('mute', alert, { for_how_long: muteHours() }),
      unmute: alert => this.note('unmute', alert, {}),
    });
    return this.card('warnings', `${t('alerts')} (${number(alerts.unattended)})`, alerts.items.length
      ? alertList(alerts.items, this.open, buttons)
      : h('p', { class: 'good' }, '✓ ' + t('no_alerts')));
  }

  async note(action, alert, choices) {
    const asked = await askFor(`${t(action)}: ${alertTitle(alert)}`, ['who', 'why', ...Object.keys(choices)], t(action), ['who'], choices);
    if (!asked) return;
    const what = action === 'acknowledge' ? { alert: alert.id } : { target: action === 'unmute' ? alert.muted.target : alert.about };
    const body = { ...what, by: asked.who, reason: asked.why, ...(asked.for_how_long ? { hours: Number(asked.for_how_long) } : {}) };
    await this.act(() => act('alerts/' + action, 'POST', body), () => t('written'));
  }

  taxonomy(taxonomy) {
    const row = (version, ...cells) => h('tr', {}, h('th', { scope: 'row' }, h('code', {}, visible(version))), cells);
    const when = at => h('td', {}, h('time', { datetime: at }, time(at)));
    return this.card('taxonomies', t('taxonomy'),
      h('p', { class: 'hint' }, taxonomy.current ? [t('taxonomy_current') + ' ', h('code', {}, visible(taxonomy.current))] : t('taxonomy_shipped')),
      taxonomy.switches.length ? [h('h3', {}, t('taxonomy_switches')), this.table(t('taxonomy_switches'), [t('version'), t('at')], taxonomy.switches.map(one => row(one.version, when(one.at))))] : null,
      h('h3', {}, t('taxonomy_used')), this.table(t('taxonomy_used'), [t('version'), t('since'), t('articles')],
        taxonomy.used.map(one => row(one.version, when(one.from), h('td', { class: 'number' }, number(one.articles))))),
      taxonomy.releases.length ? [h('h3', {}, t('taxonomy_releases')), this.table(t('taxonomy_releases'), [t('version'), t('published')], taxonomy.releases.map(one => row(one.version, when(one.published))))] : null);
  }

  async pause(feed) {
    const asked = await askFor(t('pause_n', visible(feed.id)), ['who', 'why'], t('pause'), ['who']);
    if (!asked) return;
    await this.act(() => act('feeds/pause', 'POST', { feed: feed.id, by: asked.who, reason: asked.why }), () => t('paused_n', visible(feed.id)));
  }

  lags(lags) {
    return this.card('lags', t('lag'), this.table(t('lag'), [t('topic'), t('partition'), t('end'), t('waiting')],
      lags.map(lag => h('tr', {}, h('th', { scope: 'row' }, lag.topic), h('td', { class: 'number' }, lag.partition), h('td', { class: 'number' }, number(lag.end)),
        h('td', { class: 'number' + (lag.lag > 1000 ? ' bad' : '') }, number(lag.lag))))));
  }

  memory(state) {
    const names = { articles: 'news.classified', duplicates: 'news.duplicates', 'dead-letters': 'news.dead-letters', feeds: 'news.feed-status', alerts: 'news.alerts', related: 'news.related' };
    return this.card('memory', t('memory'),
      state.problems.map(problem => h('p', { class: 'bad' }, visible(problem))),
      state.missingTopics.length ? h('p', { class: 'late' }, `${t('missing')}: ${state.missingTopics.join(', ')}`) : null,
      this.table(t('memory'), [t('topic'), t('events'), 'MiB'], Object.entries(state.window).map(([name, held]) => h('tr', {},
        h('th', { scope: 'row' }, names[name] ?? name), h('td', { class: 'number' }, number(held.events)), h('td', { class: 'number' }, number(Math.round(held.bytes / 104857.6) / 10))))));
  }

  deadLetters(letters) {
    return this.card('letters', `${t('dead_letters')} (${number(letters.total)})`, letters.items.length
      ? this.letters.list(letters.items)
      : h('p', { class: 'good' }, '✓ ' + t('no_letters')));
  }

  async resend(letter) {
    const sure = (letter.resent ? t('resent') + '. ' : '') + t('resend_sure');
    if (!await askFor(sure, [], t('resend'))) return;
    await this.act(() => act(`dead-letters/${letter.id}/resend`, 'POST', letter.resent ? { force: true } : {}), place => `${t('resent')}: news.articles ${place.partition}:${place.offset}`);
  }

  /** Does something that needs the scope to operate, and says what became of it. */
  async act(doing, told) {
    try {
      if (this.session.scope !== 'operate') await this.session.askForOperating();
      this.message.textContent = told(await doing());
      this.message.className = 'message good';
    } catch (problem) {
      this.message.textContent = t('failed') + (problem.status ? visible(problem.message) : t('notice_unreachable'));
      this.message.className = 'message bad';
    }
    letGo();
    await this.refresh().catch(() => {});
    // What was written comes back by way of the topic, a moment later.
    setTimeout(() => this.refresh().catch(() => {}), SOON);
  }
}
