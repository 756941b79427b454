// Asks for what an action needs, in a dialog.
import { h } from './dom.js';
import { t } from './i18n.js';

/**
 * Asks for some texts. Fields are names of texts in i18n; the values of those in `kept` are remembered in this browser; those
 * in `choices` are chosen among pairs of value and text. Returns the values by field, or null when the person thinks better of it.
 */
export function askFor(title, fields, confirm, kept = [], choices = {}) {
  return new Promise(done => {
    const inputs = Object.fromEntries(fields.map(field => [field, choices[field] ? select(field, choices[field]) : h('input', {
      type: 'text', id: 'ask-' + field, required: true, maxlength: field === 'who' ? 100 : 500, autocomplete: 'off',
      value: kept.includes(field) ? localStorage.getItem(field) ?? '' : '',
    })]));
    const from = document.activeElement;
    const finish = values => {
      dialog.close();
      dialog.remove();
      // What was pressed may have been drawn anew meanwhile.
      const again = from.isConnected || !from.dataset.key ? from : document.querySelector(`[data-key="${CSS.escape(from.dataset.key)}"]`);
      again?.focus({ preventScroll: true });
      done(values);
    };
    const form = h('form', {
      method: 'dialog', onsubmit: event => {
        event.preventDefault();
        const values = Object.fromEntries(fields.map(field => [field, inputs[field].value.trim()]));
        const missing = fields.find(field => !values[field]);
        if (missing) { inputs[missing].focus(); return; }
        for (const field of kept) localStorage.setItem(field, values[field]);
        finish(values);
      },
    }, h('h2', { id: 'ask-title' }, title),
    fields.flatMap(field => [h('label', { for: 'ask-' + field }, t(field)), inputs[field]]),
    h('p', { class: 'actions' }, h('button', { type: 'submit', class: 'main' }, confirm), h('button', { type: 'button', onclick: () => finish(null) }, t('cancel'))));
    const dialog = h('dialog', { 'aria-labelledby': 'ask-title' }, form);
    dialog.addEventListener('cancel', event => { event.preventDefault(); finish(null); });
    document.body.append(dialog);
    dialog.showModal();
    (fields.map(field => inputs[field]).find(input => !input.value) ?? inputs[fields[0]] ?? dialog.querySelector('button')).focus();
  });
}

const select = (field, pairs) => h('select', { id: 'ask-' + field }, pairs.map(([value, text]) => h('option', { value }, text)));
