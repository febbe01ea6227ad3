package io.ruvector.skill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Groups trials into kinds of task by meaning, so that success is compared among like tasks only: spherical k-means
 * (Dhillon and Modha 2001) begun with centres as far apart as possible (Gonzalez 1985), which depends on nothing but the
 * trials and their order. There are more kinds than a person would make, one for about {@value #TRIALS_OF_A_KIND} trials,
 * and more while a task is unlike all of them, as long as a kind has {@value #FEWEST_TRIALS} trials on average: dividing a
 * kind costs next to nothing, while two kinds of unequal difficulty in one would confound.
 */
final class TaskKinds {

    private static final int TRIALS_OF_A_KIND = 30;
    private static final int FEWEST_TRIALS = 8;
    private static final int MOST_KINDS = 48;
    private static final double UNLIKE = 0.45;
    private static final int ROUNDS = 10;

    private final List<Trial> trials;
    private final DoubleUnaryOperator related;
    private final float[][] units;
    private final int[] kind;

    private TaskKinds(List<Trial> trials, DoubleUnaryOperator related) {
        this.trials = trials;
        this.related = related;
        this.units = trials.stream().map(trial -> unit(trial.taskVector())).toArray(float[][]::new);
        this.kind = new int[units.length];
    }

    /**
     * The kinds, none empty, in order of their first trials, each with its trials in order.
     *
     * @param related how related two tasks of a given cosine are, in [0, 1]
     */
    static List<List<Trial>> of(List<Trial> trials, DoubleUnaryOperator related) {
        if (trials.isEmpty()) {
            return List.of();
        }
        return new TaskKinds(trials, related).kinds();
    }

    private List<List<Trial>> kinds() {
        float[][] centres = farApart(atMost(TRIALS_OF_A_KIND), atMost(FEWEST_TRIALS));
        for (int round = 0; round < ROUNDS && assign(centres); round++) {
            centres = means(centres);
        }
        List<List<Trial>> kinds = new ArrayList<>();
        int[] place = new int[centres.length];
        for (int i = 0; i < units.length; i++) {
            if (place[kind[i]] == 0) {
                kinds.add(new ArrayList<>());
                place[kind[i]] = kinds.size();
            }
            kinds.get(place[kind[i]] - 1).add(trials.get(i));
        }
        return kinds;
    }

    private int atMost(int trialsEach) {
        return Math.max(1, Math.min(MOST_KINDS, Math.round((float) units.length / trialsEach)));
    }

    /** Each next centre is the task that is least like its nearest centre; equal tasks never become two centres. */
    private float[][] farApart(int enough, int most) {
        List<float[]> centres = new ArrayList<>();
        double[] nearest = new double[units.length];
        Arrays.fill(nearest, -1);
        int next = 0;
        while (centres.size() < most) {
            centres.add(units[next]);
            int farthest = 0;
            for (int i = 0; i < units.length; i++) {
                nearest[i] = Math.max(nearest[i], dot(units[i], units[next]));
                farthest = nearest[i] < nearest[farthest] ? i : farthest;
            }
            boolean equal = nearest[farthest] > 1 - 1e-6;
            boolean alike = related.applyAsDouble(nearest[farthest]) >= UNLIKE;
            if (equal || (alike && centres.size() >= enough)) {
                break;
            }
            next = farthest;
        }
        return centres.toArray(float[][]::new);
    }

    /** Whether any trial changed its kind. */
    private boolean assign(float[][] centres) {
        boolean changed = false;
        for (int i = 0; i < units.length; i++) {
            int best = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < centres.length; c++) {
                double cosine = dot(units[i], centres[c]);
                if (cosine > highest) {
                    highest = cosine;
                    best = c;
                }
            }
            changed |= kind[i] != best;
            kind[i] = best;
        }
        return changed;
    }

    private float[][] means(float[][] old) {
        float[][] sums = new float[old.length][units[0].length];
        int[] count = new int[old.length];
        for (int i = 0; i < units.length; i++) {
            count[kind[i]]++;
            for (int d = 0; d < units[i].length; d++) {
                sums[kind[i]][d] += units[i][d];
            }
        }
        for (int c = 0; c < sums.length; c++) {
            sums[c] = count[c] == 0 ? old[c] : unit(sums[c]);
        }
        return sums;
    }

    private static double dot(float[] a, float[] b) {
        float dot = 0;
        for (int d = 0; d < a.length; d++) {
            dot += a[d] * b[d];
        }
        return dot;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        float[] unit = new float[vector.length];
        double length = Math.sqrt(squares);
        for (int d = 0; d < unit.length && length > 0; d++) {
            unit[d] = (float) (vector[d] / length);
        }
        return unit;
    }
}
