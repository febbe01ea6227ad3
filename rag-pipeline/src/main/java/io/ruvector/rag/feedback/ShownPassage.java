package io.ruvector.rag.feedback;

/**
 * A passage as it was shown for a question, with what the searches said before any rating counted. The shares are what the
 * fusion added before weighting, in thirds of a standard deviation over the candidates; not a number where there was none.
 *
 * @param passageId its id
 * @param height where its score lay between that of the last candidate (0) and that of the best (1)
 * @param dense share of the vector search
 * @param bm25 share of the keyword search
 */
public record ShownPassage(String passageId, double height, double dense, double bm25) {
    static ShownPassage unscored(String passageId) {
        return new ShownPassage(passageId, 0, Double.NaN, Double.NaN);
    }

    boolean hasShares() {
        return !Double.isNaN(dense) && !Double.isNaN(bm25);
    }
}
