package io.ruvector.skill;

import java.util.List;

/**
 * What a consolidation did. Ids are of skills, in order.
 *
 * @param examined how many episodes with steps and an outcome it looked at
 * @param kinds into how many kinds of task they fell
 * @param tested how many sequences of steps were put to the test
 * @param created new skills
 * @param updated skills whose counts, evidence or standing changed, promotions again after a demotion included
 * @param demoted skills that no longer beat the base rate
 * @param removed mined skills without any evidence left
 * @param unchanged how many skills of the scope stayed as they were
 */
public record Consolidation(
        int examined,
        int kinds,
        int tested,
        List<String> created,
        List<String> updated,
        List<String> demoted,
        List<String> removed,
        int unchanged) {

    /** Copies the lists. */
    public Consolidation {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        demoted = List.copyOf(demoted);
        removed = List.copyOf(removed);
    }

    /** Whether nothing in the library changed. */
    public boolean changedNothing() {
        return created.isEmpty() && updated.isEmpty() && demoted.isEmpty() && removed.isEmpty();
    }
}
