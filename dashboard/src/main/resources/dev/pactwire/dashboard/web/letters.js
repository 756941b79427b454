// Dead letters: records that could not be handled, with their original bytes, to be sent again.
import { h, visible } from './dom.js';
import { t, number, time } from './i18n.js';
import { ask } from './ask.js';

const HEX_BYTES = 512;
const HEX_LINE = 16;
const CHARACTERS = 4000;
const KEY_BYTES = 200;

/** The list of dead letters; which of them are open is remembered. */
export class Letters {
  /** `resend` is called with a dead letter that is to be sent again. */
  constructor(resend) {
    this.resend = resend;
    this.open = new Map();
  }

  list(letters) { return h('ul', { class: 'letters' }, letters.map(letter => this.letter(letter))); }

  letter(letter) {
    const details = h('div', { class: 'bytes', 'aria-live': 'polite' });
    const toggle = h('button', { type: 'button', data: { key: 'show' + letter.id } });
    const show = () => {
      const open = this.open.get(letter.id);
      toggle.textContent = open ? t('hide') : t('show');
      toggle.setAttribute('aria-expanded', String(!!open));
      details.replaceChildren(...(open ? contents(letter, open).filter(Boolean) : []));
    };
    toggle.addEventListener('click', async () => {
      try {
        if (!this.open.delete(letter.id)) this.open.set(letter.id, await ask('dead-letters/' + letter.id));
        show();
      } catch (problem) {
        details.replaceChildren(h('p', { class: 'bad' }, t('failed') + (problem.status ? visible(problem.message) : t('notice_unreachable'))));
      }
    });
    show();
    return h('li', { data: { letter: letter.id } },
      h('p', { class: 'error' }, t(['deserialization', 'serialization'].includes(letter.stage) ? 'stage_' + letter.stage : 'stage_processing')),
      h('p', {}, visible(letter.message)),
      h('p', { class: 'meta' }, [`${t('stage')}: ${visible(letter.stage)}`, `${t('origin')}: ${visible(letter.origin)}`, `${number(letter.bytes)} ${t('bytes')}`,
        letter.source ? visible(letter.source) : null, time(letter.arrived)].filter(Boolean).join(' · ')),
      h('p', { class: 'meta' }, h('code', {}, visible(letter.exception))),
      letter.cutFrom ? h('p', { class: 'late' }, t('cut', number(letter.cutFrom))) : null,
      h('p', { class: 'actions' }, toggle, letter.resent ? h('span', { class: 'good' }, '✓ ' + t('resent')) : null,
        h('button', { type: 'button', class: 'resend', data: { key: 'resend' + letter.id }, disabled: letter.cutFrom !== undefined, onclick: () => this.resend(letter) }, t('resend'))), details);
  }
}

/** Key, text and bytes of a record; whatever stands in them is shown, and nothing of it obeyed. */
function contents(letter, whole) {
  const key = whole.key === undefined ? t('no_key') : whole.key === '' ? t('empty_key') : null;
  const parts = [h('h3', {}, t('key')), key ? h('p', { class: 'hint' }, key) : box(t('key'), readable(whole.key))];
  if (!whole.value) return [...parts, h('p', { class: 'hint' }, t('empty_value'))];
  const text = whole.readable ?? '';
  return [...parts,
    h('h3', {}, t('as_text')), box(t('as_text'), visible(text.slice(0, CHARACTERS))), rest(text.length, CHARACTERS, 'first_characters'),
    h('h3', {}, t('as_hex')), box(t('as_hex'), hex(whole.value), 'hex'), rest(letter.bytes, HEX_BYTES, 'first_bytes'),
    h('p', { class: 'actions' }, h('button', { type: 'button', onclick: () => save(letter, whole.value) }, t('save_bytes')))];
}

const box = (label, text, kind) => h('pre', { class: kind, tabindex: 0, role: 'group', 'aria-label': label, dir: 'ltr' }, text);

const rest = (length, shown, words) => (length > shown ? h('p', { class: 'hint' }, t(words, number(shown), number(length))) : null);

const bytesOf = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));

const readable = base64 => visible(new TextDecoder().decode(bytesOf(base64).slice(0, KEY_BYTES)));

function hex(base64) {
  const bytes = bytesOf(base64.slice(0, Math.ceil(HEX_BYTES / 3) * 4)).slice(0, HEX_BYTES);
  const lines = [];
  for (let at = 0; at < bytes.length; at += HEX_LINE) {
    const part = [...bytes.slice(at, at + HEX_LINE)];
    lines.push(at.toString(16).padStart(6, '0') + '  ' + part.map(b => b.toString(16).padStart(2, '0')).join(' ').padEnd(HEX_LINE * 3) + '  '
      + part.map(b => (b >= 32 && b < 127 ? String.fromCharCode(b) : '·')).join(''));
  }
  return lines.join('\n');
}

/** Gives the original bytes to the person as a file. */
function save(letter, base64) {
  const address = URL.createObjectURL(new Blob([bytesOf(base64)], { type: 'application/octet-stream' }));
  h('a', { href: address, download: `dead-letter-${letter.id}.bin` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
