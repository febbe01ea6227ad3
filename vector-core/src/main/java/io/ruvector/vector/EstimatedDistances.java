package io.ruvector.vector;

/** Distances from a query that are estimated by codes, on the scale of {@link Quantizer#estimateOf}. */
interface EstimatedDistances extends Distances {
    /** Chooses a comparable query. */
    void from(float[] query);

    /** How far an estimate may be off, all but surely. */
    float margin();
}
