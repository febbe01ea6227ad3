package io.ruvector.benchmarks.transfer;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures that an importing process says with its last line.
 *
 * @param values by their names
 */
record Figures(Map<String, Long> values) {
    static final String BEGINS = "DONE ";

    /** Takes them from a line such as {@code DONE rows 12 nanos 3456}. */
    static Figures parse(String line) {
        String[] words = line.split(" ");
        Map<String, Long> values = new HashMap<>();
        for (int i = 1; i + 1 < words.length; i += 2) {
            values.put(words[i], Long.valueOf(words[i + 1]));
        }
        return new Figures(values);
    }

    long get(String name) {
        @Nullable Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no figure " + name + " in " + values);
        }
        return value;
    }

    double seconds() {
        return get("nanos") / 1e9;
    }
}
