package io.ruvector.rag;

import io.ruvector.rag.feedback.FeedbackTuner;
import java.util.List;

/**
 * An answer with its evidence.
 *
 * @param queryId to rate the answer by, see {@link FeedbackTuner}
 * @param question as it was asked
 * @param text the answer, with citations like {@code [1]}; where nothing was found it says so
 * @param found whether any passage was relevant
 * @param citations in the order in which the text uses them
 * @param passages the relevant ones, best first: citation {@code [n]} is number n, counted from 1; where none was relevant,
 *     the nearest ones
 */
public record Answer(
        String queryId,
        String question,
        String text,
        boolean found,
        List<Citation> citations,
        List<RetrievedPassage> passages) {
    /** Copies the lists. */
    public Answer {
        citations = List.copyOf(citations);
        passages = List.copyOf(passages);
    }
}
