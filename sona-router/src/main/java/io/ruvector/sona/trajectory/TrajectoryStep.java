package io.ruvector.sona.trajectory;

import io.ruvector.store.InvalidInputException;

/**
 * One step of a trajectory.
 *
 * @param action what was done, not blank; patterns are sequences of actions
 * @param observation what came of it; may be empty
 */
public record TrajectoryStep(String action, String observation) {

    /**
     * Checks the action.
     *
     * @throws InvalidInputException if it is blank
     */
    public TrajectoryStep {
        if (action.isBlank()) {
            throw new InvalidInputException("action", action, "text that is not blank");
        }
    }
}
