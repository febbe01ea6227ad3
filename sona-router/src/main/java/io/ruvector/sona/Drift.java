package io.ruvector.sona;

/**
 * Ratings of a scope became worse than they were.
 *
 * @param version model version of the rating that showed it
 * @param before mean quality until then, in [-1, 1]
 * @param after mean quality lately, in [-1, 1]
 */
public record Drift(long version, double before, double after) {}
