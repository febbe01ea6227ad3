package io.ruvector.skill;

import java.util.List;

/**
 * How a skill relates to others, by their ids.
 *
 * @param refines skills whose steps are part of this one's: it is a longer way of doing what they do
 * @param composes skills that this one does one after the other
 * @param alternatives skills that were tried on the same kinds of task and do it another way
 */
public record Lineage(List<String> refines, List<String> composes, List<String> alternatives) {

    /** Related to none. */
    public static final Lineage NONE = new Lineage(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Lineage {
        refines = List.copyOf(refines);
        composes = List.copyOf(composes);
        alternatives = List.copyOf(alternatives);
    }
}
