package io.ruvector.benchmarks.leak;

import io.ruvector.vector.TextEmbedder;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** An embedder without meaning: texts that share words are near each other, whoever wrote them, which is what a leak needs. */
public final class SharedWords implements TextEmbedder {
    private static final int DIMENSION = 64;

    /** An embedder. */
    public SharedWords() {}

    @Override
    public String modelId() {
        return "shared-words";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public float[] embedQuery(String text) {
        float[] sum = new float[DIMENSION];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            SplittableRandom random = new SplittableRandom(word.hashCode());
            for (int d = 0; d < DIMENSION; d++) {
                sum[d] += random.nextBoolean() ? 1 : -1;
            }
        }
        sum[0] += 1e-3f;
        double length = 0;
        for (float x : sum) {
            length += x * x;
        }
        for (int d = 0; d < DIMENSION; d++) {
            sum[d] /= (float) Math.sqrt(length);
        }
        return sum;
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
        return texts.stream().map(this::embedQuery).toList();
    }

    @Override
    public int countTokens(String text) {
        return text.split("\\W+").length;
    }

    @Override
    public int maxTokens() {
        return 512;
    }
}
