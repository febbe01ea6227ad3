package io.ruvector.tuning;

/**
 * What a {@link CollectionBench} measured.
 *
 * @param entries of the collection
 * @param queries that were asked
 * @param k results of each
 * @param efSearch the width of search
 * @param recall mean share of the true nearest found, 0 to 1
 * @param p50Micros median time of a search by one thread, in microseconds
 * @param p99Micros its 99th percentile
 * @param threads that searched at the same time
 * @param searchesPerSecond of all of them together
 */
public record BenchFigures(
        long entries,
        int queries,
        int k,
        int efSearch,
        double recall,
        double p50Micros,
        double p99Micros,
        int threads,
        double searchesPerSecond) {}
