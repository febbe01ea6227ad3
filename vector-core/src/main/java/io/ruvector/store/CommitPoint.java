package io.ruvector.store;

import java.time.Instant;

/**
 * A moment in the history of a store.
 *
 * @param sequence the number of the last commit; 0 before the first
 * @param time the time that the commit carries, in milliseconds; the epoch before the first
 */
public record CommitPoint(long sequence, Instant time) {}
