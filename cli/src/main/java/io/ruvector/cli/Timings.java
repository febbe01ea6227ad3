package io.ruvector.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where the wall time of one command went, in milliseconds: {@code jvm} from the launcher's first line to the first line
 * of Java, then named parts. Parts may overlap: the model is loaded beside the opening of the store. Thread-safe.
 */
final class Timings {

    private final Map<String, Double> millis = new LinkedHashMap<>();
    private final long mainNanos = System.nanoTime();
    private final double jvmMillis;

    private Timings(double jvmMillis) {
        this.jvmMillis = jvmMillis;
        if (jvmMillis > 0) {
            millis.put("jvm", jvmMillis);
        }
    }

    /** Starts at the launcher's time stamp in {@code -Druvector.started} (microseconds since 1970) where there is one. */
    static Timings sinceStart() {
        String started = System.getProperty("ruvector.started", "");
        if (!started.matches("[0-9]{16}")) {
            return new Timings(0);
        }
        Instant now = Instant.now();
        double nowMicros = now.getEpochSecond() * 1e6 + now.getNano() / 1e3;
        return new Timings(Math.max(0, (nowMicros - Long.parseLong(started)) / 1e3));
    }

    /** Does the work and notes how long it took. */
    <T> T measure(String part, Supplier<T> work) {
        long begin = System.nanoTime();
        try {
            return work.get();
        } finally {
            note(part, (System.nanoTime() - begin) / 1e6);
        }
    }

    synchronized void note(String part, double partMillis) {
        millis.merge(part, partMillis, Double::sum);
    }

    /** All parts and {@code total}, rounded to a tenth of a millisecond. */
    synchronized Map<String, Double> inMillis() {
        Map<String, Double> rounded = new LinkedHashMap<>();
        millis.forEach((part, value) -> rounded.put(part, Math.round(value * 10) / 10.0));
        rounded.put("total", Math.round((jvmMillis + (System.nanoTime() - mainNanos) / 1e6) * 10) / 10.0);
        return rounded;
    }

    /** One line for people, such as {@code 0.74 s (jvm 0.10, model 0.42, store 0.20, query 0.02; some side by side)}. */
    String inWords() {
        Map<String, Double> all = inMillis();
        double total = all.getOrDefault("total", 0.0);
        double sum = all.values().stream().mapToDouble(Double::doubleValue).sum() - total;
        String parts = all.entrySet().stream()
                .filter(part -> !part.getKey().equals("total"))
                .map(part -> String.format(Locale.ROOT, "%s %.2f", part.getKey(), part.getValue() / 1e3))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT, "%.2f s (%s%s)", total / 1e3, parts, sum > total * 1.02 ? "; some side by side" : "");
    }
}
