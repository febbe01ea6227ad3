package io.ruvector.memory.fact;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Texts;
import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.Optional;

/**
 * Which facts are wanted, and as of when.
 *
 * @param text what they should be about; not blank
 * @param scope the reader
 * @param k the most facts to return, 1 to 1,000
 * @param validAt the time at which they must hold; now when absent
 * @param knownAt the time at which the memory must have thought so; now when absent
 */
public record FactQuery(String text, Scope scope, int k, Optional<Instant> validAt, Optional<Instant> knownAt) {

    /** Checks the text and {@code k}. */
    public FactQuery {
        Texts.required("recall text", text);
        if (k < 1 || k > 1_000) {
            throw new InvalidInputException("k", k, "1 to 1000");
        }
    }

    /** The ten best facts for the text that hold now. */
    public static FactQuery of(String text, Scope scope) {
        return new FactQuery(text, scope, 10, Optional.empty(), Optional.empty());
    }

    /** This query, for at most so many facts. */
    public FactQuery k(int value) {
        return new FactQuery(text, scope, value, validAt, knownAt);
    }

    /** This query, for facts that held at a time. */
    public FactQuery validAt(Instant value) {
        return new FactQuery(text, scope, k, Optional.of(value), knownAt);
    }

    /** This query, as the memory would have answered at a time, had nothing been forgotten since. */
    public FactQuery knownAt(Instant value) {
        return new FactQuery(text, scope, k, validAt, Optional.of(value));
    }
}
