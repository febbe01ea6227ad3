package io.ruvector.rag;

import io.ruvector.rag.feedback.Reason;
import java.util.List;

/**
 * What ratings did to one passage of an answer.
 *
 * @param passage as it was found
 * @param rankWithout its place had nothing been rated, from 1; 0 where it was not among the candidates
 * @param rank its place now, from 1
 * @param reasons the rated questions that moved it, the weightiest first; empty where only the searches' weights changed
 */
public record Explanation(RetrievedPassage passage, int rankWithout, int rank, List<Reason> reasons) {
    /** Copies the list. */
    public Explanation {
        reasons = List.copyOf(reasons);
    }
}
