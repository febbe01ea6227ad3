package io.ruvector.rag;

import io.ruvector.rag.feedback.ShownPassage;
import io.ruvector.search.SearchMode;
import io.ruvector.vector.VectorEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what an answer may rest on, and makes the answer of a draft; the question is noted so that it can be rated. */
final class AnswerEvidence {
    /**
     * What was found for a question.
     *
     * @param question with its vector
     * @param passages the nearest ones
     * @param shown the same as the log keeps them
     * @param relevant those of them that have to do with the question, numbered from 1
     */
    record Found(
            AnswerWriter.Question question,
            List<RetrievedPassage> passages,
            List<ShownPassage> shown,
            List<AnswerWriter.NumberedPassage> relevant) {}

    private final Corpus corpus;
    private final HybridRetriever retriever;

    AnswerEvidence(Corpus corpus) {
        this.corpus = corpus;
        this.retriever = new HybridRetriever(corpus);
    }

    Found find(RetrievalQuery query) {
        float[] vector = corpus.embedder().embedQuery(query.text());
        HybridRetriever.Found found =
                retriever.find(query, query.mode() == SearchMode.BM25 ? Optional.empty() : Optional.of(vector));
        return new Found(
                new AnswerWriter.Question(query.text(), vector),
                found.passages(),
                found.shown(),
                numbered(relevant(query.text(), vector, found.passages())));
    }

    Answer answer(RetrievalQuery query, Found found, AnswerWriter.Draft draft) {
        List<String> basis = draft.citations().isEmpty()
                ? found.passages().stream().map(RetrievedPassage::id).toList()
                : draft.citations().stream().map(Citation::passageId).distinct().toList();
        String queryId = corpus.feedback().note(query.scope(), query.text(), found.shown(), basis);
        return new Answer(
                queryId,
                query.text(),
                draft.text().isBlank() ? Answerer.NOTHING_FOUND : draft.text(),
                !draft.citations().isEmpty(),
                draft.citations(),
                found.relevant().isEmpty()
                        ? found.passages()
                        : found.relevant().stream()
                                .map(AnswerWriter.NumberedPassage::passage)
                                .toList());
    }

    private List<RetrievedPassage> relevant(String question, float[] vector, List<RetrievedPassage> passages) {
        QuestionTerms terms = new QuestionTerms(question);
        return passages.stream()
                .filter(passage -> {
                    double cosine = passage.parts().search().dense().orElseGet(() -> cosine(vector, passage.id()));
                    double coverage = terms.coverage(passage.title() + " " + passage.heading() + " " + passage.text());
                    return corpus.relevanceFloor().isRelevant(cosine, coverage, terms.size());
                })
                .toList();
    }

    private static List<AnswerWriter.NumberedPassage> numbered(List<RetrievedPassage> passages) {
        List<AnswerWriter.NumberedPassage> numbered = new ArrayList<>();
        for (RetrievedPassage passage : passages) {
            numbered.add(new AnswerWriter.NumberedPassage(numbered.size() + 1, passage));
        }
        return numbered;
    }

    private double cosine(float[] vector, String passageId) {
        return corpus.passages()
                .get(passageId)
                .map(VectorEntry::vector)
                .map(passage -> Cosine.of(vector, passage))
                .orElse(0.0);
    }
}
