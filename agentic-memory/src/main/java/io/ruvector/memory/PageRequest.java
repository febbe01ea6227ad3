package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;

/**
 * Which page of a listing is wanted.
 *
 * @param fromId the least id of the page, inclusive; empty for the first page
 * @param size the most episodes on the page, 1 to 10,000
 */
public record PageRequest(String fromId, int size) {

    /** Checks the size. */
    public PageRequest {
        if (size < 1 || size > 10_000) {
            throw new InvalidInputException("page size", size, "1 to 10000");
        }
    }

    /** The first page of the given size. */
    public static PageRequest first(int size) {
        return new PageRequest("", size);
    }
}
