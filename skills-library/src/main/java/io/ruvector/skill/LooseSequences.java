package io.ruvector.skill;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sequences of steps that occur in order, mostly with others in between: pairs that are seen together far more often than
 * their steps' frequencies in the same kinds of task explain, and the longer sequences all of whose pairs are such. The
 * choice of candidates never looks at outcomes, so it leaves the tests of outcomes valid.
 */
final class LooseSequences {

    private static final int LONGEST = 4;
    private static final int MOST = 500;
    private static final double LIFT = 2;
    private static final double DEVIATIONS = 5;

    private final Trials trials;
    private final int least;
    private final Map<String, BitSet> steps = new HashMap<>();
    private final Map<List<String>, BitSet> pairs = new HashMap<>();
    private final List<Sequence> found = new ArrayList<>();

    private LooseSequences(Trials trials, int least) {
        this.trials = trials;
        this.least = least;
    }

    /** The sequences in at least {@code least} trials, less than half of them with their steps directly after one another. */
    static List<Sequence> of(Trials trials, int least) {
        LooseSequences loose = new LooseSequences(trials, least);
        loose.countSteps();
        loose.countPairs();
        loose.pairs.forEach((pair, with) -> loose.extend(pair, with));
        return loose.found.stream()
                .sorted(Comparator.<Sequence>comparingInt(s -> -s.support()).thenComparing(Sequence.LONGEST_FIRST))
                .limit(MOST)
                .toList();
    }

    private void countSteps() {
        for (int t = 0; t < trials.size(); t++) {
            for (String step : trials.all().get(t).steps()) {
                steps.computeIfAbsent(step, _ -> new BitSet()).set(t);
            }
        }
        steps.values().removeIf(with -> with.cardinality() < least);
    }

    private void countPairs() {
        for (int t = 0; t < trials.size(); t++) {
            List<String> in = trials.all().get(t).steps();
            for (int a = 0; a < in.size(); a++) {
                for (int b = a + 1; b < in.size() && steps.containsKey(in.get(a)); b++) {
                    if (steps.containsKey(in.get(b)) && !in.get(a).equals(in.get(b))) {
                        pairs.computeIfAbsent(List.of(in.get(a), in.get(b)), _ -> new BitSet())
                                .set(t);
                    }
                }
            }
        }
        pairs.entrySet().removeIf(e -> !together(e.getKey(), e.getValue().cardinality()));
    }

    private boolean together(List<String> pair, int seen) {
        int[] first = trials.spread(steps.getOrDefault(pair.get(0), new BitSet()));
        int[] second = trials.spread(steps.getOrDefault(pair.get(1), new BitSet()));
        double expected = 0;
        for (int k = 0; k < first.length; k++) {
            expected += (double) first[k] * second[k] / trials.sizeOf(k) / 2; // in one of two orders
        }
        return seen >= least && seen > LIFT * expected && seen - expected > DEVIATIONS * Math.sqrt(expected + 1);
    }

    private void extend(List<String> sequence, BitSet with) {
        BitSet adjacent = trials.adjacent(sequence);
        if (2 * adjacent.cardinality() < with.cardinality()) {
            found.add(new Sequence(sequence, with));
        }
        if (sequence.size() == LONGEST || found.size() > 4 * MOST) {
            return;
        }
        for (String next : steps.keySet()) {
            boolean all = sequence.stream().allMatch(step -> pairs.containsKey(List.of(step, next)));
            if (all && !sequence.contains(next)) {
                List<String> longer = new ArrayList<>(sequence);
                longer.add(next);
                BitSet candidates = (BitSet) with.clone();
                candidates.and(steps.getOrDefault(next, new BitSet()));
                BitSet inOrder = trials.inOrder(longer, candidates);
                if (inOrder.cardinality() >= least) {
                    extend(List.copyOf(longer), inOrder);
                }
            }
        }
    }
}
