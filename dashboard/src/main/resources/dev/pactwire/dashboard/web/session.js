// Tokens: asked for when the server wants one, and kept in a cookie that scripts cannot read.
import { h } from './dom.js';
import { t } from './i18n.js';
import { ask, act } from './ask.js';

export const session = {
  scope: null,
  entering: null,

  /** Returns when this page may read. */
  async begin() {
    this.scope = (await ask('session')).scope ?? null;
    if (!this.scope) await (this.entering ??= this.enter(t('token_needed'), false).finally(() => { this.entering = null; }));
  },

  /** Returns when this page may act, or when the person gives up: the server then says no. */
  async askForOperating() { await this.enter(t('token_operate'), true); },

  enter(reason, optional) {
    return new Promise(done => {
      const input = h('input', { type: 'password', id: 'token', autocomplete: 'current-password', required: true });
      const wrong = h('p', { class: 'bad', role: 'alert' });
      const finish = () => { dialog.close(); dialog.remove(); done(); };
      const form = h('form', {
        method: 'dialog', onsubmit: async event => {
          event.preventDefault();
          try {
            this.scope = (await act('session', 'POST', { token: input.value })).scope;
            finish();
          } catch (problem) { wrong.textContent = problem.status === 401 ? t('wrong_token') : t('failed') + (problem.status ? problem.message : t('notice_unreachable')); input.select(); }
        },
      }, h('h2', { id: 'token-title' }, t('token')), h('p', {}, reason), h('label', { for: 'token', class: 'hidden-text' }, t('token')), input, wrong,
      h('p', { class: 'actions' }, h('button', { type: 'submit', class: 'main' }, t('enter')), optional ? h('button', { type: 'button', onclick: finish }, t('close')) : null));
      const dialog = h('dialog', { 'aria-labelledby': 'token-title' }, form);
      dialog.addEventListener('cancel', event => { if (optional) finish(); else event.preventDefault(); });
      document.body.append(dialog);
      dialog.showModal();
    });
  },
};
