package io.ruvector.skill;

import io.ruvector.memory.EmbeddingFloor;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups trials into kinds of task by meaning: each trial, in order, joins the kind to whose members its task is on average
 * most alike, if alike enough, else it starts a new kind (leader clustering with average linkage). A later trial never
 * moves an earlier one.
 */
final class TaskKinds {

    private final EmbeddingFloor floor;
    private final double leastAlike;
    private final List<Kind> kinds = new ArrayList<>();

    private TaskKinds(EmbeddingFloor floor, double leastAlike) {
        this.floor = floor;
        this.leastAlike = leastAlike;
    }

    /** The kinds, in order of their first trials, each with its trials in order. */
    static List<List<Trial>> of(List<Trial> trials, EmbeddingFloor floor, double leastAlike) {
        TaskKinds grouping = new TaskKinds(floor, leastAlike);
        trials.forEach(grouping::add);
        return grouping.kinds.stream().map(kind -> List.copyOf(kind.members)).toList();
    }

    private void add(Trial trial) {
        float[] unit = unit(trial.taskVector());
        Kind best = null;
        double bestCosine = -1;
        for (Kind kind : kinds) {
            double cosine = kind.meanCosine(unit);
            if (cosine > bestCosine) {
                best = kind;
                bestCosine = cosine;
            }
        }
        if (best == null || floor.alike(bestCosine) < leastAlike) {
            best = new Kind(unit.length);
            kinds.add(best);
        }
        best.add(trial, unit);
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        float[] unit = new float[vector.length];
        double length = Math.sqrt(squares);
        for (int i = 0; i < unit.length && length > 0; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    private static final class Kind {
        private final List<Trial> members = new ArrayList<>();
        private final double[] sum;

        Kind(int dimension) {
            sum = new double[dimension];
        }

        double meanCosine(float[] unit) {
            double dot = 0;
            for (int i = 0; i < sum.length; i++) {
                dot += sum[i] * unit[i];
            }
            return dot / members.size();
        }

        void add(Trial trial, float[] unit) {
            members.add(trial);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += unit[i];
            }
        }
    }
}
