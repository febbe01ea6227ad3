package io.ruvector.benchmarks.ingest;

import io.ruvector.vector.TextEmbedder;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** An embedder that knows words and no meaning, at no cost: what is measured is the way around it. */
public final class HashedWords implements TextEmbedder {
    private static final int DIMENSION = 64;

    @Override
    public String modelId() {
        return "hashed-words";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public float[] embedQuery(String text) {
        float[] sum = new float[DIMENSION];
        sum[0] = 1e-3f;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            SplittableRandom random = new SplittableRandom(word.hashCode());
            for (int d = 0; d < DIMENSION; d++) {
                sum[d] += random.nextBoolean() ? 1 : -1;
            }
        }
        double squares = 0;
        for (float x : sum) {
            squares += x * x;
        }
        for (int d = 0; d < DIMENSION; d++) {
            sum[d] /= (float) Math.sqrt(squares);
        }
        return sum;
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
        return texts.stream().map(this::embedQuery).toList();
    }

    @Override
    public int countTokens(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    @Override
    public int maxTokens() {
        return 256;
    }
}
