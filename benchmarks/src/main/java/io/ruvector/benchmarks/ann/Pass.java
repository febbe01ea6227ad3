package io.ruvector.benchmarks.ann;

/** One answering of all queries. Not a record, because it holds arrays; nobody changes them. */
public final class Pass {
    private final long nanos;
    private final long[] queryNanos;
    private final int[][] rows;

    /**
     * A pass.
     *
     * @param nanos time of the whole pass
     * @param queryNanos time of each query
     * @param rows the answers to each query, best first
     */
    public Pass(long nanos, long[] queryNanos, int[][] rows) {
        this.nanos = nanos;
        this.queryNanos = queryNanos;
        this.rows = rows;
    }

    /** {@return queries per second} */
    public double queriesPerSecond() {
        return rows.length * 1e9 / nanos;
    }

    /** {@return nanoseconds of each query; not to be changed} */
    public long[] queryNanos() {
        return queryNanos;
    }

    /** {@return the answers to each query, best first; not to be changed} */
    public int[][] rows() {
        return rows;
    }
}
