package io.ruvector.skill;

import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import java.util.Collections;
import java.util.List;

/**
 * An episode as mining sees it.
 *
 * @param episode the episode
 * @param taskVector the vector of its task; not to be changed
 * @param steps its steps in {@linkplain StepText#canonical canonical} form, the first {@link #MAX_STEPS} of them
 * @param success whether it counts as a success
 * @param reward its reward, in [0, 1]
 */
record Trial(Episode episode, float[] taskVector, List<String> steps, boolean success, double reward) {

    static final int MAX_STEPS = 200;

    static Trial of(Episode episode, float[] taskVector, double successReward) {
        List<String> steps = episode.steps().stream()
                .limit(MAX_STEPS)
                .map(StepText::canonical)
                .toList();
        Outcome outcome = episode.outcome().orElseThrow();
        boolean success = switch (outcome) {
            case Outcome.Success done -> true;
            case Outcome.Failure failed -> false;
            case Outcome.Partial partial -> partial.reward() >= successReward;
        };
        return new Trial(episode, taskVector, steps, success, outcome.reward());
    }

    String id() {
        return episode.id();
    }

    /** Whether the sequence of canonical steps occurs, its steps directly after one another. */
    boolean contains(List<String> sequence) {
        return Collections.indexOfSubList(steps, sequence) >= 0;
    }

    /** Whether the steps of the sequence occur in its order, with or without others in between. */
    boolean containsInOrder(List<String> sequence) {
        int next = 0;
        for (int i = 0; i < steps.size() && next < sequence.size(); i++) {
            next += steps.get(i).equals(sequence.get(next)) ? 1 : 0;
        }
        return next == sequence.size();
    }
}
