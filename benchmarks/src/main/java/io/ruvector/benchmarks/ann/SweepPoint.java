package io.ruvector.benchmarks.ann;

/**
 * What an engine reached at one width of search.
 *
 * @param efSearch candidates considered
 * @param recall share of the true nearest found
 * @param queriesPerSecond one thread; each query with its median time over the rounds
 * @param ofWholeRounds queries per second of whole rounds, interruptions included: the median round
 * @param p50Micros median time of a query, in microseconds
 * @param p99Micros time that 99 of 100 queries stay below, in microseconds
 */
public record SweepPoint(
        int efSearch,
        double recall,
        double queriesPerSecond,
        double ofWholeRounds,
        double p50Micros,
        double p99Micros) {}
