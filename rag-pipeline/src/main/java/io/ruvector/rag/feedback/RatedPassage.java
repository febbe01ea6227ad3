package io.ruvector.rag.feedback;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said about a passage as an answer to one question. The mean of the last {@value #MAX_VOTES} votes counts, so that
 * repeating a vote moves nothing.
 *
 * @param shown the passage, as it was shown when it was first rated
 * @param rank the place it was shown at, from 1
 * @param votes at least one, one for each time the question was asked and rated
 */
record RatedPassage(ShownPassage shown, int rank, List<Vote> votes) {
    static final int MAX_VOTES = 9;

    RatedPassage {
        votes = List.copyOf(votes);
    }

    String id() {
        return shown.passageId();
    }

    double rating() {
        return votes.stream().mapToDouble(Vote::rating).average().orElseThrow();
    }

    RatedPassage with(Vote vote) {
        List<Vote> others = without(vote.queryId());
        List<Vote> kept = new ArrayList<>(others.subList(Math.max(0, others.size() - MAX_VOTES + 1), others.size()));
        kept.add(vote);
        return new RatedPassage(shown, rank, kept);
    }

    /** The votes that were not given under a query id. */
    List<Vote> without(String queryId) {
        return votes.stream().filter(vote -> !vote.queryId().equals(queryId)).toList();
    }
}
