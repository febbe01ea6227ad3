package io.ruvector.sona.trajectory;

import java.util.List;

/**
 * A way of doing a kind of task, merged from trajectories with the same actions and similar tasks.
 *
 * @param id identity within its scope
 * @param task the task it was first seen with
 * @param actions what is done, in order
 * @param uses trajectories merged into it, at least 1
 * @param quality their mean quality, in [-1, 1]
 */
public record Pattern(String id, String task, List<String> actions, long uses, double quality) {

    /** Keeps its own copy. */
    public Pattern {
        actions = List.copyOf(actions);
    }

    /** Mean quality as if two trajectories of quality 0 had been seen besides: few uses count for little. */
    public double worth() {
        return quality * uses / (uses + 2);
    }
}
