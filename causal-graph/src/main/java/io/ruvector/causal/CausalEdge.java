package io.ruvector.causal;

import java.util.OptionalDouble;

/**
 * A pair of cause and effect with its estimate, judged together with all other pairs of the scope.
 *
 * @param cause the cause
 * @param effect the outcome
 * @param estimate its effect, association, or why there is none
 * @param qValue p-value adjusted by Benjamini and Yekutieli (2001) over the identified pairs of the scope; empty for
 *     a pair that is not identified
 * @param claimed whether the edge may be stated as a causal effect: identified, with a q-value of at
 *     most the false discovery rate of the {@link CausalOptions}, and an interval that excludes 0
 */
public record CausalEdge(
        String cause, String effect, EffectEstimate estimate, OptionalDouble qValue, boolean claimed) {}
