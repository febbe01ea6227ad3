package io.ruvector.cli.terminal;

/**
 * How fast work goes lately: within the last ten to twenty seconds, for work that is resumed passes over what is done
 * already much faster than over the rest. Not thread-safe.
 */
final class RecentPace {
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private long fromNanos;
    private long fromDone;
    private long nextNanos;
    private long nextDone;

    RecentPace(long startNanos) {
        fromNanos = startNanos;
        nextNanos = startNanos;
    }

    /** Notes how many units are done at a moment. */
    void note(long nanos, long done) {
        if (nanos - nextNanos >= WINDOW_NANOS) {
            fromNanos = nextNanos;
            fromDone = nextDone;
            nextNanos = nanos;
            nextDone = done;
        }
    }

    /** Seconds that further units take at this pace; infinite while none was done lately. */
    double secondsFor(long units, long nanos, long done) {
        long lately = done - fromDone;
        return lately <= 0 ? Double.POSITIVE_INFINITY : (nanos - fromNanos) / 1e9 * units / lately;
    }
}
