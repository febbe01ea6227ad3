package io.ruvector.benchmarks.ann;

import java.util.Optional;

/**
 * Searches under one kind of filter.
 *
 * @param key how rows are chosen, as {@link FilterLabels} says
 * @param permille rows of a thousand that the filter allows
 * @param allowed rows that it allows
 * @param ours RuVector with the collection's own width of search
 * @param tooFew queries that got fewer results than exist
 * @param firstUseMicros median time of the first search with a filter never used before
 * @param peer hnswlib at the narrowest width that reaches the recall wanted, else at the widest tried; empty when absent
 */
public record FilterFigures(
        String key,
        int permille,
        int allowed,
        SweepPoint ours,
        int tooFew,
        double firstUseMicros,
        Optional<SweepPoint> peer) {
    /** {@return our speed over hnswlib's} */
    public Optional<Double> ratio() {
        return peer.map(point -> ours.queriesPerSecond() / point.queriesPerSecond());
    }
}
