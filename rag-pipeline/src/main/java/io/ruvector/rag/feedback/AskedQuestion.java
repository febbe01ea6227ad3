package io.ruvector.rag.feedback;

import java.time.Instant;
import java.util.List;

/**
 * A question of the log.
 *
 * @param question its words
 * @param shown the passages that were shown, best first
 * @param basis ids of the passages that a rating of the whole answer is about
 * @param askedAt when
 */
record AskedQuestion(String question, List<ShownPassage> shown, List<String> basis, Instant askedAt) {
    AskedQuestion {
        shown = List.copyOf(shown);
        basis = List.copyOf(basis);
    }

    /** The place of a passage, from 1; one that was not shown counts as shown last. */
    int rank(String passageId) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).passageId().equals(passageId)) {
                return i + 1;
            }
        }
        return shown.size() + 1;
    }

    ShownPassage passage(String passageId) {
        int rank = rank(passageId);
        return rank <= shown.size() ? shown.get(rank - 1) : ShownPassage.unscored(passageId);
    }
}
