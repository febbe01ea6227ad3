package io.ruvector.memory;

import io.ruvector.vector.TextEmbedder;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean cosine that an embedding model gives to unrelated texts, which differs by model (near 0 for one, 0.7 for
 * another) and is taken off so that a similarity means the same under each. Measured once for a model over fixed sentences.
 *
 * @param queryToPassage mean cosine of a query and an unrelated passage
 * @param passageToPassage mean cosine of two unrelated passages
 */
public record EmbeddingFloor(double queryToPassage, double passageToPassage) {

    private static final List<String> UNRELATED = List.of(
            "bake the bread until the crust is brown",
            "restart the database after changing its port",
            "the orchestra plays a slow waltz tonight",
            "translate this contract into Portuguese",
            "glaciers carve deep valleys over thousands of years",
            "book two seats on the morning train",
            "the goalkeeper saved a late penalty",
            "sum the third column of the spreadsheet",
            "vaccines train white blood cells",
            "paint the garden fence dark green",
            "an unmatched bracket breaks the parser",
            "interest rates fell by half a point");

    /** Measures the model's floor: embeds twelve short texts as queries and as passages. */
    public static EmbeddingFloor measure(TextEmbedder embedder) {
        List<float[]> passages = embedder.embedPassages(UNRELATED);
        List<float[]> queries = new ArrayList<>();
        UNRELATED.forEach(text -> queries.add(embedder.embedQuery(text)));
        return new EmbeddingFloor(meanOffDiagonal(queries, passages), meanOffDiagonal(passages, passages));
    }

    /** How related query and passage are, given their cosine: 0 at the floor or below, 1 for a cosine of 1. */
    public double related(double cosineOfQueryAndPassage) {
        return aboveFloor(cosineOfQueryAndPassage, queryToPassage);
    }

    /** How alike two passages are, given their cosine: 0 at the floor or below, 1 for a cosine of 1. */
    public double alike(double cosineOfPassages) {
        return aboveFloor(cosineOfPassages, passageToPassage);
    }

    private static double aboveFloor(double cosine, double floor) {
        return Math.clamp((cosine - floor) / (1 - floor), 0, 1);
    }

    private static double meanOffDiagonal(List<float[]> left, List<float[]> right) {
        double sum = 0;
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                sum += i == j ? 0 : Cosine.of(left.get(i), right.get(j));
            }
        }
        double mean = sum / (left.size() * (right.size() - 1.0));
        return Math.clamp(mean, 0, 0.95);
    }
}
