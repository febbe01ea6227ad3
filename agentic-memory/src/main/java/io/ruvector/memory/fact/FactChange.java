package io.ruvector.memory.fact;

import java.util.List;

/**
 * What a statement did to the memory.
 *
 * @param kind what happened
 * @param fact the fact as it is now
 * @param superseded ids of the facts that it ended, or took a part of their time from
 */
public record FactChange(Kind kind, Fact fact, List<String> superseded) {

    /** What can happen to a statement. */
    public enum Kind {
        /** A new fact. */
        ADDED,
        /** Said before in the same words, up to spelling; the source was added. */
        EXACT_DUPLICATE,
        /** Said before in other words; the source was added. */
        NEAR_DUPLICATE,
        /** It holds where another fact, which it contradicts, held before; the other's history is kept. */
        SUPERSEDED
    }

    /** Copies the list. */
    public FactChange {
        superseded = List.copyOf(superseded);
    }
}
