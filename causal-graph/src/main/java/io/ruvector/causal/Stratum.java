package io.ruvector.causal;

/**
 * One row of an effect's table: the outcomes of one stratum, with and without the cause.
 *
 * @param context the context as {@code key=value} pairs in key order, empty where none was recorded; a range of
 *     propensities where there are too many contexts to show
 * @param treated outcomes with the cause
 * @param untreated outcomes without it
 */
public record Stratum(String context, Arm treated, Arm untreated) {

    /** Number of outcomes in both arms. */
    public long count() {
        return treated.count() + untreated.count();
    }

    /** Whether both arms hold an outcome, so that this stratum can be compared with itself. */
    public boolean comparable() {
        return treated.count() > 0 && untreated.count() > 0;
    }
}
