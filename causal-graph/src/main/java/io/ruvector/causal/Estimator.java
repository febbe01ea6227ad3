package io.ruvector.causal;

import io.ruvector.causal.EffectEstimate.Association;
import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.causal.EffectEstimate.NotIdentified;
import io.ruvector.causal.EffectEstimate.Reason;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Chooses the estimator that the records allow.
 *
 * <ol>
 *   <li>No observation, one arm only, or fewer than two in an arm: not identified.
 *   <li>Every observation has a logged propensity, or at least {@value #ENOUGH_LOGGED} have one with two in each arm:
 *       {@link Method#DOUBLY_ROBUST} over those; the others are set aside.
 *   <li>At least two contexts: {@link Method#STRATIFIED}, provided half of the observations lie in contexts that hold
 *       both arms.
 *   <li>Otherwise the plain difference, called an association.
 * </ol>
 */
final class Estimator {

    static final int ENOUGH_LOGGED = 20;
    private static final double SMALLEST_COMPARABLE_SHARE = 0.5;
    private static final Overlap NO_OVERLAP = new Overlap(0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());

    private final String cause;
    private final String effect;
    private final String scope;
    private final List<StratumSums> strata;
    private final List<String> ids;

    Estimator(String cause, String effect, String scope, List<StratumSums> strata, List<String> ids) {
        this.cause = cause;
        this.effect = effect;
        this.scope = scope;
        this.strata = strata;
        this.ids = ids;
    }

    EffectEstimate estimate() {
        long treated = 0;
        long untreated = 0;
        for (StratumSums s : strata) {
            treated += s.loggedTreated.count + s.unloggedTreated.count;
            untreated += s.loggedUntreated.count + s.unloggedUntreated.count;
        }
        if (treated + untreated == 0) {
            return notIdentified(Reason.NO_OBSERVATIONS, "no observation of this pair in this scope");
        }
        if (treated == 0 || untreated == 0) {
            return notIdentified(
                    Reason.NO_VARIATION,
                    String.format(
                            Locale.ROOT,
                            "the cause was %s in all %d observations, so there is nothing to compare with",
                            treated == 0 ? "absent" : "present",
                            treated + untreated));
        }
        if (treated < 2 || untreated < 2) {
            return notIdentified(
                    Reason.TOO_FEW,
                    String.format(
                            Locale.ROOT,
                            "%d observations with the cause and %d without; two of each are needed",
                            treated,
                            untreated));
        }
        return logged() ? doublyRobust() : adjustedOrPlain();
    }

    private boolean logged() {
        long treated = strata.stream().mapToLong(s -> s.loggedTreated.count).sum();
        long untreated = strata.stream().mapToLong(s -> s.loggedUntreated.count).sum();
        boolean every = treated + untreated == total();
        return treated >= 2 && untreated >= 2 && (every || treated + untreated >= ENOUGH_LOGGED);
    }

    private EffectEstimate doublyRobust() {
        return identified(Method.DOUBLY_ROBUST, DoublyRobust.estimate(strata));
    }

    private EffectEstimate adjustedOrPlain() {
        long comparable = strata.stream()
                .filter(s -> s.summary().comparable())
                .mapToLong(StratumSums::count)
                .sum();
        if (strata.size() > 1 && comparable < SMALLEST_COMPARABLE_SHARE * total()) {
            return notIdentified(
                    Reason.NO_OVERLAP,
                    String.format(
                            Locale.ROOT,
                            "only %d of %d observations have a context in which the cause was both present and absent",
                            comparable,
                            total()));
        }
        Contrast contrast = Stratified.estimate(strata);
        if (strata.size() > 1) {
            return identified(Method.STRATIFIED, contrast);
        }
        return new Association(
                evidence(contrast.used(), contrast.overlap()),
                contrast.clipped(),
                contrast.interval95(),
                contrast.standardError(),
                contrast.pValue());
    }

    private Identified identified(Method method, Contrast contrast) {
        return new Identified(
                evidence(contrast.used(), contrast.overlap()),
                method,
                contrast.clipped(),
                contrast.interval95(),
                contrast.standardError(),
                contrast.pValue());
    }

    private NotIdentified notIdentified(Reason reason, String explanation) {
        return new NotIdentified(evidence(total(), NO_OVERLAP), reason, explanation);
    }

    private Evidence evidence(long used, Overlap overlap) {
        List<Stratum> table = strata.stream().map(StratumSums::summary).toList();
        return new Evidence(cause, effect, scope, used, total() - used, table, overlap, ids);
    }

    private long total() {
        return strata.stream().mapToLong(StratumSums::count).sum();
    }
}
