package io.ruvector.sona.trajectory;

/**
 * A pattern whose tasks are like the one asked about.
 *
 * @param pattern the pattern
 * @param cosine of the tasks, in [-1, 1]
 */
public record SimilarPattern(Pattern pattern, double cosine) {}
