// Figures: timelines, the map, alliances by regions, and the texts that most sources brought.
import { h, svg, visible } from './dom.js';
import { t, labelName, number, clock, weekday, ago } from './i18n.js';
import { TILES, COLUMNS, LINES } from './tiles.js';
import * as store from './store.js';
import { alertList } from './alerts.js';
import { ask } from './ask.js';
import { Parts, scrolling } from './parts.js';

const MOST_SERIES = 12;
const MOST_BURSTS = 5;
const MATRIX_REGIONS = 12;
const FIRST_REGIONS = 12;
const LEAST_SPANS = 24;
const TILE = 30;
const GAP = 3;
const STEPS = 5;

export class Overview {
  constructor(element, go, open) {
    this.element = element;
    this.go = go;
    this.open = open;
    this.span = 'minutes';
    this.parts = new Parts(['none', 'bursts', 'timeline', 'map', 'regions', 'matrix', 'clusters']);
    this.waiting = h('p', { class: 'empty', 'data-i18n': 'loading' }, t('loading'));
    const { none, bursts, timeline, map, regions, matrix, clusters } = this.parts.elements;
    element.append(this.waiting, none, h('div', { class: 'cards' }, bursts,
      h('div', { class: 'column aside wider' }, timeline, regions), h('div', { class: 'column' }, map, matrix), clusters));
  }

  async refresh() {
    const [counts, clusters, alerts] = await Promise.all([ask('counts?' + store.filterParameters()), ask('clusters?limit=12'), ask('alerts')]);
    this.waiting.remove();
    const bursts = alerts.items.filter(alert => alert.kind === 'burst').slice(0, MOST_BURSTS);
    const none = counts.articles === 0 && !store.isFiltered();
    const draw = (name, data, make) => this.parts.draw(name, data, () => (none ? null : make()));
    this.parts.draw('none', none, () => (none ? h('p', { class: 'empty' }, t('none_yet_overview')) : null));
    draw('bursts', [none, bursts], () => (bursts.length ? this.bursts(bursts) : null));
    draw('timeline', [none, counts[this.span]], () => this.timeline(counts[this.span]));
    draw('map', [none, counts.countries], () => this.map(counts.countries));
    draw('regions', [none, counts.regions, this.allRegions], () => this.regions(counts.regions));
    draw('matrix', [none, counts.matrix], () => this.matrix(counts.matrix));
    draw('clusters', [none, clusters], () => this.clusters(clusters.items));
  }

  card(name, title, hint, ...content) {
    const id = 'card-' + name;
    return h('section', { class: 'card ' + name, 'aria-labelledby': id }, h('h2', { id }, title), hint ? h('p', { class: 'hint' }, hint) : null, ...content);
  }

  button(kind, id, key) {
    return h('button', { type: 'button', class: 'plain', data: { key: key ?? kind + id }, onclick: () => this.go({ [kind]: id }) }, visible(labelName(kind, id)));
  }

  bursts(bursts) { return this.card('bursts', t('bursts'), t('bursts_hint'), alertList(bursts, this.open)); }

  timeline(whole) {
    const line = trimmed(whole);
    const series = line.series.slice(0, MOST_SERIES);
    const most = Math.max(1, ...series.flatMap(one => one.counts));
    const choose = span => h('button', {
      type: 'button', 'aria-pressed': String(this.span === span), data: { key: 'span' + span }, onclick: () => { this.span = span; this.refresh().catch(() => {}); },
    }, t(span));
    const from = line.from;
    const width = line.series[0]?.counts.length ?? 1;
    const end = new Date(from + width * line.seconds * 1000);
    return this.card('timeline', t('timeline'), t('timeline_' + whole.counted) + ' ' + t('timeline_mark'),
      h('div', { class: 'switch', role: 'group', 'aria-label': t('span') }, choose('minutes'), choose('hours')),
      series.length ? h('div', { class: 'lines', role: 'list' }, series.map(one => this.line(one, most, from, line.seconds))) : h('p', { class: 'empty' }, t('nothing')),
      series.length ? h('p', { class: 'axis' }, h('span', {}, dayAndTime(new Date(from))), h('span', {}, dayAndTime(end))) : null);
  }

  line(one, most, from, seconds) {
    const sum = one.counts.reduce((a, b) => a + b, 0);
    const name = labelName('alliance', one.id);
    const width = one.counts.length;
    const label = `${name}: ${t('articles_n', number(sum))}` + (one.bursts.length ? ', ' + t('bursts_n', one.bursts.length) : '');
    const bursts = new Set(one.bursts);
    // One shape for all bars: a day of them for each of twelve alliances would be thousands of elements.
    const shape = wanted => one.counts.map((count, at) => (count > 0 && wanted(at) ? `M${at} 24v${(-22 * count / most).toFixed(2)}h.8V24z` : '')).join('');
    const bars = [svg('path', { d: shape(at => !bursts.has(at)) }), svg('path', { class: 'burst', d: shape(at => bursts.has(at)) })];
    const marks = one.bursts.map(at => h('span', { class: 'triangle', style: { left: 100 * (at + 0.4) / width + '%' } }, '▼'));
    const told = at => `${clock(new Date(from + at * seconds * 1000))}: ${one.counts[at]}` + (bursts.has(at) ? ` (${t('burst')})` : '');
    const place = event => Math.min(width - 1, Math.max(0, Math.floor(width * event.offsetX / event.currentTarget.clientWidth)));
    return h('div', { class: 'line', role: 'listitem' }, this.button('alliance', one.id, 'line' + one.id),
      h('div', { class: 'bars', onpointermove: event => { event.currentTarget.title = told(place(event)); } }, marks,
        svg('svg', { viewBox: `0 0 ${width} 24`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label }, bars)),
      h('span', { class: 'count' }, number(sum)));
  }

