import { get, post, remove } from '../api.js';
import { badge, empty, h, heading, number, outcomeBadge, pageState, scoreParts, searchForm, status, table, when } from '../view.js';

const episodeCard = (episode, forget) =>
  h('article', { class: 'card' }, [
    h('header', { class: 'card-head' }, [
      h('h3', episode.task),
      outcomeBadge(episode.outcome),
      episode.score === undefined ? null : h('span', { class: 'score' }, number(episode.score)),
    ]),
    episode.steps.length ? h('ol', { class: 'steps' }, episode.steps.map((step) => h('li', step))) : null,
    episode.reason ? h('p', [h('strong', 'Why: '), episode.reason]) : null,
    episode.reflection ? h('p', { class: 'learned' }, [h('strong', 'Learned: '), episode.reflection]) : null,
    h('footer', { class: 'card-foot' }, [
      h('span', { class: 'muted' }, when(episode.validTime)),
      episode.tags.map((tag) => badge(tag)),
      h('button', { type: 'button', class: 'quiet danger', 'aria-label': `Forget: ${episode.task}`, onClick: () => forget(episode.id) }, 'Forget'),
    ]),
    episode.scoreParts ? h('details', [h('summary', 'Why it was recalled'), scoreParts(episode.scoreParts)]) : null,
  ]);

const factRow = (fact) => {
  const belief = fact.beliefs[fact.beliefs.length - 1] || {};
  return [
    fact.text,
    when(belief.validFrom),
    belief.validTo ? when(belief.validTo) : badge('holds', 'success'),
    number(fact.mentions),
    fact.score === undefined ? '' : number(fact.score),
  ];
};

function Episodes() {
  const { state, run } = pageState({ query: '', episodes: [], next: '', recalled: false });
  const list = (after) => run(async () => {
    const page = await get('/v1/episodes', { limit: 20, after });
    state.episodes = after ? state.episodes.concat(page.episodes) : page.episodes;
    state.next = page.next || '';
    state.recalled = false;
  });
  const recall = () => (state.query.trim()
    ? run(async () => {
        state.episodes = (await post('/v1/memories/recall', { query: state.query, k: 20 })).episodes;
        state.next = '';
        state.recalled = true;
      })
    : list(''));
  const forget = (id) => {
    if (confirm('Forget this episode and everything derived from it? This cannot be undone.')) {
      run(async () => {
        await remove(`/v1/memories/${encodeURIComponent(id)}`);
        state.episodes = state.episodes.filter((episode) => episode.id !== id);
      });
    }
  };
  list('');
  return () => [
    searchForm({
      id: 'recall', label: 'Recall by task or question', value: state.query, placeholder: 'deploy the web shop', button: 'Recall',
      busy: state.busy, onInput: (value) => { state.query = value; }, onSubmit: recall,
    }),
    status(state),
    h('h2', state.recalled ? 'Recalled, best first' : 'Episodes'),
    state.episodes.length ? state.episodes.map((episode) => episodeCard(episode, forget)) : empty('No episodes.'),
    state.next ? h('button', { type: 'button', onClick: () => list(state.next) }, 'Show more') : null,
  ];
}

function Facts() {
  const { state, run } = pageState({ query: '', at: '', facts: [], title: '' });
  const iso = () => (state.at ? new Date(`${state.at}:00Z`).toISOString() : '');
  const recall = () => run(async () => {
    state.facts = (await get('/v1/facts', { query: state.query, validAt: iso(), k: 50 })).facts;
    state.title = state.at ? `Facts that held at ${state.at.replace('T', ' ')} UTC` : 'Facts that hold now';
  });
  const history = () => run(async () => {
    state.facts = (await get('/v1/facts/history', { subject: state.query })).facts;
    state.title = `All that was ever believed about ${state.query}`;
  });
  return () => [
    searchForm({
      id: 'facts', label: 'Facts about', value: state.query, placeholder: 'Anna', button: 'Recall', busy: state.busy,
      onInput: (value) => { state.query = value; }, onSubmit: recall,
      more: h('div', { class: 'inline' }, [
        h('label', { for: 'at' }, 'As of (UTC)'),
        h('input', { id: 'at', type: 'datetime-local', value: state.at, onInput: (e) => { state.at = e.target.value; } }),
        h('button', { type: 'button', onClick: history, disabled: !state.query.trim() }, 'Whole history of this subject'),
      ]),
    }),
    status(state),
    state.facts.length
      ? table(state.title, ['Fact', 'Since', 'Until', 'Said', 'Score'], state.facts.map(factRow))
      : empty(state.title ? 'Nothing is known.' : 'Name a person or a thing, or ask a question.'),
  ];
}

const EpisodesTab = { setup: Episodes };
const FactsTab = { setup: Facts };

export const Memory = {
  setup() {
    const { state } = pageState({ tab: 'episodes' });
    const tab = (id, name) =>
      h('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-selected': String(state.tab === id), 'aria-controls': 'tab-panel', onClick: () => { state.tab = id; } }, name);
    return () => [
      heading('Memory', 'What was tried and what came of it; what is known, and since when.'),
      h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Kinds of memory' }, [tab('episodes', 'Episodes'), tab('facts', 'Facts')]),
      h('div', { id: 'tab-panel', role: 'tabpanel', 'aria-labelledby': `tab-${state.tab}` },
        h(state.tab === 'episodes' ? EpisodesTab : FactsTab)),
    ];
  },
};
