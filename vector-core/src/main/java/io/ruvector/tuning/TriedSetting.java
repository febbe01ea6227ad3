package io.ruvector.tuning;

import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Quantization;

/**
 * A setting, and what was measured with it on queries that took no part in finding its {@code efSearch}.
 *
 * @param hnsw the graph's parameters; {@code efSearch} is the smallest that reaches the goal, or the largest tried
 * @param quantization the codes that the graph is walked by
 * @param recall mean share of the true nearest found, 0 to 1
 * @param standardError of that mean over queries
 * @param micros median time of a search by one thread, in microseconds
 * @param heapBytesPerEntry what an entry takes on the heap
 * @param buildSeconds what building the graph took
 * @param reachesGoal whether the queries of the search found enough, and the memory suffices
 */
public record TriedSetting(
        HnswConfig hnsw,
        Quantization quantization,
        double recall,
        double standardError,
        double micros,
        long heapBytesPerEntry,
        double buildSeconds,
        boolean reachesGoal) {

    /** Whether another setting is at least as fast, small and quickly built, and better in one of these. */
    boolean isWorseThan(TriedSetting other) {
        boolean noBetter = micros >= other.micros
                && heapBytesPerEntry >= other.heapBytesPerEntry
                && buildSeconds >= other.buildSeconds;
        boolean worse = micros > other.micros
                || heapBytesPerEntry > other.heapBytesPerEntry
                || buildSeconds > other.buildSeconds;
        return noBetter && worse;
    }
}
