package io.ruvector.search;

import io.ruvector.store.InvalidInputException;

/**
 * One entry of a result list: an id and its score.
 *
 * @param id what was found
 * @param score how well it fits; higher is better
 */
public record Ranked(String id, double score) {
    /** Refuses scores that cannot be ordered. */
    public Ranked {
        if (Double.isNaN(score)) {
            throw new InvalidInputException("score of " + id, score, "a number");
        }
    }
}
