package io.ruvector.sona;

import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorMath;
import java.util.List;

/**
 * Cosines corrected for chance, {@code (cosine - chance) / (1 - chance)}: 0 for unrelated texts, 1 for equal ones.
 * Models differ in the cosine of unrelated texts (all-MiniLM-L6-v2 0.09, bge-small-en-v1.5 0.53), so a threshold on the
 * plain cosine would suit one model only.
 *
 * @param chance mean cosine of unrelated texts under the model, below 1
 */
record SimilarityScale(double chance) {

    /** Texts on unrelated subjects, of the length of requests. */
    private static final List<String> UNRELATED = List.of(
            "what time does the train to the coast leave",
            "sort this list of numbers in descending order",
            "my knee hurts when i climb the stairs",
            "please translate the letter into spanish",
            "how much flour goes into a loaf of bread",
            "the invoice from last month has not been paid",
            "who painted the ceiling of the chapel",
            "turn off the lights in the kitchen",
            "explain how vaccines train the immune system",
            "book a table for two on friday evening",
            "the unit test fails with a null pointer",
            "is it going to rain tomorrow morning",
            "recommend a novel set in the desert",
            "how do i renew my passport",
            "convert forty miles to kilometers",
            "the dog has eaten something in the garden");

    double corrected(double cosine) {
        return (cosine - chance) / (1 - chance);
    }

    /** Measures the model's chance cosine on sixteen unrelated texts. */
    static SimilarityScale measure(TextEmbedder embedder) {
        List<float[]> vectors = embedder.embedPassages(UNRELATED).stream()
                .map(UnitVectors::unit)
                .toList();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < vectors.size(); i++) {
            for (int j = 0; j < i; j++, pairs++) {
                sum += VectorMath.dot(vectors.get(i), vectors.get(j), 0);
            }
        }
        return new SimilarityScale(Math.min(0.95, sum / pairs));
    }
}
