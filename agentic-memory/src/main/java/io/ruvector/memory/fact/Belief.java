package io.ruvector.memory.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * A span in which a fact held, and a span in which the memory thought so.
 *
 * @param validFrom from when on it held, inclusive
 * @param validTo until when it held, exclusive; absent while it holds
 * @param recordedFrom when the memory took it up, inclusive
 * @param recordedTo when the memory gave it up for something it learned, exclusive; absent while it thinks so
 */
public record Belief(Instant validFrom, Optional<Instant> validTo, Instant recordedFrom, Optional<Instant> recordedTo) {

    /** Whether at record time {@code known} the memory thought that the fact held at {@code valid}. */
    public boolean covers(Instant valid, Instant known) {
        return within(valid, validFrom, validTo) && within(known, recordedFrom, recordedTo);
    }

    /** Whether the memory still thinks so. */
    boolean current() {
        return recordedTo.isEmpty();
    }

    Belief givenUpAt(Instant time) {
        return new Belief(validFrom, validTo, recordedFrom, Optional.of(time));
    }

    /** Whether it shares a moment with the span, which has no end when {@code to} is absent. */
    boolean overlaps(Instant from, Optional<Instant> to) {
        return to.filter(end -> !validFrom.isBefore(end)).isEmpty()
                && validTo.filter(end -> !from.isBefore(end)).isEmpty();
    }

    private static boolean within(Instant time, Instant from, Optional<Instant> to) {
        return !time.isBefore(from) && to.filter(end -> !time.isBefore(end)).isEmpty();
    }
}
