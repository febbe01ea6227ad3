package io.ruvector.benchmarks.routing;

import io.ruvector.vector.TextEmbedder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts whose vectors are known, so that a router is measured without its model: {@code route-7 near 3} lies close to the
 * third of three centres of route 7, {@code route-7 far 3} halfway to another route.
 */
public final class MadeRequests implements TextEmbedder {
    private static final int DIMENSION = 384;

    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    /** A source of such vectors. */
    public MadeRequests() {}

    /**
     * A text near a centre of a route.
     *
     * @param route its number
     * @param centre 0, 1 or 2
     * @param sample which of the texts there
     * @return the text
     */
    public String near(int route, int centre, int sample) {
        return made("near " + route + " " + centre + " " + sample, route, centre, 0.3f, sample);
    }

    /**
     * A text that no prototype is near.
     *
     * @param route its number
     * @param sample which of the texts there
     * @return the text
     */
    public String far(int route, int sample) {
        return made("far " + route + " " + sample, route, sample % 3, 2.5f, sample);
    }

    private String made(String text, int route, int centre, float noise, int sample) {
        vectors.computeIfAbsent(text, _ -> {
            float[] own = direction(route);
            float[] there = direction(1_000_000L + 3L * route + centre);
            float[] other = direction(text.hashCode() * 31L + sample);
            float[] sum = new float[DIMENSION];
            for (int d = 0; d < DIMENSION; d++) {
                sum[d] = own[d] + 0.5f * there[d] + noise * other[d];
            }
            return unit(sum);
        });
        return text;
    }

    private static float[] direction(long seed) {
        Random random = new Random(seed);
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return unit(vector);
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += v * v;
        }
        float scale = (float) (1 / Math.sqrt(squares));
        for (int d = 0; d < vector.length; d++) {
            vector[d] *= scale;
        }
        return vector;
    }

    @Override
    public String modelId() {
        return "made";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public float[] embedQuery(String text) {
        return vectors.computeIfAbsent(text, made -> direction(made.hashCode()));
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
        return texts.stream().map(this::embedQuery).toList();
    }

    @Override
    public int countTokens(String text) {
        return text.split(" ").length;
    }

    @Override
    public int maxTokens() {
        return 512;
    }
}
