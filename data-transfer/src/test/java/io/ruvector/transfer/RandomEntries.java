package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Entries with every type of metadata, floats of random bits and awkward texts. */
final class RandomEntries {
    private static final String[] TEXTS = {
        "plain",
        "a,b;\"c\"",
        "tab\tand\nline\r\n",
        "back\\slash \\N \\.",
        "ümläut 漢字 😀",
        " ",
        "{\"$time\": 1}",
        "'quoted'",
        "-0",
        "1.0"
    };

    private RandomEntries() {}

    static List<VectorEntry> of(int count, int dimension, long seed) {
        Random random = new Random(seed);
        List<VectorEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            VectorEntry.Builder entry =
                    VectorEntry.builder(text(random) + "#" + i).vector(vector(dimension, random));
            if (random.nextBoolean()) {
                entry.text(text(random));
            }
            for (int m = random.nextInt(5); m > 0; m--) {
                entry.put("key " + text(random) + m, value(random));
            }
            entries.add(entry.build());
        }
        return entries;
    }

    private static float[] vector(int dimension, Random random) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            float component;
            do {
                component = Float.intBitsToFloat(random.nextInt());
            } while (!Float.isFinite(component) || Math.abs(component) > 1e15f);
            vector[i] = component;
        }
        vector[random.nextInt(dimension)] = -0.0f;
        vector[0] = 1 + random.nextFloat();
        return vector;
    }

    private static Object value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> text(random);
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> random.nextInt(3) == 0 ? (double) random.nextInt(100) : random.nextGaussian() * 1e200;
            case 4 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            default -> List.of(text(random), text(random));
        };
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
