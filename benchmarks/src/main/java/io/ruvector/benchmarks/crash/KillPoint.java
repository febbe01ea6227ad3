package io.ruvector.benchmarks.crash;

/** When a victim is killed. */
public enum KillPoint {
    /** After a random number of acknowledgements and a random pause. */
    WRITING("while it writes"),
    /** A random pause after it began, when the store was closed before. */
    STARTING("while it opens"),
    /** A random pause after it began, when the process before it was killed. */
    RECOVERING("while it recovers"),
    /** A random pause after a checkpoint began. */
    CHECKPOINT("in a checkpoint"),
    /** A random pause after close began. */
    CLOSING("while it closes");

    private final String words;

    KillPoint(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
