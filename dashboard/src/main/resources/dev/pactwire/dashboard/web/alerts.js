// Alerts: what deserves a look, the articles attached, who takes care of it, what is muted.
import { h, visible } from './dom.js';
import { t, ago, labelName, number, time } from './i18n.js';

const MUTE_HOURS = ['1', '8', '24', '168'];

/** What an alert is about, for people. */
export function alertTitle(alert) {
  const kind = alert.subjectKind === 'alliance' || alert.subjectKind === 'region' ? alert.subjectKind : 'source';
  return `${t('alert_' + alert.kind)}: ${visible(labelName(kind, alert.subject))}`;
}

/** A list of alerts; `actions` makes the buttons of one, `open` opens an article. */
export function alertList(alerts, open, actions = () => null) {
  return h('ul', { class: 'alerts' }, alerts.map(alert => h('li', { class: alert.until ? 'over' : 'lasts', data: { alert: alert.id } },
    h('p', { class: 'title' }, h('span', { class: 'kind ' + alert.kind }, alert.until ? '✓ ' : '● ', alertTitle(alert)), ' ', figures(alert)),
    h('p', { class: 'meta' }, span(alert)),
    alert.note ? h('p', {}, visible(alert.note)) : null,
    alert.articles?.length ? h('ul', { class: 'attached' }, alert.articles.map(article => h('li', {},
      h('button', { type: 'button', class: 'plain', data: { key: alert.id + article.id }, lang: article.language === 'und' ? null : article.language, onclick: () => open(article.id) }, visible(article.title)),
      h('span', { class: 'meta' }, ' ' + visible(article.source))))) : null,
    alert.acknowledged ? word('acknowledged_n', alert.acknowledged) : null,
    alert.muted ? h('p', { class: 'meta' }, '🔇 ', t('muted_n', visible(alert.muted.by), time(alert.muted.until)), ' ' + visible(alert.muted.reason)) : null,
    actions(alert))));
}

const word = (text, note) => h('p', { class: 'meta' }, '✓ ', t(text, visible(note.by), ago(note.at)), ' ' + visible(note.reason));

function figures(alert) {
  if (alert.kind === 'burst') return h('span', { class: 'meta' }, t('burst_figures', number(alert.count), number(Math.round(alert.expected * 10) / 10)));
  // Many feeds, told as one.
  if (alert.kind.endsWith('-feed') && alert.subjectKind === 'topic') return alert.count ? h('span', { class: 'meta' }, t('sources_n', number(alert.count))) : null;
  if (alert.kind === 'silent-feed' || alert.kind === 'standstill') return h('span', { class: 'meta' }, t('silence_figures', number(Math.round(alert.expected))));
  if (alert.kind === 'failing-feed') return h('span', { class: 'meta' }, t('polls_n', number(alert.count)));
  return alert.count ? h('span', { class: 'meta' }, t('records_n', number(alert.count))) : null;
}

const span = alert => [t('began') + ' ', h('time', { datetime: alert.since, title: time(alert.since) }, ago(alert.since)),
  alert.until ? [' · ' + t('ended') + ' ', h('time', { datetime: alert.until, title: time(alert.until) }, ago(alert.until))] : null];

/** The buttons of an alert that lasts: `acknowledge`, `mute` and `unmute` are called with it. */
export const alertButtons = does => alert => h('p', { class: 'actions' },
  !alert.acknowledged && !alert.until ? button('acknowledge', alert, does.acknowledge) : null,
  alert.muted ? button('unmute', alert, does.unmute) : alert.until ? null : button('mute', alert, does.mute));

const button = (name, alert, does) => h('button', {
  type: 'button', class: 'small', 'aria-label': `${t(name)}: ${alertTitle(alert)}`, data: { key: name + alert.id }, onclick: () => does(alert),
}, t(name));

/** How long something may be muted: hours with their words. */
export const muteHours = () => MUTE_HOURS.map(hours => [hours, t('hours_n', hours)]);
