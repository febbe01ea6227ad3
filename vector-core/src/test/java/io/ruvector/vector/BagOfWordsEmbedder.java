package io.ruvector.vector;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For tests only: an embedder that knows words but no meaning. Each word is hashed to a random direction of signs, and a
 * text is the unit-length sum of its words' directions, so texts that share words are similar and all others are nearly
 * orthogonal. Deterministic and thread-safe; a real program uses an ONNX model.
 */
public final class BagOfWordsEmbedder implements TextEmbedder {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final int dimension;
    private final String modelId;

    /** An embedder of 128 dimensions. */
    public BagOfWordsEmbedder() {
        this(128);
    }

    public BagOfWordsEmbedder(int dimension) {
        this(dimension, "test-bag-of-words-" + dimension);
    }

    public BagOfWordsEmbedder(int dimension, String modelId) {
        this.dimension = dimension;
        this.modelId = modelId;
    }

    @Override
    public String modelId() {
        return modelId;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public float[] embedQuery(String text) {
        return embed(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    private float[] embed(String text) {
        double[] sum = new double[dimension];
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        boolean any = false;
        while (words.find()) {
            addDirection(words.group(), sum);
            any = true;
        }
        if (!any) {
            addDirection(text, sum);
        }
        return unit(sum);
    }

    private void addDirection(String word, double[] sum) {
        SplittableRandom random = new SplittableRandom(word.hashCode());
        for (int i = 0; i < dimension; i++) {
            sum[i] += random.nextBoolean() ? 1 : -1;
        }
    }

    private float[] unit(double[] sum) {
        double length = 0;
        for (double component : sum) {
            length += component * component;
        }
        float[] unit = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            // Opposite words may cancel out; such a text points along the first axis.
            unit[i] = length == 0 ? (i == 0 ? 1 : 0) : (float) (sum[i] / Math.sqrt(length));
        }
        return unit;
    }

    @Override
    public int countTokens(String text) {
        int tokens = 0;
        for (Matcher words = WORD.matcher(text); words.find(); ) {
            tokens++;
        }
        return tokens;
    }

    @Override
    public int maxTokens() {
        return 256;
    }
}
