package io.ruvector.benchmarks.facts;

import io.ruvector.benchmarks.facts.Write.Proposition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What held when, found by going through the stream from its start for each question: slow, and nothing like the memory's way. */
public final class FactTruth {

    private final Map<String, List<Write>> novelBySubject = new HashMap<>();

    /** The truth of a stream. */
    public FactTruth(List<Write> writes) {
        for (Write write : writes) {
            if (!write.duplicate()) {
                novelBySubject
                        .computeIfAbsent(write.proposition().subject(), subject -> new ArrayList<>())
                        .add(write);
            }
        }
    }

    /** All subjects, sorted. */
    public List<String> subjects() {
        return novelBySubject.keySet().stream().sorted().toList();
    }

    /** What a perfect memory thinks at {@code known} of what held at {@code valid}. */
    public Set<Proposition> holding(String subject, Instant valid, Instant known) {
        Map<String, List<Write>> slots = new HashMap<>();
        novelBySubject.getOrDefault(subject, List.of()).stream()
                .filter(write ->
                        !write.recordedAt().isAfter(known) && !write.validFrom().isAfter(valid))
                .sorted(Comparator.comparing(Write::validFrom).thenComparing(Write::recordedAt))
                .forEach(write -> slots.computeIfAbsent(write.proposition().topic(), topic -> new ArrayList<>())
                        .add(write));
        Set<Proposition> holding = new HashSet<>();
        for (List<Write> slot : slots.values()) {
            Set<Proposition> state = new HashSet<>();
            for (Write write : slot) {
                state.removeIf(write.proposition()::contradicts);
                state.add(write.proposition());
            }
            holding.addAll(state);
        }
        return holding;
    }
}
