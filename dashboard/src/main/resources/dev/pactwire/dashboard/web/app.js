// Puts the page together: views, settings, the address, the subscription.
import { h } from './dom.js';
import { t, setLanguage, currentLanguage } from './i18n.js';
import * as store from './store.js';
import * as connection from './connection.js';
import { ArticleList } from './list.js';
import { Detail } from './detail.js';
import { Filters, chosenBar } from './filters.js';
import { Overview } from './overview.js';
import { Operations } from './operations.js';
import { session } from './session.js';
import { ask } from './ask.js';

const VIEWS = ['stream', 'overview', 'operations'];
const EVERY = 4000;
const THEMES = ['auto', 'light', 'dark'];
const $ = id => document.getElementById(id);

let view = 'stream';
let status = 'loading';
let words;
let letters = 0;
let unattended = 0;

const list = new ArticleList(id => openArticle(id));
const detail = new Detail(() => list.focusActive());
const filters = new Filters(() => {});
const overview = new Overview($('overview'), change => {
  store.setFilter(Object.fromEntries(Object.entries(change).map(([kind, id]) => [kind, new Set([id])])));
  show('stream', true);
}, id => openArticle(id));
const operations = new Operations($('operations'), session, id => openArticle(id));
const bar = h('div', { class: 'bar' });

$('filterbar').append(bar);
$('stream').append(filters.element, list.element);
$('main').append(detail.element);

function openArticle(id) {
  if (view === 'operations') show('stream', true);
  detail.open(id);
}

function address() {
  const parameters = store.filterParameters();
  if (view !== 'stream') parameters.set('view', view);
  const query = parameters.toString().replaceAll('%2C', ',');
  return location.pathname + (query ? '?' + query : '');
}

function show(name, push = false) {
  view = VIEWS.includes(name) ? name : 'stream';
  for (const other of VIEWS) $(other).hidden = other !== view;
  $('filterbar').hidden = view === 'operations';
  for (const button of document.querySelectorAll('nav button')) {
    if (button.dataset.view === view) button.setAttribute('aria-current', 'page'); else button.removeAttribute('aria-current');
  }
  document.body.dataset.view = view;
  if (view === 'operations') letters = 0;
  if (push) history.pushState(null, '', address());
  update();
  refresh();
}

/** Draws what depends on articles and filters. */
function update() {
  if (address() !== location.pathname + location.search) history.replaceState(null, '', address());
  if (store.filter.q !== words) { words = store.filter.q; connection.connect(words); }
  chosenBar(bar);
  if (view === 'stream') { list.update(); filters.update(); }
  if (detail.id) detail.refresh(store.articles.get(detail.id));
  drawAlarm();
}

function drawAlarm() {
  const sum = letters + unattended;
  $('alarm').hidden = sum === 0;
  $('alarm').textContent = sum ? String(sum) : '';
  $('alarm').title = [letters ? `${t('dead_letters')}: ${letters}` : '', unattended ? `${t('alerts')}: ${unattended}` : ''].filter(Boolean).join(', ');
}

async function refresh() {
  try {
    unattended = (await ask('alerts?limit=0')).unattended;
    drawAlarm();
    if (view === 'overview') await overview.refresh();
    if (view === 'operations') await operations.refresh();
  } catch { /* The status line says that the connection is lost. */ }
}

function drawStatus() {
  $('status').textContent = t(status);
  $('status').className = 'status ' + status;
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
  store.setFilter({});
  show(parameters.get('view') ?? 'stream');
});
document.addEventListener('keydown', event => {
  if (event.target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') { event.preventDefault(); show('stream', view !== 'stream'); filters.input.focus(); }
  else if (event.key === 'Escape' && detail.id) detail.close();
  else if ((event.key === 'j' || event.key === 'k') && view === 'stream' && !list.view.contains(event.target)) list.move(event.key === 'j' ? 1 : -1);
});

const parameters = new URLSearchParams(location.search);
speak(parameters.get('lang') ?? localStorage.getItem('language') ?? (navigator.language || 'en').slice(0, 2));
store.readFilter(parameters);
await session.begin();
connection.watch({
  status(now) { status = now; drawStatus(); update(); },
  letter() { if (status === 'live' && view !== 'operations') { letters++; drawAlarm(); } if (view === 'operations') refresh(); },
  feed() {},
  alert() { if (status === 'live') refresh(); },
});
store.onChange(update);
words = store.filter.q;
show(parameters.get('view') ?? 'stream');
connection.connect(words);
setInterval(() => { if (!document.hidden) { refresh(); if (view === 'stream') list.draw(true); } }, EVERY);
