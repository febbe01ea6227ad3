package io.ruvector.rag;

import java.util.List;

/**
 * Passages found for a question that was noted, so that they can be rated.
 *
 * @param queryId to rate them by, see {@link io.ruvector.rag.feedback.FeedbackTuner}
 * @param passages best first
 */
public record Retrieval(String queryId, List<RetrievedPassage> passages) {
    /** Copies the list. */
    public Retrieval {
        passages = List.copyOf(passages);
    }
}
