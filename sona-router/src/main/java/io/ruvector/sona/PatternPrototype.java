package io.ruvector.sona;

/**
 * Centre of a group of a route's examples, with how often the route served texts near it.
 *
 * @param centre unit vector; never written
 * @param successes summed quality of the good examples nearest to it
 * @param failures summed badness of the bad ratings nearest to it
 */
record PatternPrototype(float[] centre, double successes, double failures) {

    private static final double TRUSTED = 0.6;

    /** Mean of the Beta(1 + successes, 1 + failures) posterior of serving the next text near it. */
    double posterior() {
        return (1 + successes) / (2 + successes + failures);
    }

    /** Whether it may answer; bad ratings near it withdraw that, good ones give it back. */
    boolean trusted() {
        return posterior() >= TRUSTED;
    }
}
