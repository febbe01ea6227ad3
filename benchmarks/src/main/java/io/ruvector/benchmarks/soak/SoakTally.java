package io.ruvector.benchmarks.soak;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the agents of an application did and found; every count by name. Thread-safe. */
final class SoakTally {

    private static final int EXAMPLES = 10;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Queue<String> examples = new ConcurrentLinkedQueue<>();

    void add(String name) {
        add(name, 1);
    }

    void add(String name, long by) {
        counts.computeIfAbsent(name, key -> new LongAdder()).add(by);
    }

    /** Counts something that must not happen, and keeps the first of them in words. */
    void wrong(String name, String what) {
        add(name);
        if (examples.size() < EXAMPLES) {
            examples.add(name + ": " + what);
        }
    }

    Map<String, Long> counts() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((name, count) -> copy.put(name, count.sum()));
        return copy;
    }

    Iterable<String> examples() {
        return examples;
    }
}
