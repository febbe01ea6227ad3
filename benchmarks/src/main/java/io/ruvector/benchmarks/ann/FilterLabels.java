package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Filter;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A number from 0 to 999 for every row under each of two keys, so that a range of numbers is a filter of known
 * selectivity: under {@code any} dealt out at random, and under {@code near} by the rank of the row's similarity to one
 * vector, so that what a filter allows lies together, far from most queries.
 */
public final class FilterLabels {
    /** Numbers that there are. */
    public static final int NUMBERS = 1_000;

    private final Map<String, int[]> numbers;

    private FilterLabels(Map<String, int[]> numbers) {
        this.numbers = numbers;
    }

    /**
     * Labels for a set.
     *
     * @param set the set
     * @param seed of the random labels
     * @return the labels
     */
    public static FilterLabels of(AnnSet set, long seed) {
        int count = set.base().count();
        Random random = new Random(seed);
        int[] any = random.ints(count, 0, NUMBERS).toArray();
        float[] pivot = set.base().vector(random.nextInt(count));
        double[] alike = IntStream.range(0, count)
                .mapToDouble(row -> dot(pivot, set.base().vector(row)))
                .toArray();
        Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        java.util.Arrays.sort(order, (a, b) -> Double.compare(alike[b], alike[a]));
        int[] near = new int[count];
        for (int rank = 0; rank < count; rank++) {
            near[order[rank]] = (int) ((long) rank * NUMBERS / count);
        }
        return new FilterLabels(Map.of("any", any, "near", near));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** The metadata of a row. */
    Map<String, Object> metadata(int row) {
        return Map.of("any", numbersUnder("any")[row], "near", numbersUnder("near")[row]);
    }

    /**
     * The rows that a filter allows.
     *
     * @param key {@code any} or {@code near}
     * @param from the least number
     * @param below one more than the greatest number
     * @return the rows
     */
    public BitSet allowed(String key, int from, int below) {
        int[] under = numbersUnder(key);
        BitSet rows = new BitSet();
        for (int row = 0; row < under.length; row++) {
            rows.set(row, under[row] >= from && under[row] < below);
        }
        return rows;
    }

    /**
     * The filter that allows a range of numbers.
     *
     * @param key {@code any} or {@code near}
     * @param from the least number
     * @param below one more than the greatest number
     * @return the filter
     */
    public static Filter filter(String key, int from, int below) {
        return Filter.gte(key, from).and(Filter.lt(key, below));
    }

    private int[] numbersUnder(String key) {
        int[] under = numbers.get(key);
        if (under == null) {
            throw new IllegalArgumentException("no labels " + key);
        }
        return under;
    }
}
