package io.ruvector.causal;

import java.util.List;

/**
 * What an estimate rests on.
 *
 * @param cause the cause asked about
 * @param effect the outcome asked about
 * @param scope the scope whose observations were used, and no others
 * @param sampleSize number of observations used
 * @param setAside observations of the same pair not used: those without a logged propensity when the others are used
 *     for {@link Method#DOUBLY_ROBUST}, or those whose context held one arm only
 * @param table outcomes with and without the cause for each context; for each fifth of the propensities where there are
 *     more than 40 contexts
 * @param overlap how comparable the two arms are
 * @param ids ids of all observations of the pair
 */
public record Evidence(
        String cause,
        String effect,
        String scope,
        long sampleSize,
        long setAside,
        List<Stratum> table,
        Overlap overlap,
        List<String> ids) {

    /** Copies the lists. */
    public Evidence {
        table = List.copyOf(table);
        ids = List.copyOf(ids);
    }
}
