package io.ruvector.rag.evaluation;

import io.ruvector.store.InvalidInputException;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether one configuration is better than another on the same questions: Fisher's randomisation test, which asks how
 * often a difference of this size comes up when each question's two figures are swapped by the toss of a coin (Smucker,
 * Allan &amp; Carterette, 2007; 10,000 tosses of all coins).
 *
 * @param difference first less second
 * @param better on how many questions the first is better
 * @param worse on how many the second is
 * @param same on how many they are equal
 * @param pValue two-sided, in (0, 1]; small when chance alone hardly explains the difference
 */
public record PairedComparison(MeanInterval difference, int better, int worse, int same, double pValue) {
    private static final int TOSSES = 10_000;
    private static final double EQUAL = 1e-12;

    /**
     * Compares two figures of each question.
     *
     * @param first of the first configuration, by question
     * @param second of the second, in the same order
     * @param seed the same seed gives the same result
     * @throws InvalidInputException if the lengths differ
     */
    public static PairedComparison of(double[] first, double[] second, long seed) {
        if (first.length != second.length) {
            throw new InvalidInputException("figures to compare", second.length, "as many as " + first.length);
        }
        double[] differences = new double[first.length];
        int better = 0;
        int worse = 0;
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
            better += differences[i] > EQUAL ? 1 : 0;
            worse += differences[i] < -EQUAL ? 1 : 0;
        }
        return new PairedComparison(
                MeanInterval.of(differences, seed),
                better,
                worse,
                first.length - better - worse,
                pValue(differences, seed));
    }

    private static double pValue(double[] differences, long seed) {
        double observed = Math.abs(sum(differences, difference -> difference));
        SplittableRandom random = new SplittableRandom(seed);
        int asExtreme = 1;
        for (int toss = 0; toss < TOSSES; toss++) {
            double swapped = sum(differences, difference -> random.nextBoolean() ? difference : -difference);
            asExtreme += Math.abs(swapped) >= observed - EQUAL ? 1 : 0;
        }
        return (double) asExtreme / (TOSSES + 1);
    }

    private static double sum(double[] values, DoubleUnaryOperator sign) {
        double sum = 0;
        for (double value : values) {
            sum += sign.applyAsDouble(value);
        }
        return sum;
    }
}
