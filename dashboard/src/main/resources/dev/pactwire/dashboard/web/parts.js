// Parts of a view. Each is drawn anew only when what it shows has changed, and then nobody loses their place in it.
import { h } from './dom.js';

let pressed = null;
addEventListener('pointerdown', event => { pressed = event.target; }, true);
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => { pressed = null; }, true);

/** Whether somebody presses something in an element just now: put in its place, another would not get the click. */
export const isPressed = element => pressed !== null && element.contains(pressed);

/** Whether somebody presses something in a part, or marks text of it: the next time will do. */
function inHand(part) {
  const marked = getSelection();
  return isPressed(part) || (!marked.isCollapsed && part.contains(marked.anchorNode));
}

/** What somebody does in a view is to be seen at once, whatever text of it they have marked. */
export function letGo() { getSelection().removeAllRanges(); }

export class Parts {
  constructor(names) {
    this.elements = Object.fromEntries(names.map(name => [name, h('div', { class: 'holder' })]));
    this.prints = {};
  }

  /** Draws what `make` makes of the data; it takes no part of its own when that is nothing. */
  draw(name, data, make) {
    const part = this.elements[name];
    const print = JSON.stringify(data) + document.documentElement.lang;
    if (this.prints[name] === print || inHand(part)) return;
    this.prints[name] = print;
    const focused = part.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const scrolled = [...part.querySelectorAll('[data-scroll]')].map(box => [box.dataset.scroll, box.scrollLeft, box.scrollTop]);
    part.replaceChildren(...[make()].filter(Boolean));
    for (const [key, left, top] of scrolled) part.querySelector(`[data-scroll="${CSS.escape(key)}"]`)?.scrollTo(left, top);
    if (focused) part.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

/** A box that is as wide as there is room, and scrolls within itself when its content is wider. */
export const scrolling = (label, ...content) => h('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': label, data: { scroll: label, key: 'scroll' + label } }, ...content);

/** A table whose rows become cards where it is narrow; each cell then stands beside the head of its column. */
export function cardTable(label, columns, rows) {
  return h('div', { class: 'wide stacks', data: { scroll: label } }, h('table', { role: 'table', 'aria-label': label },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(column => h('th', { scope: 'col', role: 'columnheader' }, column)))),
    h('tbody', { role: 'rowgroup' }, rows.map(row => h('tr', { role: 'row', data: row.data },
      row.cells.map((cell, at) => h(at === 0 ? 'th' : 'td', {
        role: at === 0 ? 'rowheader' : 'cell', scope: at === 0 ? 'row' : null, data: { head: columns[at] }, ...cell.attributes,
      }, cell.content)))))));
}
