package io.ruvector.rag.feedback;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What of the ratings counts at present.
 *
 * @param policy how boldly passages move
 * @param denseWeight weight of the vector search in the default fusion, in [0, 1]
 */
public record Champion(Policy policy, double denseWeight) {
    static final double USUAL_WEIGHT = 0.5;

    /** Before any proof: ratings count for the same question, and the searches count the same. */
    public static final Champion FIRST = new Champion(Policy.CAUTIOUS, USUAL_WEIGHT);

    byte[] toBytes() {
        return String.format(Locale.ROOT, "%s %.3f", policy, denseWeight).getBytes(StandardCharsets.UTF_8);
    }

    static Champion fromBytes(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
        return new Champion(Policy.valueOf(parts[0]), Double.parseDouble(parts[1]));
    }
}
