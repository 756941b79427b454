// Labels, and the evidence for them in a text.
import { h, visible } from './dom.js';
import { t, labelName } from './i18n.js';

const KINDS = [['alliance', 'alliances'], ['region', 'regions'], ['country', 'countries']];

/** All labels of an article with their kinds, what it is about before what it mentions. */
export function labels(article) {
  const all = KINDS.flatMap(([kind, field]) => article[field].map(label => ({ ...label, kind })));
  return all.sort((a, b) => (a.role === b.role ? 0 : a.role === 'focus' ? -1 : 1));
}

/** A label as a button. */
export function chip(label, attributes = {}) {
  const name = labelName(label.kind, label.id);
  return h('button', {
    type: 'button', class: `chip ${label.kind} ${label.role}`, 'aria-pressed': 'false',
    title: `${name}: ${t(label.role)}`, data: { kind: label.kind, id: label.id }, ...attributes,
  }, label.role === 'mention' ? h('span', { class: 'hidden-text' }, t('mention') + ' ') : null, name);
}

const AROUND_NAME = 20;
const BETWEEN = 6;
const MORE = 44;
const canvas = document.createElement('canvas').getContext('2d');
const widths = new Map();
let family;

/** How wide a label is, in pixels, before it is drawn. */
function width(label) {
  const name = (label.role === 'mention' ? '400' : '600') + ' ' + labelName(label.kind, label.id);
  if (!widths.has(name)) {
    canvas.font = `${name.slice(0, 3)} 12.6px ${family ??= getComputedStyle(document.body).fontFamily}`;
    widths.set(name, Math.ceil(canvas.measureText(name.slice(4)).width) + AROUND_NAME);
  }
  return widths.get(name);
}

/** The first of the labels, as many as have room in a line; the others are for a word like "+3", which needs room itself. */
export function fitting(all, room) {
  let left = room;
  for (let at = 0; at < all.length; at++) {
    const needed = width(all[at]) + (at === all.length - 1 ? 0 : BETWEEN + MORE);
    if (at > 0 && needed > left) return all.slice(0, at);
    left -= width(all[at]) + BETWEEN;
  }
  return all;
}

/**
 * Text with marks where evidence stands; each mark knows the labels it speaks for. Offsets count UTF-16 code units, as
 * those of JavaScript do; so `show`, which makes a piece ready to be shown, comes last. Overlapping pieces of evidence are cut where they begin and end.
 */
export function marked(text, field, all, show = visible) {
  const pieces = [];
  for (const label of all) {
    for (const e of label.evidence) {
      if (e.field === field && e.start < text.length && e.end > e.start) {
        pieces.push({ start: e.start, end: Math.min(e.end, text.length), label: key(label), against: e.weight < 0 });
      }
    }
  }
  if (!pieces.length) return [show(text)];
  const cuts = [...new Set([0, text.length, ...pieces.flatMap(piece => [piece.start, piece.end])])].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const part = show(text.slice(cuts[i], cuts[i + 1]));
    const here = pieces.filter(piece => piece.start <= cuts[i] && piece.end >= cuts[i + 1]);
    nodes.push(here.length
      ? h('mark', { data: { labels: here.map(piece => piece.label).join(' ') }, class: here.every(piece => piece.against) ? 'against' : null }, part)
      : part);
  }
  return nodes;
}

const key = label => `${label.kind}:${label.id}`;

/**
 * Lets the chips within an element show the marks of their label: pointing shows them, pressing keeps them.
 */
export function connectEvidence(root, onPress = () => {}) {
  let kept = null;
  const show = (chosen, scroll) => {
    let first = true;
    for (const mark of root.querySelectorAll('mark')) {
      const on = chosen !== null && mark.dataset.labels.split(' ').includes(chosen);
      mark.classList.toggle('on', on);
      if (on && first && scroll) mark.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
      if (on) first = false;
    }
  };
  const keyOf = target => {
    const found = target.closest?.('.chip');
    return found ? `${found.dataset.kind}:${found.dataset.id}` : null;
  };
  root.addEventListener('mouseover', event => { const k = keyOf(event.target); if (k) show(k, false); });
  root.addEventListener('mouseout', event => { if (keyOf(event.target)) show(kept, false); });
  root.addEventListener('click', event => {
    const k = keyOf(event.target);
    if (!k) return;
    event.stopPropagation();
    kept = kept === k ? null : k;
    for (const c of root.querySelectorAll('.chip')) c.setAttribute('aria-pressed', String(kept === `${c.dataset.kind}:${c.dataset.id}`));
    show(kept, true);
    onPress(kept);
  });
}
