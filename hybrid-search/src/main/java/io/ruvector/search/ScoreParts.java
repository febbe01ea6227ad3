package io.ruvector.search;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Where a hit's score comes from. Ranks start at 1 and are given where the hit was among the candidates of that search;
 * a score without a rank was computed for the fusion only.
 *
 * @param dense similarity of query and row; higher is better, scale of the collection's similarity
 * @param denseRank place in the list of nearest vectors
 * @param bm25 keyword score; higher is better, comparable within one answer
 * @param bm25Rank place in the list of keyword hits
 * @param denseShare normalised similarity as the fusion weighted it; empty where ranks were fused or one search answered
 * @param bm25Share normalised keyword score as the fusion weighted it
 * @param fused the score that decided the order
 */
public record ScoreParts(
        OptionalDouble dense,
        OptionalInt denseRank,
        OptionalDouble bm25,
        OptionalInt bm25Rank,
        OptionalDouble denseShare,
        OptionalDouble bm25Share,
        double fused) {
    /** The parts of a row that no search listed. */
    public static ScoreParts unlisted(double fused) {
        return new ScoreParts(
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                fused);
    }
}
