// Builds elements. Texts go in as text nodes only: nothing an article says can become markup.

const SVG = 'http://www.w3.org/2000/svg';

export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'style') for (const [k, v] of Object.entries(value)) element.style.setProperty(k, v);
    else if (key === 'data') Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(3).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

/** Says something else only if it is something else: what is written anew is laid out anew, and read out anew. */
export function setText(element, text) { if (element.textContent !== text) element.textContent = text; }

/** Links only where a browser may go: no javascript:, no data:. */
export function link(url, ...children) {
  return /^https?:\/\//i.test(url || '')
    ? h('a', { href: url, rel: 'noopener noreferrer external', target: '_blank' }, ...children)
    : h('span', {}, ...children);
}

/** Shows control and direction characters instead of obeying them. */
export function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    c => '\u2039' + c.codePointAt(0).toString(16).padStart(4, '0') + '\u203a');
}
