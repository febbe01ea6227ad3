package io.ruvector.rag.feedback;

import java.util.Map;

/**
 * What ratings do to one question.
 *
 * @param shifts by passage id, how far it moves as a share of the span between the best and the last candidate; in [-1, 1]
 * @param denseWeight weight of the vector search in the default fusion
 */
public record Influence(Map<String, Double> shifts, double denseWeight) {
    /** Nothing was rated. */
    public static final Influence NONE = new Influence(Map.of(), Champion.USUAL_WEIGHT);

    /** Copies the shifts. */
    public Influence {
        shifts = Map.copyOf(shifts);
    }
}
