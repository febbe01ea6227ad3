import { get, post } from '../api.js';
import { empty, h, heading, number, pageState, scoreParts, searchForm, status } from '../view.js';

/** The text with what was quoted from it marked. */
function marked(passage, citations) {
  const quotes = citations
    .filter((citation) => citation.passageId === passage.id)
    .map((citation) => [citation.start - passage.start, citation.end - passage.start])
    .filter(([from, to]) => from >= 0 && to <= passage.text.length && from < to)
    .sort((a, b) => a[0] - b[0]);
  const pieces = [];
  let at = 0;
  for (const [from, to] of quotes) {
    if (from < at) continue;
    pieces.push(passage.text.slice(at, from), h('mark', passage.text.slice(from, to)));
    at = to;
  }
  pieces.push(passage.text.slice(at));
  return pieces;
}

/** The answer with its citations as links to the passages. */
function withLinks(answer) {
  return answer.answer.split(/(\[\d+\])/).map((piece) => {
    const found = /^\[(\d+)\]$/.exec(piece);
    const citation = found && answer.citations.find((one) => one.number === Number(found[1]));
    return citation
      ? h('a', {
          href: `#${citation.passageId}`, class: 'cite', 'aria-label': `Evidence ${citation.number}`,
          onClick: (e) => { e.preventDefault(); document.getElementById(citation.passageId)?.focus(); },
        }, citation.number)
      : piece;
  });
}

const passageCard = (passage, citations) =>
  h('article', { class: 'card', id: passage.id, tabindex: -1 }, [
    h('header', { class: 'card-head' }, [
      h('h3', passage.title || passage.documentId),
      h('span', { class: 'muted' }, passage.heading),
      h('span', { class: 'score' }, number(passage.score, 3)),
    ]),
    h('p', { class: 'passage' }, marked(passage, citations)),
    h('details', [
      h('summary', 'Why it was found'),
      scoreParts(passage.scoreParts),
      h('p', { class: 'muted' }, `${passage.source || passage.documentId}, characters ${passage.start}–${passage.end}`),
    ]),
  ]);

export const Ask = {
  setup() {
    const { state, run } = pageState({ question: '', filter: '', answer: null, rated: 0, documents: [] });
    run(async () => { state.documents = (await get('/v1/documents', { limit: 5 })).documents; });
    const ask = () => run(async () => {
      state.rated = 0;
      state.answer = await post('/v1/ask', { question: state.question, filter: state.filter || undefined });
    });
    const rate = (rating) => run(async () => {
      await post('/v1/feedback', { id: state.answer.queryId, rating });
      state.rated = rating;
    });
    const rating = (value, text) =>
      h('button', { type: 'button', class: 'quiet', 'aria-pressed': String(state.rated === value), onClick: () => rate(value) }, text);
    return () => [
      heading('Ask', 'Answers from the ingested documents, with the evidence they rest on.'),
      searchForm({
        id: 'question', label: 'Question', value: state.question, placeholder: 'How often does the pump need oil?', button: 'Ask',
        busy: state.busy, onInput: (value) => { state.question = value; }, onSubmit: ask,
        more: h('details', { class: 'more' }, [
          h('summary', 'Only some documents'),
          h('label', { for: 'filter', class: 'field-label' }, 'Condition on metadata'),
          h('input', { id: 'filter', value: state.filter, placeholder: 'lang = "en" and year >= 2020', onInput: (e) => { state.filter = e.target.value; } }),
        ]),
      }),
      status(state),
      state.answer
        ? h('section', { 'aria-label': 'Answer' }, [
            h('div', { class: ['answer', state.answer.found ? '' : 'not-found'] }, [
              h('p', { 'aria-live': 'polite' }, withLinks(state.answer)),
              h('div', { class: 'rate' }, [h('span', { class: 'muted' }, 'Was this what you wanted?'), rating(1, 'Yes'), rating(-1, 'No')]),
            ]),
            h('h2', 'Evidence'),
            state.answer.passages.map((passage) => passageCard(passage, state.answer.citations)),
          ])
        : h('section', { 'aria-label': 'Documents' }, [
            h('h2', 'Documents'),
            state.documents.length
              ? h('ul', { class: 'plain-list' }, state.documents.map((d) =>
                  h('li', [h('strong', d.title || d.id), h('span', { class: 'muted' }, `${number(d.passages)} passages`)])))
              : empty('Nothing is ingested yet: POST /v1/documents, or the tool rag_ingest.'),
          ]),
    ];
  },
};
