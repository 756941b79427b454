// Puts the page together: views, settings, the address, the subscription.
import { setText, visible } from './dom.js';
import { clock, t, setLanguage, currentLanguage } from './i18n.js';
import * as store from './store.js';
import * as connection from './connection.js';
import { ArticleList } from './list.js';
import { Detail } from './detail.js';
import { Filters, ChosenBar } from './filters.js';
import { Overview } from './overview.js';
import { Operations } from './operations.js';
import { session } from './session.js';
import { ask } from './ask.js';

const VIEWS = ['stream', 'overview', 'operations'];
const EVERY = 4000;
const SERVER_EVERY = 3;
const SOON = 400;
const THEMES = ['auto', 'light', 'dark'];
const $ = id => document.getElementById(id);

let view = 'stream';
let status = 'loading';
let words;
let letters = 0;
let unattended = 0;
let lostAt = null;
let wasLive = false;
let server = { problems: [], missingTopics: [] };
let round = 0;
let begun = false;
let soon = null;
const small = matchMedia('(max-width: 760px)');

const list = new ArticleList(id => openArticle(id));
const detail = new Detail(() => list.focusActive(), () => { cover(); writeAddress(); });
const filters = new Filters(() => {});
const overview = new Overview($('overview'), change => {
  store.setFilter(Object.fromEntries(Object.entries(change).map(([kind, id]) => [kind, new Set([id])])));
  show('stream', true);
}, id => openArticle(id));
const operations = new Operations($('operations'), session, id => openArticle(id));
const bar = new ChosenBar();

$('filterbar').append(bar.element);
$('stream').append(filters.element, list.element);
$('main').append(detail.element);

function openArticle(id) {
  if (view === 'operations') show('stream', true);
  // Where it covers all, "back" is how people close it.
  if (small.matches && !detail.id) history.pushState({ article: true }, '', address(id));
  detail.open(id);
}

/** An open article covers a small screen: nothing behind it is to be reached then. */
function cover() {
  const covered = detail.id !== null && small.matches && view !== 'operations';
  for (const behind of [document.querySelector('header'), $('filterbar'), ...VIEWS.map($)]) behind.inert = covered;
}
small.addEventListener('change', cover);

function address(article = detail.id) {
  const parameters = store.filterParameters();
  if (view !== 'stream') parameters.set('view', view);
  if (article && view !== 'operations') parameters.set('article', article);
  const query = parameters.toString().replaceAll('%2C', ',');
  return location.pathname + (query ? '?' + query : '');
}

function writeAddress() {
  if (address() !== location.pathname + location.search) history.replaceState(history.state, '', address());
}

function show(name, push = false) {
  view = VIEWS.includes(name) ? name : 'stream';
  for (const other of VIEWS) $(other).hidden = other !== view;
  $('filterbar').hidden = view === 'operations';
  for (const button of document.querySelectorAll('nav button')) {
    if (button.dataset.view === view) button.setAttribute('aria-current', 'page'); else button.removeAttribute('aria-current');
  }
  document.body.dataset.view = view;
  cover();
  if (view === 'operations') letters = 0;
  if (push) history.pushState(null, '', address());
  update();
  refresh();
}

/** Draws what depends on articles and filters. */
function update() {
  writeAddress();
  if (begun && store.filter.q !== words) { words = store.filter.q; connection.connect(words); }
  bar.update();
  if (view === 'stream') { list.update(status === 'live', reasonForNothing()); filters.update(); }
  if (detail.id) detail.refresh(store.articles.get(detail.id));
  drawAlarm();
}

/** Why the list is empty, in a sentence. */
function reasonForNothing() {
  if (status !== 'live') return t({ loading: 'loading_articles', behind: 'loading_articles' }[status] ?? 'lost_articles');
  return store.articles.size || store.isFiltered() ? t('no_articles') : t('none_yet');
}

/** What hinders, in a sentence; nothing when all is well. */
function hindrance() {
  if (status === 'behind') return t('notice_behind');
  if (status === 'reconnecting') return lostAt ? t('notice_lost', clock(lostAt)) : t('notice_unreachable');
  if (server.problems.length) return t('notice_kafka', server.problems.map(visible).join(' '));
  return server.missingTopics.includes('news.classified') ? t('notice_no_topic') : '';
}

function drawNotice() {
  setText($('notice'), hindrance());
  $('notice').hidden = !$('notice').textContent;
}

function drawAlarm() {
  const sum = letters + unattended;
  $('alarm').hidden = sum === 0;
  $('alarm').textContent = sum ? String(sum) : '';
  $('alarm').title = [letters ? `${t('dead_letters')}: ${letters}` : '', unattended ? `${t('alerts')}: ${unattended}` : ''].filter(Boolean).join(', ');
}

