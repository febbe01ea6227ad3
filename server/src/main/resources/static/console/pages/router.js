import { get, post } from '../api.js';
import { badge, empty, h, heading, number, pageState, searchForm, status, table, when } from '../view.js';

const decision = (d, rate, rated) =>
  h('section', { class: 'card', 'aria-live': 'polite' }, [
    h('header', { class: 'card-head' }, [h('h2', d.route || 'unknown'), badge(d.source), h('span', { class: 'score' }, number(d.confidence))]),
    h('p', d.explanation),
    h('p', { class: 'muted' }, `propensity ${number(d.propensity)}, version ${d.modelVersion}`),
    h('div', { class: 'rate' }, [
      h('span', { class: 'muted' }, 'Was this right?'),
      h('button', { type: 'button', class: 'quiet', disabled: rated, onClick: () => rate(1) }, 'Yes'),
      h('button', { type: 'button', class: 'quiet', disabled: rated, onClick: () => rate(-1) }, 'No'),
    ]),
  ]);

const total = (minutes, field) => number(minutes.reduce((sum, minute) => sum + minute[field], 0));
const share = (part, whole) => (whole ? (100 * part) / whole : null);

/** A line of shares in percent, minute by minute; minutes without a value are passed over. */
function trend(title, minutes, value) {
  const shown = minutes.map((minute) => [minute.at, value(minute)]).filter(([, percent]) => percent !== null);
  const last = shown[shown.length - 1];
  const points = shown.map(([, percent], i) => `${shown.length > 1 ? (200 * i) / (shown.length - 1) : 200},${56 - (52 * percent) / 100}`);
  if (points.length === 1) points.unshift(`0,${points[0].split(',')[1]}`);
  return h('figure', { class: 'chart' }, [
    h('figcaption', [h('span', { class: 'muted' }, title), h('strong', last ? `${number(last[1], 0)} %` : '–')]),
    h('svg', { viewBox: '0 0 200 60', preserveAspectRatio: 'none', role: 'img', 'aria-label': last ? `${title}: ${number(last[1], 0)} % in the last of ${shown.length} minutes` : `${title}: nothing yet` }, [
      h('line', { class: 'axis', x1: 0, x2: 200, y1: 58, y2: 58 }),
      h('polyline', { class: 'trace', points: points.join(' ') }),
    ]),
  ]);
}

const history = (minutes) => [
  h('h2', 'Since the server began'),
  h('div', { class: 'charts' }, [
    trend('Given a route', minutes, (minute) => share(minute.known, minute.asked)),
    trend('Rated right', minutes, (minute) => share(minute.right, minute.rated)),
  ]),
  table('The last minutes in which anything was asked', ['Minute', 'Asked', 'Given a route', 'Rated', 'Right'],
    minutes.slice(-10).reverse().map((m) => [when(m.at), number(m.asked), number(m.known), number(m.rated), number(m.right)])),
];

export const Router = {
  setup() {
    const { state, run } = pageState({ query: '', decision: null, rated: false, routes: [], versions: [], drift: null, history: [] });
    const load = async () => Object.assign(state, { drift: null }, await get('/v1/router'));
    const route = () => run(async () => {
      state.decision = await post('/v1/route', { query: state.query });
      state.rated = false;
      await load();
    });
    const rate = (rating) => run(async () => {
      await post('/v1/feedback', { id: state.decision.decisionId, rating, of: 'route' });
      state.rated = true;
      await load();
    });
    run(load);
    return () => [
      heading('Router', 'Where queries go, what the router has learned, and whether it still holds.'),
      searchForm({
        id: 'query', label: 'Query', value: state.query, placeholder: 'count the orders of last month', button: 'Route', busy: state.busy,
        onInput: (value) => { state.query = value; }, onSubmit: route,
      }),
      status(state),
      state.decision ? decision(state.decision, rate, state.rated) : null,
      h('div', { class: 'tiles' }, [
        h('div', { class: 'tile' }, [h('span', { class: 'muted' }, 'Routes'), h('strong', number(state.routes.length))]),
        h('div', { class: 'tile' }, [h('span', { class: 'muted' }, 'Given a route'), h('strong', state.history.length ? `${total(state.history, 'known')} of ${total(state.history, 'asked')}` : '–')]),
        h('div', { class: 'tile' }, [h('span', { class: 'muted' }, 'Drift'), h('strong', state.drift ? `${number(state.drift.before)} → ${number(state.drift.after)}` : 'none seen')]),
      ]),
      state.history.length ? history(state.history) : null,
      state.routes.length
        ? table('Routes', ['Route', 'What belongs there', 'Cost'], state.routes.map((r) => [r.id, r.description, number(r.cost)]))
        : empty('No routes are taught yet.'),
      state.versions.length
        ? table('Versions: each won against the one before on held-back examples', ['Version', 'Promoted', 'Examples', 'Gain', 'State'],
            state.versions.map((v) => [number(v.version), when(v.promoted), number(v.examples), number(v.gain, 4), v.active ? badge('champion', 'success') : badge('retired')]))
        : null,
    ];
  },
};
