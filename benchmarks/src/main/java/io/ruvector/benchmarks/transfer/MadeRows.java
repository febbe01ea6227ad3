package io.ruvector.benchmarks.transfer;

import io.ruvector.vector.VectorEntry;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Rows that follow from a seed and their number alone: a vector near one of many centres, a text and a whole number as metadata.
 * Their ids are in the order of their numbers. Thread-safe.
 *
 * @param seed of all of them
 * @param dimension of their vectors
 */
record MadeRows(long seed, int dimension) {
    private static final int CENTRES = 4_096;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final String[] COLOURS = {"red", "green", "blue", "\"quoted\", with a comma", "gr\u00fcn"};

    /** The row of a number, from 1. */
    VectorEntry row(int number) {
        SplittableRandom random = new SplittableRandom(seed + SPREAD * number);
        SplittableRandom centre = new SplittableRandom(~seed + SPREAD * random.nextInt(CENTRES));
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (centre.nextDouble() - 0.5 + (random.nextDouble() - 0.5) * 0.8);
        }
        return VectorEntry.builder(id(number))
                .vector(vector)
                .put("colour", COLOURS[random.nextInt(COLOURS.length)])
                .put("year", 1900L + random.nextInt(126))
                .build();
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "row-%09d", number);
    }
}
