// Pieces that several pages are made of.
import { h, reactive } from './vendor/vue.runtime.esm-browser.prod.js';

export { h };

/** A page's state with one request at a time: busy while it runs, error when it fails. */
export function pageState(initial) {
  const state = reactive({ busy: false, error: '', ...initial });
  const run = async (work) => {
    state.busy = true;
    state.error = '';
    try {
      await work();
    } catch (e) {
      state.error = e.message;
    } finally {
      state.busy = false;
    }
  };
  return { state, run };
}

export const heading = (title, about) => h('header', { class: 'page-head' }, [h('h1', title), h('p', about)]);

export const status = (state) => [
  state.error ? h('p', { class: 'error', role: 'alert' }, state.error) : null,
  h('p', { class: 'sr-only', role: 'status' }, state.busy ? 'Working' : ''),
];

export const empty = (text) => h('p', { class: 'empty' }, text);

export const badge = (text, kind = '') => h('span', { class: ['badge', kind] }, text);

export const number = (value, digits = 2) =>
  value === undefined || value === null ? '–' : Number(value).toLocaleString('en', { maximumFractionDigits: digits });

export const when = (time) => (time ? new Date(time).toISOString().slice(0, 16).replace('T', ' ') : '');

/** A search box: label, field, button. */
export function searchForm({ id, label, value, placeholder, button, busy, onInput, onSubmit, more }) {
  return h('form', { class: 'search', role: 'search', onSubmit: (e) => { e.preventDefault(); onSubmit(); } }, [
    h('label', { for: id, class: 'field-label' }, label),
    h('div', { class: 'search-row' }, [
      h('input', { id, type: 'search', value, placeholder, autocomplete: 'off', onInput: (e) => onInput(e.target.value) }),
      h('button', { class: 'primary', disabled: busy }, busy ? 'Working…' : button),
    ]),
    more || null,
  ]);
}

/** Parts of a score as named bars, the longest part filling its track. */
export function scoreParts(parts) {
  const shown = Object.entries(parts || {}).filter(([, value]) => Math.abs(value) > 1e-6);
  const longest = Math.max(...shown.map(([, value]) => Math.abs(value)), 1e-9);
  return h('dl', { class: 'parts' }, shown.flatMap(([name, value]) => [
    h('dt', name),
    h('dd', [
      h('svg', { class: 'bar', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, [
        h('rect', { class: 'bar-track', width: 100, height: 6, rx: 3 }),
        h('rect', { class: value < 0 ? 'bar-minus' : 'bar-value', width: (100 * Math.abs(value)) / longest, height: 6, rx: 3 }),
      ]),
      h('span', number(value, 3)),
    ]),
  ]));
}

export function table(caption, columns, rows) {
  return h('div', { class: 'table-wrap', tabindex: 0, role: 'region', 'aria-label': caption }, [
    h('table', [
      h('caption', caption),
      h('thead', h('tr', columns.map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', rows.map((row) => h('tr', row.map((cell, i) => (i === 0 ? h('th', { scope: 'row' }, cell) : h('td', cell)))))),
    ]),
  ]);
}

export const outcomeBadge = (outcome) =>
  outcome ? badge({ success: '✓ success', failure: '✕ failure', partial: '◐ partial' }[outcome] || outcome, outcome) : null;