  map(countries) {
    const most = Math.max(1, ...Object.values(countries));
    const level = count => count === 0 ? 0 : Math.max(1, Math.ceil(STEPS * Math.log(count + 1) / Math.log(most + 1)));
    const size = TILE + GAP;
    const tiles = TILES.map(tile => {
      const count = countries[tile.code] ?? 0;
      const text = `${labelName('country', tile.code)}: ${number(count)}`;
      const group = svg('g', {
        class: `tile l${level(count)}`, transform: `translate(${tile.column * size} ${tile.row * size})`,
        ...(count ? { tabindex: 0, role: 'button', 'aria-label': text, 'data-key': 'tile' + tile.code } : { 'aria-hidden': 'true' }),
      }, svg('rect', { width: TILE, height: TILE, rx: 5 }), svg('text', { x: TILE / 2, y: TILE / 2 + 4, 'text-anchor': 'middle' }, tile.code), svg('title', {}, text));
      if (count) {
        const choose = () => this.go({ country: tile.code });
        group.addEventListener('click', choose);
        group.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(); } });
      }
      return group;
    });
    const off = Object.keys(countries).filter(code => !TILES.some(tile => tile.code === code));
    return this.card('map', t('map'), t('map_hint'),
      scrolling(t('map'),
        svg('svg', { viewBox: `0 0 ${COLUMNS * size} ${LINES * size}`, class: 'world' }, tiles)),
      h('p', { class: 'legend' }, t('fewer'), [0, 1, 2, 3, 4, 5].map(l => h('span', { class: 'swatch l' + l })), t('many')),
      off.length ? h('p', { class: 'hint' }, t('map_off') + ': ', off.flatMap(code => [this.button('country', code), ' '])) : null);
  }

  regions(counts) {
    const rows = Object.entries(counts).sort((a, b) => b[1] - a[1]);
    const most = rows[0]?.[1] || 1;
    const shown = this.allRegions ? rows : rows.slice(0, FIRST_REGIONS);
    const more = () => { this.allRegions = !this.allRegions; this.refresh().catch(() => {}); };
    return this.card('regions', t('top_regions'), null, rows.length
      ? h('ul', { class: 'shares' }, shown.map(([id, count]) => h('li', { style: { '--share': 100 * count / most + '%' } }, this.button('region', id), h('span', { class: 'count' }, number(count)))))
      : h('p', { class: 'empty' }, t('nothing')),
    rows.length > FIRST_REGIONS ? h('button', { type: 'button', class: 'plain', 'aria-expanded': String(!!this.allRegions), data: { key: 'regions' }, onclick: more },
      this.allRegions ? t('less') : `${t('more')} (${rows.length})`) : null);
  }

  matrix(matrix) {
    const sum = row => Object.values(row).reduce((a, b) => a + b, 0);
    const alliances = Object.entries(matrix).sort((a, b) => sum(b[1]) - sum(a[1])).slice(0, 15);
    const totals = new Map();
    for (const [, row] of alliances) for (const [region, count] of Object.entries(row)) totals.set(region, (totals.get(region) ?? 0) + count);
    const regions = [...totals.entries()].sort((a, b) => b[1] - a[1]).slice(0, MATRIX_REGIONS).map(([id]) => id);
    const most = Math.max(1, ...alliances.flatMap(([, row]) => Object.values(row)));
    const level = count => count ? Math.max(1, Math.ceil(STEPS * count / most)) : 0;
    return this.card('matrix', t('matrix'), null, alliances.length
      ? scrolling(t('matrix'), h('table', {},
        h('thead', {}, h('tr', {}, h('td', {}), regions.map(id => h('th', { scope: 'col' }, h('span', {}, labelName('region', id)))))),
        h('tbody', {}, alliances.map(([alliance, row]) => h('tr', {}, h('th', { scope: 'row' }, labelName('alliance', alliance)),
          regions.map(region => h('td', { class: 'l' + level(row[region]) }, row[region]
            ? h('button', {
              type: 'button', class: 'plain', data: { key: alliance + region }, 'aria-label': `${labelName('alliance', alliance)}, ${labelName('region', region)}: ${row[region]}`,
              onclick: () => this.go({ alliance, region }),
            }, number(row[region])) : null)))))))
      : h('p', { class: 'empty' }, t('nothing')));
  }

  clusters(items) {
    return this.card('clusters', t('clusters'), null, items.length
      ? h('ol', { class: 'texts' }, items.map(cluster => h('li', {},
        cluster.article
          ? h('button', { type: 'button', class: 'plain title', data: { key: 'cluster' + cluster.id }, lang: cluster.article.language === 'und' ? null : cluster.article.language, onclick: () => this.open(cluster.article.id) }, visible(cluster.article.title))
          : cluster.id,
        h('p', { class: 'meta' }, h('span', { class: 'sources' }, t('sources_n', cluster.sources.length)), ' ', visible(cluster.sources.join(', ')), ' · ', ago(cluster.lastArrived)))))
      : h('p', { class: 'empty' }, t('no_clusters')));
  }
}

/** Without the empty time before anything came in, but for a few spans. */
function trimmed(line) {
  const width = line.series[0]?.counts.length ?? 0;
  const first = Math.min(width, ...line.series.map(one => one.counts.findIndex(count => count > 0)));
  const cut = Math.max(0, Math.min(first - 2, width - LEAST_SPANS));
  return {
    ...line, from: Date.parse(line.from) + cut * line.seconds * 1000,
    series: line.series.map(one => ({ ...one, counts: one.counts.slice(cut), bursts: one.bursts.map(at => at - cut) })),
  };
}

function dayAndTime(date) {
  const today = new Date().toDateString() === date.toDateString();
  return today ? clock(date) : weekday(date);
}
