package io.ruvector.benchmarks.ann;

/**
 * How a durable collection behaves while it changes; times in microseconds, every insert with fsync.
 *
 * @param visibleP50 from the start of an insert until a search has found it: median
 * @param visibleP99 the same: 99 of 100 stay below
 * @param idleP99 a search while nothing else happens
 * @param insertingP99 a search while another thread inserts, and a checkpoint is written
 * @param insertsPerSecond what the other thread managed
 * @param reopenMillis from opening the closed database to the first answer, in milliseconds
 * @param invisible inserts that the next search did not find
 */
public record LiveLatency(
        double visibleP50,
        double visibleP99,
        double idleP99,
        double insertingP99,
        double insertsPerSecond,
        double reopenMillis,
        int invisible) {}
