package io.ruvector.store;

/**
 * What became of a commit. Compared by identity, for it carries an array.
 *
 * @param sequence its sequence number
 * @param existed for each mutation, whether its row was there before it
 */
public record CommitResult(long sequence, boolean[] existed) {}
