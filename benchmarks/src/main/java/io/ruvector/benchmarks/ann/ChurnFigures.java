package io.ruvector.benchmarks.ann;

/**
 * What searches of a collection gave, held against what it should hold.
 *
 * @param recall share of the true nearest found
 * @param tooFew queries with fewer results than asked for
 * @param ghosts results whose id was deleted or never there
 * @param stale results whose score is not that of the id's present vector
 */
public record ChurnFigures(double recall, int tooFew, int ghosts, int stale) {}
