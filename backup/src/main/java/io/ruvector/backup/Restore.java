package io.ruvector.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be restored.
 *
 * @param at the moment: everything that was committed up to this millisecond; empty for the latest there is
 * @param collection the one collection wanted; empty for everything
 */
public record Restore(Optional<Instant> at, Optional<String> collection) {
    /** The latest state that backups and archived log have. */
    public static Restore latest() {
        return new Restore(Optional.empty(), Optional.empty());
    }

    /**
     * The state at a moment.
     *
     * @param moment everything that was committed up to this millisecond
     * @return the request
     */
    public static Restore at(Instant moment) {
        return new Restore(Optional.of(moment), Optional.empty());
    }

    /**
     * Only one collection of it.
     *
     * @param name the collection's name
     * @return the request
     */
    public Restore only(String name) {
        return new Restore(at, Optional.of(name));
    }
}
