package io.ruvector.operation.view;

import io.ruvector.causal.CausalEdge;
import io.ruvector.causal.EffectEstimate;
import io.ruvector.causal.EffectEstimate.Association;
import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.causal.EffectEstimate.NotIdentified;
import io.ruvector.causal.Interval;
import io.ruvector.causal.Stratum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the effect of a cause.
 *
 * @param cause what was or was not done
 * @param effect what was measured
 * @param verdict identified, association or not identified
 * @param claimed whether it is claimed after correction for the number of effects looked at
 * @param difference change of the mean outcome when the cause is present
 * @param interval95 where the difference lies
 * @param qValue the false discovery rate at which it would be claimed
 * @param method how it was computed
 * @param assumption what has to hold for it to be an effect
 * @param explanation what is missing
 * @param sampleSize number of observations
 * @param table outcomes with and without the cause, for each context
 */
public record EffectView(
        String cause,
        String effect,
        String verdict,
        boolean claimed,
        @Nullable Double difference,
        @Nullable Span interval95,
        @Nullable Double qValue,
        @Nullable String method,
        @Nullable String assumption,
        @Nullable String explanation,
        long sampleSize,
        List<Row> table) {

    /**
     * Outcomes in one context.
     *
     * @param context the context; empty when none was recorded
     * @param with number of observations with the cause
     * @param meanWith their mean outcome
     * @param without number of observations without the cause
     * @param meanWithout their mean outcome
     */
    public record Row(
            String context,
            long with,
            @Nullable Double meanWith,
            long without,
            @Nullable Double meanWithout) {

        static Row of(Stratum s) {
            return new Row(
                    s.context(),
                    s.treated().count(),
                    s.treated().count() == 0 ? null : s.treated().meanOutcome(),
                    s.untreated().count(),
                    s.untreated().count() == 0 ? null : s.untreated().meanOutcome());
        }
    }

    /** {@return what an edge says} */
    public static EffectView of(CausalEdge edge) {
        Double q = edge.qValue().isPresent() ? edge.qValue().getAsDouble() : null;
        return of(edge.estimate(), edge.claimed(), q);
    }

    private static EffectView of(EffectEstimate estimate, boolean claimed, @Nullable Double q) {
        List<Row> table = estimate.evidence().table().stream().map(Row::of).toList();
        String cause = estimate.evidence().cause();
        String effect = estimate.evidence().effect();
        long n = estimate.sampleSize();
        return switch (estimate) {
            case Identified e ->
                new EffectView(
                        cause,
                        effect,
                        "identified",
                        claimed,
                        e.difference(),
                        span(e.interval95()),
                        q,
                        e.method().name(),
                        e.method().assumption(),
                        null,
                        n,
                        table);
            case Association e ->
                new EffectView(
                        cause,
                        effect,
                        "association",
                        claimed,
                        e.difference(),
                        span(e.interval95()),
                        q,
                        null,
                        null,
                        e.explanation(),
                        n,
                        table);
            case NotIdentified e ->
                new EffectView(
                        cause, effect, "not identified", claimed, null, null, q, null, null, e.explanation(), n, table);
        };
    }

    private static @Nullable Span span(Interval interval) {
        boolean finite = Double.isFinite(interval.lower()) && Double.isFinite(interval.upper());
        return finite ? new Span(interval.lower(), interval.upper()) : null;
    }
}
