package io.ruvector.store;

import org.jspecify.annotations.Nullable;

/**
 * One change of a commit as the log has it. Compared by identity, for it carries bytes.
 *
 * @param table the table's name
 * @param large whether the table has a column family of its own
 * @param key the row's key
 * @param value the row's bytes; null when the row was removed
 */
public record LoggedWrite(String table, boolean large, String key, byte @Nullable [] value) {}
