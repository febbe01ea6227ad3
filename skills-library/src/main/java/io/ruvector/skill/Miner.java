package io.ruvector.skill;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Finds the sequences of steps that distinguish success from failure within a kind of task.
 *
 * <p>Each closed sequence of each kind is put to {@link FisherTest Fisher's exact test} against the trials of the same kind
 * without it; comparing only within a kind keeps an easy kind's habits from looking like skills. The chance to promote
 * anything in a world where steps do nothing is held at the significance level by a Bonferroni correction that counts only
 * sequences which could have passed at all (Tarone 1990; for pattern mining Terada et al. 2013). A sequence must also have a
 * lower credible bound above the success rate without it. Within a kind the strongest is taken first and its trials set
 * aside, so that a part or an extension of a skill is not a second skill.
 *
 * <p>Where a kind never failed there is nothing to compare with inside it: the sequence common to its trials is taken as
 * unopposed when the kind as a whole stands out from the rest by the same test, or when nothing in the scope ever failed.
 */
final class Miner {

    private static final double COMMON_SHARE = 0.8;

    private final SkillOptions options;
    private final List<List<Trial>> kinds;
    private final List<List<Sequence>> sequences = new ArrayList<>();
    private final int total;
    private final int successes;

    Miner(List<List<Trial>> kinds, SkillOptions options) {
        this.options = options;
        this.kinds = kinds;
        for (List<Trial> kind : kinds) {
            sequences.add(Sequence.closed(kind, options.minTrials(), options.maxSteps()));
        }
        total = kinds.stream().mapToInt(List::size).sum();
        successes =
                kinds.stream().mapToInt(kind -> successes(kind).cardinality()).sum();
    }

    /** How many sequences were put to the test. */
    int tested() {
        return sequences.stream().mapToInt(List::size).sum();
    }

    /** What was found, by kind. */
    List<Finding> findings() {
        if (successes == total) {
            return unopposedEverywhere();
        }
        double threshold = threshold();
        List<Finding> findings = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            if (successes(kinds.get(kind)).cardinality() == kinds.get(kind).size()) {
                addUnopposed(kind, threshold, findings);
            } else {
                addProven(kind, threshold, findings);
            }
        }
        return findings;
    }

    private void addProven(int kind, double threshold, List<Finding> findings) {
        BitSet succeeded = successes(kinds.get(kind));
        BitSet left = new BitSet();
        left.set(0, kinds.get(kind).size());
        ToDoubleFunction<Sequence> strength = sequence -> pValue(sequence.trials(), succeeded, left);
        List<Sequence> strongestFirst = sequences.get(kind).stream()
                .map(sequence -> new Ranked(sequence, strength.applyAsDouble(sequence)))
                .filter(ranked -> ranked.pValue <= threshold)
                .sorted(Comparator.comparingDouble(Ranked::pValue)
                        .thenComparing(Ranked::sequence, Sequence.LONGEST_FIRST))
                .map(Ranked::sequence)
                .toList();
        for (Sequence sequence : strongestFirst) {
            BitSet with = and(sequence.trials(), left);
            if (with.cardinality() >= options.minTrials()
                    && pValue(with, succeeded, left) <= threshold
                    && beatsBaseRate(with, succeeded, left)) {
                findings.add(new Finding(kind, sequence.steps(), Standing.PROVEN));
                left.andNot(sequence.trials());
            }
        }
    }

    private record Ranked(Sequence sequence, double pValue) {}

    private void addUnopposed(int kind, double threshold, List<Finding> findings) {
        int size = kinds.get(kind).size();
        boolean standsOut = FisherTest.pValue(total, successes, size, size) <= threshold;
        if (!standsOut) {
            return;
        }
        sequences.get(kind).stream()
                .filter(sequence -> sequence.support() >= COMMON_SHARE * size)
                .max(Comparator.<Sequence>comparingInt(
                                s -> s.support() * s.steps().size())
                        .thenComparing(Sequence.LONGEST_FIRST.reversed()))
                .ifPresent(common -> findings.add(new Finding(kind, common.steps(), Standing.UNOPPOSED)));
    }

    /** Takes, over all kinds together, the sequence that covers most steps, sets its trials aside, and goes on. */
    private List<Finding> unopposedEverywhere() {
        List<Trial> all = kinds.stream().flatMap(List::stream).toList();
        List<Sequence> candidates = Sequence.closed(all, options.minTrials(), options.maxSteps());
        List<Finding> findings = new ArrayList<>();
        BitSet left = new BitSet();
        left.set(0, all.size());
        while (true) {
            Sequence best = null;
            long bestCover = 0;
            for (Sequence candidate : candidates) {
                int support = and(candidate.trials(), left).cardinality();
                long cover = (long) support * candidate.steps().size();
                if (support >= options.minTrials() && cover > bestCover) {
                    best = candidate;
                    bestCover = cover;
                }
            }
            if (best == null) {
                return findings;
            }
            addToItsKinds(best, findings);
            left.andNot(best.trials());
        }
    }

    private void addToItsKinds(Sequence sequence, List<Finding> findings) {
        for (int kind = 0; kind < kinds.size(); kind++) {
            if (kinds.get(kind).stream().anyMatch(trial -> trial.contains(sequence.steps()))) {
                findings.add(new Finding(kind, sequence.steps(), Standing.UNOPPOSED));
            }
        }
    }

    /** The level for one test: significance ÷ m, for the least m such that at most m tests could pass at that level. */
    private double threshold() {
        List<Double> least = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            int size = kinds.get(kind).size();
            int succeeded = successes(kinds.get(kind)).cardinality();
            sequences.get(kind).forEach(s -> least.add(FisherTest.leastPValue(size, succeeded, s.support())));
            least.add(FisherTest.leastPValue(total, successes, size));
        }
        least.sort(null);
        int m = 1;
        while (m < least.size() && least.get(m) <= options.significance() / m) {
            m++;
        }
        return options.significance() / m;
    }

    private static double pValue(BitSet with, BitSet succeeded, BitSet among) {
        BitSet present = and(with, among);
        return FisherTest.pValue(
                among.cardinality(),
                and(succeeded, among).cardinality(),
                present.cardinality(),
                and(present, succeeded).cardinality());
    }

    private static boolean beatsBaseRate(BitSet with, BitSet succeeded, BitSet among) {
        BitSet without = and(among, with);
        without.xor(among);
        double baseRate =
                without.isEmpty() ? 0.5 : (double) and(without, succeeded).cardinality() / without.cardinality();
        return CredibleInterval.of(and(with, succeeded).cardinality(), with.cardinality())
                        .lower()
                > baseRate;
    }

    private static BitSet successes(List<Trial> trials) {
        BitSet successes = new BitSet();
        for (int t = 0; t < trials.size(); t++) {
            successes.set(t, trials.get(t).success());
        }
        return successes;
    }

    private static BitSet and(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }
}
