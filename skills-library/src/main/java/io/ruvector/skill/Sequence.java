package io.ruvector.skill;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sequence of steps that occurs in some of a list of trials.
 *
 * @param steps the steps
 * @param trials the positions in the list of the trials that contain it; not to be changed
 */
record Sequence(List<String> steps, BitSet trials) {

    /** Longest first, then in order of the steps' text. */
    static final Comparator<Sequence> LONGEST_FIRST =
            Comparator.<Sequence>comparingInt(s -> -s.steps.size()).thenComparing(s -> String.join("\n", s.steps));

    int support() {
        return trials.cardinality();
    }

    /**
     * The closed frequent sequences: those in at least {@code minTrials} trials; of several in exactly the same trials the
     * longest alone, for no outcome can tell them apart. Found by length, since a sequence is never more frequent than its
     * beginning.
     */
    static List<Sequence> closed(List<Trial> trials, int minTrials, int maxSteps) {
        Map<BitSet, Sequence> closed = new HashMap<>();
        Set<List<String>> frequent = Set.of();
        for (int length = 1; length <= maxSteps; length++) {
            Map<List<String>, BitSet> level = occurrences(trials, length, frequent);
            level.values().removeIf(occurrences -> occurrences.cardinality() < minTrials);
            if (level.isEmpty()) {
                break;
            }
            level.forEach((steps, occurrences) -> closed.merge(
                    occurrences,
                    new Sequence(List.copyOf(steps), occurrences),
                    (one, other) -> LONGEST_FIRST.compare(one, other) <= 0 ? one : other));
            frequent = new HashSet<>(level.keySet());
        }
        return closed.values().stream().sorted(LONGEST_FIRST).toList();
    }

    private static Map<List<String>, BitSet> occurrences(List<Trial> trials, int length, Set<List<String>> shorter) {
        Map<List<String>, BitSet> occurrences = new HashMap<>();
        for (int t = 0; t < trials.size(); t++) {
            List<String> steps = trials.get(t).steps();
            for (int i = 0; i + length <= steps.size(); i++) {
                if (length == 1 || shorter.contains(steps.subList(i, i + length - 1))) {
                    occurrences
                            .computeIfAbsent(steps.subList(i, i + length), sequence -> new BitSet())
                            .set(t);
                }
            }
        }
        return occurrences;
    }
}
