package io.ruvector.rag.evaluation;

import io.ruvector.rag.RetrievalQuery;
import io.ruvector.search.FusionMethod;
import io.ruvector.search.Normalization;
import io.ruvector.search.SearchMode;
import io.ruvector.store.InvalidInputException;
import java.util.Locale;

/**
 * A way to search that is evaluated, by its name.
 *
 * <ul>
 *   <li>{@code bm25}: by words only; {@code dense}: by meaning only; {@code hybrid}: both, as a database without ratings
 *       searches
 *   <li>{@code tuned}: hybrid with what ratings have taught
 *   <li>{@code rrf}, {@code rrf:K}: hybrid by reciprocal ranks, with rank constant K, 60 if not given
 *   <li>{@code weighted:W}: hybrid with weight W in [0, 1] for meaning and the rest for words
 *   <li>{@code mmr:L}: hybrid, then diversity with lambda L in [0, 1]
 * </ul>
 *
 * @param name one of these
 */
public record Configuration(String name) {
    /** What {@link #Configuration} understands, in words. */
    public static final String NAMES = "bm25, dense, hybrid, tuned, rrf, rrf:K, weighted:W or mmr:L";

    private static final int RANK_CONSTANT = 60;

    /** Checks the name. */
    public Configuration {
        name = name.strip().toLowerCase(Locale.ROOT);
        apply(name, RetrievalQuery.builder("checked"));
    }

    /** Sets what this configuration sets, and leaves the rest of the query as it is. */
    RetrievalQuery.Builder apply(RetrievalQuery.Builder query) {
        return apply(name, query);
    }

    private static RetrievalQuery.Builder apply(String name, RetrievalQuery.Builder query) {
        int colon = name.indexOf(':');
        String kind = colon < 0 ? name : name.substring(0, colon);
        query.feedback(kind.equals("tuned"));
        return switch (colon < 0 ? kind : kind + ":") {
            case "bm25" -> query.mode(SearchMode.BM25);
            case "dense" -> query.mode(SearchMode.DENSE);
            case "hybrid", "tuned" -> query;
            case "rrf" -> query.fusion(new FusionMethod.ReciprocalRank(RANK_CONSTANT));
            case "rrf:" -> query.fusion(new FusionMethod.ReciprocalRank((int) number(name)));
            case "weighted:" -> query.fusion(new FusionMethod.WeightedScores(number(name), Normalization.Z_SCORE));
            case "mmr:" -> query.diversity(number(name));
            default -> throw new InvalidInputException("configuration", name, NAMES);
        };
    }

    private static double number(String name) {
        try {
            return Double.parseDouble(name.substring(name.indexOf(':') + 1));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("configuration", name, NAMES);
        }
    }
}
