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

export const Router = {
  setup() {
    const { state, run } = pageState({ query: '', decision: null, rated: false, routes: [], versions: [], drift: null, asked: 0, known: 0 });
    const load = async () => Object.assign(state, { drift: null }, await get('/v1/router'));
    const route = () => run(async () => {
      state.decision = await post('/v1/route', { query: state.query });
      state.rated = false;
      state.asked += 1;
      state.known += state.decision.route ? 1 : 0;
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
        h('div', { class: 'tile' }, [h('span', { class: 'muted' }, 'Given a route on this page'), h('strong', state.asked ? `${state.known} of ${state.asked}` : '–')]),
        h('div', { class: 'tile' }, [h('span', { class: 'muted' }, 'Drift'), h('strong', state.drift ? `${number(state.drift.before)} → ${number(state.drift.after)}` : 'none seen')]),
      ]),
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
