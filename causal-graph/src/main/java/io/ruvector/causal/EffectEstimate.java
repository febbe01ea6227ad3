package io.ruvector.causal;

/**
 * Answer to "what does doing the cause change in the mean outcome?".
 *
 * <pre>{@code
 * switch (graph.effect("run-tests-first", "task-success", "team-a")) {
 *     case EffectEstimate.Identified e -> print(e.difference(), e.interval95());
 *     case EffectEstimate.Association a -> print("only an association", a.difference());
 *     case EffectEstimate.NotIdentified n -> print(n.explanation());
 * }
 * }</pre>
 */
public sealed interface EffectEstimate {

    /** What the answer rests on. */
    Evidence evidence();

    /** Number of observations used. */
    default long sampleSize() {
        return evidence().sampleSize();
    }

    /**
     * An effect under the assumption of its method.
     *
     * @param evidence what it rests on
     * @param method how it was computed; {@link Method#assumption()} says what has to hold
     * @param difference change of the mean outcome when the cause is present; in [-1, 1] where all outcomes are in [0, 1]
     * @param interval95 95 % interval of the difference: Student's t around an estimate that holds one pseudo-outcome at
     *     each end of each arm (Agresti and Caffo 2000), so it is not symmetric where an arm is small
     * @param standardError standard error of the difference, pseudo-outcomes included
     * @param pValue two-sided p-value of "no effect": the larger of the interval's and of a randomisation test of "the
     *     cause changed no outcome"; not corrected for the number of pairs looked at
     */
    record Identified(
            Evidence evidence,
            Method method,
            double difference,
            Interval interval95,
            double standardError,
            double pValue)
            implements EffectEstimate {}

    /**
     * A difference whose assignment was neither logged nor explained by the recorded context: it may be due to whatever
     * led to the cause.
     *
     * @param evidence what it rests on
     * @param difference difference of the two means
     * @param interval95 95 % interval of that difference
     * @param standardError standard error of the difference
     * @param pValue two-sided p-value of "no difference"
     * @param explanation what is missing to call it an effect, for a reader
     */
    record Association(
            Evidence evidence,
            double difference,
            Interval interval95,
            double standardError,
            double pValue,
            String explanation)
            implements EffectEstimate {}

    /**
     * The records cannot answer.
     *
     * @param evidence what was looked at
     * @param reason why
     * @param explanation the reason with its figures, for a reader
     */
    record NotIdentified(Evidence evidence, Reason reason, String explanation) implements EffectEstimate {}

    /** Why an effect is not identified. */
    enum Reason {
        /** No observation of the pair in this scope. */
        NO_OBSERVATIONS,
        /** The cause was always present, or always absent. */
        NO_VARIATION,
        /** Fewer than two observations with, or without, the cause. */
        TOO_FEW,
        /** The evidence has aged so much that less than two observations' worth is left in an arm. */
        STALE,
        /** Less than half of the observations could, by their context, have been in either arm. */
        NO_OVERLAP
    }
}
