package io.ruvector.causal;

import io.ruvector.causal.EffectEstimate.Association;
import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.causal.EffectEstimate.NotIdentified;
import io.ruvector.causal.EffectEstimate.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Chooses and runs the estimator that observations allow; what a {@link CausalGraph} answers with, for logs kept elsewhere
 * too.
 *
 * <ol>
 *   <li>No observation, one arm only, fewer than two in an arm, or all of it worn out by age: not identified.
 *   <li>Every observation has a logged propensity, or at least {@value #ENOUGH_LOGGED} have one with two in each arm:
 *       {@link Method#DOUBLY_ROBUST} over those; the others are set aside.
 *   <li>The recorded context takes one value only, or tells nothing about who was treated (an F test, at 1 %): what led to
 *       the choice is not on record, and the plain difference is an association.
 *   <li>All of the context are names, and nearly all observations have a context that holds two of each arm:
 *       {@link Method#STRATIFIED}.
 *   <li>Otherwise {@link Method#DOUBLY_ROBUST_ESTIMATED}, provided that half of the observations could have been in
 *       either arm.
 * </ol>
 *
 * <p>Immutable and thread-safe. The same observations give the same estimate, in whatever order.
 */
public final class EffectEstimator {

    static final int ENOUGH_LOGGED = 20;
    private static final double NEARLY_ALL = 0.95;
    private static final double LEAST_COMPARABLE_SHARE = 0.5;
    private static final int LEAST_ARM_FOR_MODELS = 10;
    private static final double LEAST_WEIGHT = 2;

    private final CausalOptions options;

    /** An estimator with the given options. */
    public EffectEstimator(CausalOptions options) {
        this.options = options;
    }

    /**
     * What the presence of a cause changes in the mean outcome.
     *
     * @param observations of one pair in one scope, in any order
     * @param cause the cause, for the evidence
     * @param effect the outcome's name, for the evidence
     * @param scope the scope, for the evidence
     * @param now what ages are counted to
     * @return identified, an association only, or not identified and why
     */
    public EffectEstimate estimate(
            List<Observation> observations, String cause, String effect, String scope, Instant now) {
        List<Observation> inOrder = observations.stream()
                .sorted(Comparator.comparing(Observation::id))
                .toList();
        Sample sample = Sample.of(inOrder, o -> options.weight(o.at().orElse(now), now));
        return new Run(sample, cause, effect, scope).estimate();
    }

    /** One estimation. */
    private record Run(Sample sample, String cause, String effect, String scope) {

        EffectEstimate estimate() {
            int treated = sample.count(true);
            int untreated = sample.count(false);
            if (sample.size() == 0) {
                return notIdentified(Reason.NO_OBSERVATIONS, "no observation of this pair in this scope");
            }
            if (treated == 0 || untreated == 0) {
                return notIdentified(
                        Reason.NO_VARIATION,
                        said(
                                "the cause was %s in all %d observations, so there is nothing to compare with",
                                treated == 0 ? "absent" : "present", sample.size()));
            }
            if (treated < 2 || untreated < 2) {
                return notIdentified(
                        Reason.TOO_FEW,
                        said(
                                "%d observations with the cause and %d without; two of each are needed",
                                treated, untreated));
            }
            if (Math.min(sample.weight(true), sample.weight(false)) < LEAST_WEIGHT) {
                return notIdentified(
                        Reason.STALE,
                        said(
                                "by their age the observations are worth %.1f with the cause and %.1f without; two of"
                                        + " each are needed",
                                sample.weight(true), sample.weight(false)));
            }
            Sample logged = sample.where(sample::logged);
            boolean enough = logged.smallerArm() >= 2
                    && Math.min(logged.weight(true), logged.weight(false)) >= LEAST_WEIGHT
                    && (logged.size() == sample.size() || logged.size() >= ENOUGH_LOGGED);
            return enough ? byLoggedPropensity(logged) : byContext();
        }

        private EffectEstimate byLoggedPropensity(Sample logged) {
            AugmentedWeighting weighting = AugmentedWeighting.logged(logged);
            return identified(Method.DOUBLY_ROBUST, weighting.contrast(), table(logged, weighting.propensities()));
        }

        private EffectEstimate byContext() {
            Strata strata = Strata.byContext(sample);
            if (strata.count() == 1) {
                return association("neither a propensity nor a varying context was recorded");
            }
            Design design = Design.of(sample, false);
            double pValue =
                    allNames() && strata.few() ? ChoiceTest.pValue(sample, strata) : ChoiceTest.pValue(sample, design);
            if (pValue > ChoiceTest.LEVEL) {
                return association(said(
                        "no propensity was recorded, and the recorded context does not explain who was treated"
                                + " (p = %.2f)",
                        pValue));
            }
            boolean saturated = allNames() && strata.comparableShare(sample, 2) >= NEARLY_ALL;
            boolean modelled = sample.smallerArm() >= LEAST_ARM_FOR_MODELS && design.columns() > 1;
            if (saturated || !modelled) {
                return stratified(strata);
            }
            return byModels(design, strata);
        }

        private EffectEstimate stratified(Strata strata) {
            double comparable = strata.comparableShare(sample, 1);
            if (comparable < LEAST_COMPARABLE_SHARE) {
                return noOverlap(comparable, "have a context in which the cause was both present and absent");
            }
            return identified(Method.STRATIFIED, Stratified.estimate(sample, strata.members()), strata.table(sample));
        }

        private EffectEstimate byModels(Design design, Strata strata) {
            AugmentedWeighting weighting = AugmentedWeighting.estimated(sample, design);
            double comparable = weighting.overlap().comparableShare();
            if (comparable < LEAST_COMPARABLE_SHARE || eachKeyDecides()) {
                return noOverlap(
                        eachKeyDecides() ? strata.comparableShare(sample, 1) : comparable,
                        "could have been in either arm, by their context");
            }
            return identified(
                    Method.DOUBLY_ROBUST_ESTIMATED, weighting.contrast(), table(sample, weighting.propensities()));
        }

        /** Whether some key's values were, for most observations, always or never treated. */
        private boolean eachKeyDecides() {
            for (String key : keys()) {
                if (!numeric(key)) {
                    Sample byKey = Sample.of(
                            sample.rows.stream().map(o -> o.withContextOf(key)).toList(), _ -> 1);
                    if (Strata.byContext(byKey).comparableShare(byKey, 1) < LEAST_COMPARABLE_SHARE) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean allNames() {
            return keys().stream().noneMatch(this::numeric);
        }

        private boolean numeric(String key) {
            return Factor.numeric(sample.rows.stream()
                    .map(o -> o.context().get(key))
                    .filter(Objects::nonNull)
                    .toList());
        }

        private Set<String> keys() {
            Set<String> keys = new TreeSet<>();
            sample.rows.forEach(o -> keys.addAll(o.context().keySet()));
            return keys;
        }

        private List<Stratum> table(Sample used, double[] propensities) {
            Strata contexts = Strata.byContext(sample);
            return contexts.few()
                    ? contexts.table(sample)
                    : Strata.byPropensity(propensities).table(used);
        }

        private Association association(String explanation) {
            List<List<Integer>> one =
                    List.of(IntStream.range(0, sample.size()).boxed().toList());
            Contrast contrast = Stratified.estimate(sample, one);
            Strata contexts = Strata.byContext(sample);
            List<Stratum> table = contexts.few() ? contexts.table(sample) : List.of();
            return new Association(
                    evidence(contrast.used(), contrast.overlap(), table),
                    contrast.clipped(),
                    contrast.interval95(),
                    contrast.standardError(),
                    contrast.pValue(),
                    explanation);
        }

        private Identified identified(Method method, Contrast contrast, List<Stratum> table) {
            return new Identified(
                    evidence(contrast.used(), contrast.overlap(), table),
                    method,
                    contrast.clipped(),
                    contrast.interval95(),
                    contrast.standardError(),
                    contrast.pValue());
        }

        private NotIdentified noOverlap(double share, String what) {
            return notIdentified(
                    Reason.NO_OVERLAP,
                    said("only %d of %d observations %s", Math.round(share * sample.size()), sample.size(), what));
        }

        private NotIdentified notIdentified(Reason reason, String explanation) {
            Strata contexts = Strata.byContext(sample);
            List<Stratum> table = contexts.few() ? contexts.table(sample) : List.of();
            return new NotIdentified(evidence(sample.size(), Overlap.NONE, table), reason, explanation);
        }

        private Evidence evidence(long used, Overlap overlap, List<Stratum> table) {
            List<String> ids = sample.rows.stream().map(Observation::id).toList();
            return new Evidence(cause, effect, scope, used, sample.size() - used, table, overlap, ids);
        }

        private static String said(String format, Object... values) {
            return String.format(Locale.ROOT, format, values);
        }
    }
}
