package io.ruvector.rag.feedback;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What of the ratings counts at present.
 *
 * @param trust how far ratings of similar questions count, in [0, 1]; 0 until held-back ratings speak for it
 * @param denseWeight weight of the vector search in the default fusion, in [0, 1]
 */
public record Champion(double trust, double denseWeight) {
    static final double USUAL_WEIGHT = 0.5;

    /** Before any proof: ratings count for the same question, and the searches count the same. */
    public static final Champion FIRST = new Champion(0, USUAL_WEIGHT);

    /** How far a policy's shifts count. */
    double weight(Policy policy) {
        return switch (policy) {
            case SAME_QUESTION -> 1;
            case SIMILAR_QUESTIONS -> trust;
        };
    }

    byte[] toBytes() {
        return String.format(Locale.ROOT, "%.6f %.6f", trust, denseWeight).getBytes(StandardCharsets.UTF_8);
    }

    static Champion fromBytes(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
        return new Champion(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }
}
