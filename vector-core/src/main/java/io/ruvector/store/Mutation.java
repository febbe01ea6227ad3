package io.ruvector.store;

import org.jspecify.annotations.Nullable;

/**
 * One change of one row, part of a commit. Compared by identity, for it carries bytes.
 *
 * @param kind what happens to the row
 * @param table the table it belongs to
 * @param key the row's key
 * @param value the new bytes; null exactly for {@link Kind#REMOVE}
 */
public record Mutation(Kind kind, Table table, String key, byte @Nullable [] value) {
    /** What can happen to a row. */
    public enum Kind {
        /** The row must be absent; it gets the value. */
        INSERT,
        /** The row gets the value, whether it was there or not. */
        PUT,
        /** The row goes, if it was there. */
        REMOVE
    }

    /** Checks the key, and that a value is there exactly when the kind needs one. */
    public Mutation {
        Keys.encode("key", key);
        if ((value == null) != (kind == Kind.REMOVE)) {
            throw new InvalidInputException("value", value, kind == Kind.REMOVE ? "none" : "bytes");
        }
    }

    /**
     * A removal.
     *
     * @param table the table
     * @param key the row's key
     * @return the change
     */
    public static Mutation remove(Table table, String key) {
        return new Mutation(Kind.REMOVE, table, key, null);
    }
}