async function refresh() {
  if (!begun) return;
  try {
    unattended = (await ask('alerts?limit=0')).unattended;
    drawAlarm();
    if (round++ % SERVER_EVERY === 0 || server.problems.length) { server = await ask('operations'); drawStatus(); }
    if (view === 'overview') await overview.refresh();
    if (view === 'operations') await operations.refresh();
  } catch { /* The notice says that the connection is lost. */ }
}

/** Once for all that comes in a moment: an outage may bring a thousand dead letters. */
function refreshSoon() { soon ??= setTimeout(() => { soon = null; refresh(); }, SOON); }

/** The stream was refused: a token may have been withdrawn, or the server may not have read all topics yet. */
async function refused() {
  try {
    const reads = (await (await fetch('health/ready')).json()).status === 'loading';
    if (reads !== (status === 'behind')) { status = reads ? 'behind' : 'reconnecting'; drawStatus(); }
    if (!reads) await session.begin();
  } catch { status = 'reconnecting'; drawStatus(); }
}

/** The connection may be live, and what comes through it old. */
function drawStatus() {
  const shown = status === 'live' && server.problems.length ? 'stale' : status;
  setText($('status'), t(shown));
  $('status').className = 'status ' + shown;
  drawNotice();
}

function drawSettings() {
  const theme = localStorage.getItem('theme') ?? 'auto';
  document.documentElement.dataset.theme = theme;
  $('theme').textContent = { auto: '◐', light: '☀', dark: '☾' }[theme];
  $('theme').setAttribute('aria-label', t('theme_' + theme));
  $('theme').title = t('theme_' + theme);
  $('language').textContent = currentLanguage() === 'de' ? 'EN' : 'DE';
  $('language').setAttribute('aria-label', t('other_language'));
  $('language').title = t('other_language');
}

function speak(language) {
  setLanguage(language);
  detail.element.setAttribute('aria-label', t('article'));
  drawSettings();
  drawStatus();
}

$('theme').addEventListener('click', () => {
  const theme = localStorage.getItem('theme') ?? 'auto';
  localStorage.setItem('theme', THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
  drawSettings();
});
$('language').addEventListener('click', () => {
  localStorage.setItem('language', currentLanguage() === 'de' ? 'en' : 'de');
  speak(localStorage.getItem('language'));
  update();
  refresh();
  if (detail.id && detail.shown) detail.show(detail.shown);
});
for (const button of document.querySelectorAll('nav button')) button.addEventListener('click', () => show(button.dataset.view, true));
addEventListener('popstate', () => {
  const parameters = new URLSearchParams(location.search);
  store.readFilter(parameters);
  const article = parameters.get('article');
  if (article && article !== detail.id) detail.open(article); else if (!article && detail.id) detail.close();
  show(parameters.get('view') ?? 'stream');
});
document.addEventListener('keydown', event => {
  if (event.target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') { event.preventDefault(); show('stream', view !== 'stream'); filters.input.focus(); }
  else if (event.key === 'Escape' && detail.id) detail.leave();
  else if ((event.key === 'j' || event.key === 'k') && view === 'stream' && !list.view.contains(event.target)) list.move(event.key === 'j' ? 1 : -1);
});

/** Waits until this page may read: for a token, or for a server that does not answer yet. */
async function begin() {
  for (;;) {
    try { await session.begin(); return; } catch { status = 'reconnecting'; drawStatus(); }
    await new Promise(done => setTimeout(done, EVERY));
  }
}

const parameters = new URLSearchParams(location.search);
speak(parameters.get('lang') ?? localStorage.getItem('language') ?? (navigator.language || 'en').slice(0, 2));
store.readFilter(parameters);
words = store.filter.q;
store.onChange(update);
show(parameters.get('view') ?? 'stream');
await begin();
begun = true;
connection.watch({
  status(now) {
    if (now === 'reconnecting' && status === 'behind') return;
    if (now === 'reconnecting' && wasLive && status !== now) lostAt = new Date();
    if (now === 'live' && status !== now) { wasLive = true; round = 0; }
    status = now;
    drawStatus();
    update();
  },
  refused,
  letter() { if (status === 'live' && view !== 'operations') { letters++; drawAlarm(); } if (view === 'operations') refreshSoon(); },
  alert() { if (status === 'live') refreshSoon(); },
});
connection.connect(words);
refresh();
if (parameters.get('article')) detail.open(parameters.get('article'));
setInterval(() => { if (!document.hidden) { refresh(); if (view === 'stream') list.draw(true); } }, EVERY);
