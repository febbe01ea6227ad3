package io.ruvector.sona;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Says when ratings have become worse than they were: the mean of the last {@value #RECENT} lies more than three standard
 * errors below the mean of the {@value #BEFORE} before them. A test of two windows, as ADWIN's (Bifet and Gavaldà 2007) but
 * of fixed length. Not thread-safe.
 */
final class DriftDetector {

    static final int RECENT = 32;
    static final int BEFORE = 128;
    private static final double ERRORS = 3;
    /** Half a rating of spread, so that a row of equal ratings does not make the first other one drift. */
    private static final double LEAST_VARIANCE = 0.05;

    private final ArrayDeque<Rating> ratings = new ArrayDeque<>();

    /** Takes note of a rating; the drift, if it shows one. After that the windows begin anew. */
    Optional<Drift> rated(long version, double quality) {
        ratings.addLast(new Rating(version, quality));
        if (ratings.size() <= RECENT + BEFORE / 2) {
            return Optional.empty();
        }
        if (ratings.size() > RECENT + BEFORE) {
            ratings.removeFirst();
        }
        Moments before = new Moments();
        Moments recent = new Moments();
        int left = ratings.size();
        for (Rating rating : ratings) {
            (left-- > RECENT ? before : recent).add(rating.quality);
        }
        double error = Math.sqrt(before.variance() / before.count + recent.variance() / recent.count);
        if (before.mean() - recent.mean() <= ERRORS * error) {
            return Optional.empty();
        }
        ratings.clear();
        return Optional.of(new Drift(version, before.mean(), recent.mean()));
    }

    private record Rating(long version, double quality) {}

    private static final class Moments {
        int count;
        double sum;
        double squares;

        void add(double x) {
            count++;
            sum += x;
            squares += x * x;
        }

        double mean() {
            return sum / count;
        }

        double variance() {
            return Math.max(LEAST_VARIANCE, squares / count - mean() * mean());
        }
    }
}
