package io.ruvector.rag.feedback;

import java.util.stream.IntStream;

/** The ratings given at one place: how many, their sum, the sum of their squares. */
final class PlaceSums {
    private double count;
    private double sum;
    private double squares;

    static PlaceSums[] of(int places) {
        return IntStream.range(0, places).mapToObj(i -> new PlaceSums()).toArray(PlaceSums[]::new);
    }

    void add(double rating, int sign) {
        count += sign;
        sum += sign * rating;
        squares += sign * rating * rating;
    }

    double count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double squares() {
        return squares;
    }

    /** The mean squared distance of the ratings from a value; 0 without ratings. */
    double variance(double from) {
        return count > 0 ? Math.max(0, (squares - 2 * from * sum) / count + from * from) : 0;
    }
}
