package io.ruvector.skill;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sequences of steps that distinguish success from failure.
 *
 * <p>Each closed sequence of adjacent steps is a candidate, and so are {@linkplain LooseSequences loose ones}. They are taken one after the other, the one that adds most to what is already
 * {@linkplain SuccessModel known} first, as long as the chance of adding so much by luck is small enough for its rank among
 * the candidates: forward selection with a controlled rate of false discoveries (Benjamini and Gavrilov 2009), whose first
 * step is Bonferroni's, so that where steps do nothing the chance to promote anything is the significance level. Candidates
 * that could not have passed whatever their outcomes are not counted (Tarone 1990). In the end every taken sequence must
 * still add something to the others, and its lower credible bound must be above the success rate of the same kinds of task
 * without it.
 *
 * <p>Where (almost) nothing failed there is nothing to compare with: the sequences that cover most steps are taken as
 * unopposed.
 */
final class Miner {

    /** At most this share of failures leaves nothing to compare with. */
    private static final double ALMOST_NONE = 0.02;

    private static final int FEWEST_LOOSE = 10;

    private final SkillOptions options;
    private final Trials trials;
    private final List<Sequence> candidates;
    private final Map<Sequence, Double> leastPValues = new IdentityHashMap<>();

    Miner(Trials trials, SkillOptions options) {
        this.options = options;
        this.trials = trials;
        this.candidates = candidates(trials, options);
    }

    /** Adjacent and loose sequences; of several in exactly the same trials the longest alone, adjacent before loose. */
    private static List<Sequence> candidates(Trials trials, SkillOptions options) {
        Map<BitSet, Sequence> byTrials = new LinkedHashMap<>();
        for (Sequence adjacent : Sequence.closed(trials.all(), options.minTrials(), options.maxSteps())) {
            byTrials.put(adjacent.trials(), adjacent);
        }
        for (Sequence loose : LooseSequences.of(trials, Math.max(options.minTrials(), FEWEST_LOOSE))) {
            byTrials.merge(
                    loose.trials(),
                    loose,
                    (one, other) -> other.steps().size() > one.steps().size() ? other : one);
        }
        return List.copyOf(byTrials.values());
    }

    /** How many sequences were looked at. */
    int tested() {
        return candidates.size();
    }

    /** What was found, the strongest first. */
    List<Finding> findings() {
        if (trials.failures() <= ALMOST_NONE * trials.size()) {
            return unopposed();
        }
        return trials.failures() == trials.size() ? List.of() : proven();
    }

    private List<Finding> proven() {
        SuccessModel model = trials.model();
        List<Sequence> left = countable();
        int tests = left.size();
        List<Sequence> taken = new ArrayList<>();
        double level = 0;
        while (true) {
            Ranked best = best(model, left);
            double next = level(taken.size() + 1, tests);
            if (best == null || best.pValue > next) {
                break;
            }
            level = next;
            taken.add(best.sequence);
            left.remove(best.sequence);
            model.take(best.sequence.trials());
        }
        prune(model, taken, level);
        List<Finding> findings = new ArrayList<>();
        for (Sequence sequence : taken) {
            BaseRate base = trials.baseRate(sequence.trials());
            if (base.interval().lower() > base.rate()) {
                findings.add(new Finding(sequence.steps(), Standing.PROVEN));
            }
        }
        return findings;
    }

    /** The level of the k-th of m tests. */
    private double level(int k, int m) {
        double q = options.significance();
        return q * k / (m + 1 - k * (1 - q));
    }

    /** The candidates that could pass at Bonferroni's level for as many candidates as could pass at it. */
    private List<Sequence> countable() {
        List<Sequence> ranked = candidates.stream()
                .sorted(Comparator.comparingDouble(this::leastPValue))
                .toList();
        int m = 0;
        while (m < ranked.size() && leastPValue(ranked.get(m)) <= options.significance() / (m + 1)) {
            m++;
        }
        return new ArrayList<>(ranked.subList(0, m));
    }

    /** The least p-value that a sequence in these trials could have, were it in successes wherever there are enough. */
    private double leastPValue(Sequence sequence) {
        return leastPValues.computeIfAbsent(sequence, s -> {
            int[] with = trials.spread(s.trials());
            double least = 1;
            for (int k = 0; k < with.length; k++) {
                least *= with[k] == 0 ? 1 : FisherTest.leastPValue(trials.sizeOf(k), trials.successesOf(k), with[k]);
            }
            return least;
        });
    }

    private @Nullable Ranked best(SuccessModel model, List<Sequence> left) {
        Ranked best = null;
        for (Sequence candidate : left) {
            Ranked ranked = ranked(model, candidate);
            if (best == null || ORDER.compare(ranked, best) < 0) {
                best = ranked;
            }
        }
        return best;
    }

    /** A p-value is never below the least that the test of its table without any model could have. */
    private Ranked ranked(SuccessModel model, Sequence candidate) {
        SuccessModel.Score score = model.score(candidate.trials());
        return new Ranked(candidate, score.z(), Math.max(score.p(), leastPValue(candidate)));
    }

    private static final Comparator<Ranked> ORDER =
            Comparator.<Ranked>comparingDouble(r -> -r.z).thenComparing(r -> r.sequence, Sequence.LONGEST_FIRST);

    /** Takes back, the weakest first, what adds too little to the others. */
    private void prune(SuccessModel full, List<Sequence> taken, double level) {
        SuccessModel model = full;
        while (!taken.isEmpty()) {
            int weakest = -1;
            double worst = level;
            for (int i = 0; i < taken.size(); i++) {
                double p = ranked(model.without(i), taken.get(i)).pValue;
                if (p > worst) {
                    worst = p;
                    weakest = i;
                }
            }
            if (weakest < 0) {
                return;
            }
            model = model.without(weakest);
            taken.remove(weakest);
        }
    }

    /** Takes the sequence that covers most steps, sets its trials aside, and goes on. */
    private List<Finding> unopposed() {
        List<Finding> findings = new ArrayList<>();
        BitSet left = new BitSet();
        left.set(0, trials.size());
        while (true) {
            Sequence best = null;
            long bestCover = 0;
            for (Sequence candidate : candidates) {
                BitSet fresh = (BitSet) candidate.trials().clone();
                fresh.and(left);
                int support = fresh.cardinality();
                long cover = (long) support * candidate.steps().size();
                if (support >= options.minTrials() && cover > bestCover) {
                    best = candidate;
                    bestCover = cover;
                }
            }
            if (best == null) {
                return findings;
            }
            findings.add(new Finding(best.steps(), Standing.UNOPPOSED));
            left.andNot(best.trials());
        }
    }

    private record Ranked(Sequence sequence, double z, double pValue) {}
}
