package io.ruvector.operation.view;

import io.ruvector.rag.Answer;
import io.ruvector.rag.Citation;
import java.util.List;

/**
 * An answer with its evidence.
 *
 * @param queryId to rate the answer by
 * @param question as it was asked
 * @param answer the text, with citations like {@code [1]}
 * @param found whether any passage was relevant
 * @param citations what the text cites, in order
 * @param passages what was retrieved, best first
 */
public record AnswerView(
        String queryId,
        String question,
        String answer,
        boolean found,
        List<Citation> citations,
        List<PassageView> passages) {

    /** {@return what an answer says} */
    public static AnswerView of(Answer a) {
        return new AnswerView(
                a.queryId(),
                a.question(),
                a.text(),
                a.found(),
                a.citations(),
                a.passages().stream().map(PassageView::of).toList());
    }
}
