package io.ruvector.benchmarks.ann;

/**
 * What building an index took.
 *
 * @param vectors how many were added
 * @param cpuNanos time of all processors, in nanoseconds
 * @param wallNanos time that passed, in nanoseconds
 */
public record BuildCost(int vectors, long cpuNanos, long wallNanos) {
    /** {@return vectors added per second of processor time} */
    public double vectorsPerCpuSecond() {
        return vectors * 1e9 / cpuNanos;
    }
}
