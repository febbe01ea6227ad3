import { get } from '../api.js';
import { badge, empty, h, heading, number, pageState, status, table } from '../view.js';

const ROW = 64;
const WIDTH = 640;
const BOX = 200;

const unique = (values) => [...new Set(values)];
function kind(edge) {
  if (edge.verdict === 'not identified') return 'unknown';
  const { lower, upper } = edge.interval95 || { lower: -1, upper: 1 };
  if (lower <= 0 && upper >= 0) return 'none';
  return edge.difference < 0 ? 'lowers' : 'raises';
}

const short = (text) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
const differenceOf = (edge) =>
  edge.difference === undefined ? edge.verdict : `${edge.difference > 0 ? '+' : '−'}${number(Math.abs(edge.difference))}`;

/** Causes left, outcomes right, an edge for each pair; what is not identified is dashed. */
function drawing(edges, chosen, choose) {
  const causes = unique(edges.map((edge) => edge.cause));
  const outcomes = unique(edges.map((edge) => edge.effect));
  const height = ROW * Math.max(causes.length, outcomes.length);
  const y = (list, name) => (height / list.length) * (list.indexOf(name) + 0.5);
  const box = (name, x, at) =>
    h('g', [
      h('rect', { class: 'node', x, y: at - 18, width: BOX, height: 36, rx: 8 }),
      h('text', { class: 'node-text', x: x + BOX / 2, y: at + 5, 'text-anchor': 'middle' }, [h('title', name), short(name)]),
    ]);
  const path = (edge) => {
    const from = y(causes, edge.cause);
    const to = y(outcomes, edge.effect);
    return `M${BOX} ${from} C${WIDTH / 2} ${from} ${WIDTH / 2} ${to} ${WIDTH - BOX} ${to}`;
  };
  return h('svg', { class: 'graph', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': `${causes.length} causes and ${outcomes.length} outcomes; the table below says the same` }, [
    edges.map((edge, i) => h('path', { class: ['edge', kind(edge), edge.claimed ? 'claimed' : '', i === chosen ? 'chosen' : ''], d: path(edge), onClick: () => choose(i) })),
    causes.map((name) => box(name, 0, y(causes, name))),
    outcomes.map((name) => box(name, WIDTH - BOX, y(outcomes, name))),
  ]);
}

const details = (edge) =>
  h('section', { class: 'card', 'aria-live': 'polite' }, [
    h('h2', `${edge.cause} → ${edge.effect}`),
    h('p', [
      badge(edge.verdict, kind(edge)), ' ', h('strong', differenceOf(edge)),
      edge.interval95 ? ` (95 % interval ${number(edge.interval95.lower)} to ${number(edge.interval95.upper)})` : '',
      `, ${number(edge.sampleSize)} observations`,
    ]),
    edge.method ? h('p', { class: 'muted' }, `${edge.method.toLowerCase().replaceAll('_', ' ')}; holds if ${edge.assumption}`) : null,
    edge.explanation ? h('p', { class: 'muted' }, edge.explanation) : null,
    edge.table.length
      ? table('Outcomes with and without the cause', ['Context', 'With: n', 'Mean', 'Without: n', 'Mean'],
          edge.table.map((row) => [row.context || '(none recorded)', number(row.with), number(row.meanWith), number(row.without), number(row.meanWithout)]))
      : null,
  ]);

export const Effects = {
  setup() {
    const { state, run } = pageState({ effects: [], chosen: 0, loaded: false });
    run(async () => {
      state.effects = (await get('/v1/effects')).effects;
      state.chosen = Math.max(0, state.effects.findIndex((edge) => edge.claimed));
      state.loaded = true;
    });
    const choose = (i) => { state.chosen = i; };
    const row = (edge, i) => [
      h('button', { type: 'button', class: 'link', 'aria-pressed': String(i === state.chosen), onClick: () => choose(i) }, `${edge.cause} → ${edge.effect}`),
      badge(edge.verdict, kind(edge)), differenceOf(edge), number(edge.qValue, 4), number(edge.sampleSize),
    ];
    return () => [
      heading('Effects', 'Which causes change which outcomes, where the data can tell.'),
      status(state),
      state.effects.length
        ? [
            h('p', { class: 'legend' }, [badge('raises', 'raises'), badge('lowers', 'lowers'), badge('no effect shown'), badge('not identified', 'unknown'), h('span', { class: 'muted' }, 'thick: claimed after correction for their number')]),
            h('div', { class: 'graph-wrap', tabindex: 0, role: 'region', 'aria-label': 'Causal graph' }, drawing(state.effects, state.chosen, choose)),
            details(state.effects[state.chosen]),
            table('All estimated effects', ['Cause → outcome', 'Verdict', 'Difference', 'q', 'Observations'], state.effects.map(row)),
          ]
        : state.loaded ? empty('No observations yet: POST /v1/observations.') : null,
    ];
  },
};
