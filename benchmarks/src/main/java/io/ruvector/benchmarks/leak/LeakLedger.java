package io.ruvector.benchmarks.leak;

import io.ruvector.memory.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What readers saw that they must not have seen. Thread-safe. */
public final class LeakLedger {
    private static final int SHOWN = 5;

    private final ConcurrentMap<Integer, Long> forgottenAt = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> checked = new ConcurrentHashMap<>();
    private final LongAdder foreign = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private final LongAdder unmarked = new LongAdder();
    private final ConcurrentLinkedQueue<String> examples = new ConcurrentLinkedQueue<>();

    /** An empty ledger. */
    public LeakLedger() {}

    void forgotten(Canary canary) {
        forgottenAt.put(canary.number(), System.nanoTime());
    }

    boolean isForgotten(Canary canary) {
        return forgottenAt.containsKey(canary.number());
    }

    /**
     * Checks one thing that a reader was shown.
     *
     * @param place where it came from
     * @param text its text, with a canary
     * @param reader who read
     * @param since when the read began, of {@link System#nanoTime()}
     */
    void check(String place, String text, Scope reader, long since) {
        checked.computeIfAbsent(place, name -> new LongAdder()).increment();
        Optional<Canary> canary = Canary.in(text);
        if (canary.isEmpty()) {
            unmarked.increment();
            example(place, "no canary in: " + text, reader);
            return;
        }
        if (!canary.get().mayBeSeenBy(reader)) {
            foreign.increment();
            example(place, "foreign: " + text, reader);
        }
        Long gone = forgottenAt.get(canary.get().number());
        if (gone != null && gone < since) {
            returned.increment();
            example(place, "forgotten: " + text, reader);
        }
    }

    void note(String what) {
        if (examples.size() < SHOWN) {
            examples.add(what);
        }
    }

    private void example(String place, String what, Scope reader) {
        note(place + ", read by " + reader + ", " + what);
    }

    /** How many results were checked in each place. */
    public Map<String, LongAdder> checked() {
        return Map.copyOf(checked);
    }

    /** How many results belonged to somebody else. */
    public long foreign() {
        return foreign.sum();
    }

    /** How many results had been forgotten before the read began. */
    public long returned() {
        return returned.sum();
    }

    /** How many results could not be told apart, which counts as a failure of the exam. */
    public long unmarked() {
        return unmarked.sum();
    }

    /** How many records were forgotten. */
    public int forgottenCount() {
        return forgottenAt.size();
    }

    /** The first leaks, in words. */
    public List<String> examples() {
        return List.copyOf(examples);
    }
}
