import { get, post } from '../api.js';
import { empty, h, heading, number, pageState, status, table } from '../view.js';

export const Collections = {
  setup() {
    const { state, run } = pageState({ info: null, collections: [], recall: {}, verified: null });
    run(async () => {
      state.info = await get('/v1/info');
      state.collections = (await get('/v1/collections')).collections;
    });
    const estimate = (name) => run(async () => {
      state.recall[name] = await get(`/v1/collections/${encodeURIComponent(name)}/recall`);
    });
    const verify = () => run(async () => { state.verified = await post('/v1/admin/verify'); });
    const recall = (name) => {
      const known = state.recall[name];
      return known
        ? `${number(100 * known.recall, 1)} % @${known.k} (${known.sampled} asked)`
        : h('button', { type: 'button', class: 'quiet', 'aria-label': `Estimate recall of ${name}`, onClick: () => estimate(name) }, 'Estimate');
    };
    const tile = (name, value) => h('div', { class: 'tile' }, [h('span', { class: 'muted' }, name), h('strong', value)]);
    return () => [
      heading('Collections', 'What is stored, and how well it is found.'),
      status(state),
      state.info
        ? h('div', { class: 'tiles' }, [
            tile('Episodes', number(state.info.episodes)), tile('Documents', number(state.info.documents)),
            tile('Skills', number(state.info.skills)), tile('Observations', number(state.info.observations)),
          ])
        : null,
      state.info ? h('p', { class: 'muted' }, `${state.info.embeddingModel}, ${state.info.dimension} dimensions; ${state.info.simd}; tenant ${state.info.tenant}`) : null,
      state.collections.length
        ? table('Collections of vectors', ['Name', 'Vectors', 'Dimension', 'Similarity', 'm / efC / efS', 'Recall of the graph'],
            state.collections.map((c) => [c.name, number(c.count), number(c.dimension), c.similarity.replace('_', ' '), `${c.m} / ${c.efConstruction} / ${c.efSearch}`, recall(c.name)]))
        : empty('No collections of your own vectors.'),
      h('div', { class: 'inline' }, [
        h('button', { type: 'button', disabled: state.busy, onClick: verify }, 'Verify the whole database'),
        state.verified
          ? h('span', { role: 'status' }, state.verified.clean ? `Rows, indexes and checksums of ${state.verified.collections} collections and ${state.verified.tables} tables agree.` : state.verified.findings.join('; '))
          : null,
      ]),
    ];
  },
};
