package io.ruvector.sona.trajectory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A trajectory that is not ended.
 *
 * @param task what is to be done
 * @param begun when
 * @param steps what was done, in order
 */
record OpenTrajectory(String task, Instant begun, List<TrajectoryStep> steps) {

    OpenTrajectory {
        steps = List.copyOf(steps);
    }

    OpenTrajectory with(TrajectoryStep step) {
        List<TrajectoryStep> all = new ArrayList<>(steps);
        all.add(step);
        return new OpenTrajectory(task, begun, all);
    }

    List<String> actions() {
        return steps.stream().map(TrajectoryStep::action).toList();
    }
}
