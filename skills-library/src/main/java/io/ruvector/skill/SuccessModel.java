package io.ruvector.skill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What is known so far about which trials succeed: a logistic regression of success on the kind of task and on the
 * sequences taken so far. A further sequence is judged by what it adds to that (Rao's score test), so that neither an easy
 * kind of task nor a step that merely accompanies a skill makes a skill.
 *
 * <p>The chance of a score as large is Lugannani and Rice's (1980) saddlepoint approximation, since a sequence of ten
 * trials among thousands has anything but a normal score.
 */
final class SuccessModel {

    private static final double KIND_PENALTY = 0.05;
    private static final double SEQUENCE_PENALTY = 0.1;
    private static final int STEPS = 12;
    private static final double PROMISING = 1.0;

    /** Successes come in whole ones, the approximation of their tail does not (Yates 1934). */
    private static final double HALF_A_SUCCESS = 0.5;

    private static final double NEARLY_NOTHING = 1e-9;

    private final int[] kind;
    private final int kinds;
    private final boolean[] success;
    private final List<BitSet> taken = new ArrayList<>();
    private final double[] chance;
    private final double[] weight;
    private final double[] kindWeight;
    private double[][] centred = new double[0][];
    private double[][] cross = new double[0][];

    SuccessModel(int[] kind, int kinds, boolean[] success) {
        this.kind = kind;
        this.kinds = kinds;
        this.success = success;
        this.chance = new double[kind.length];
        this.weight = new double[kind.length];
        this.kindWeight = new double[kinds];
        fit();
    }

    /** Takes one more sequence into account. */
    void take(BitSet trials) {
        taken.add(trials);
        fit();
    }

    /** The model without the sequence taken at a place. */
    SuccessModel without(int place) {
        SuccessModel rest = new SuccessModel(kind, kinds, success);
        for (int i = 0; i < taken.size(); i++) {
            if (i != place) {
                rest.taken.add(taken.get(i));
            }
        }
        rest.fit();
        return rest;
    }

    /** What a sequence adds, one-sided: more success with it. */
    Score score(BitSet trials) {
        double[] rest = residual(trials);
        double sum = 0;
        double variance = 0;
        for (int i = 0; i < rest.length; i++) {
            sum += rest[i] * ((success[i] ? 1 : 0) - chance[i]);
            variance += rest[i] * rest[i] * weight[i];
        }
        double lost = kinds + taken.size();
        double inflation = Math.sqrt(kind.length / Math.max(1, kind.length - lost));
        if (!(variance > 1e-9)) {
            return new Score(0, 1);
        }
        double z = sum / inflation / Math.sqrt(variance);
        if (z < PROMISING) {
            return new Score(z, ScoreTail.normalAbove(z));
        }
        double observed = Math.max(NEARLY_NOTHING, sum / inflation - HALF_A_SUCCESS);
        return new Score(z, ScoreTail.above(observed, rest, chance));
    }

    /** The presence of a sequence less what kinds and taken sequences tell about it. */
    private double[] residual(BitSet trials) {
        double[] x = centred(trials);
        if (taken.isEmpty()) {
            return x;
        }
        double[] right = new double[taken.size()];
        for (int j = 0; j < right.length; j++) {
            right[j] = product(centred[j], x);
        }
        double[] b = Cholesky.solve(copy(cross), right);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < b.length; j++) {
                x[i] -= b[j] * centred[j][i];
            }
        }
        return x;
    }

    private double[] centred(BitSet trials) {
        double[] mean = new double[kinds];
        for (int i = trials.nextSetBit(0); i >= 0; i = trials.nextSetBit(i + 1)) {
            mean[kind[i]] += weight[i];
        }
        for (int k = 0; k < kinds; k++) {
            mean[k] /= kindWeight[k] + 1e-12;
        }
        double[] x = new double[kind.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (trials.get(i) ? 1 : 0) - mean[kind[i]];
        }
        return x;
    }

    private double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += weight[i] * a[i] * b[i];
        }
        return sum;
    }

    /** Newton's method; kinds are shrunk, hardly, towards the rate of all trials. */
    private void fit() {
        int n = kind.length;
        int a = taken.size();
        double rate = 0;
        for (boolean s : success) {
            rate += s ? 1 : 0;
        }
        double base = Math.log((rate + 0.5) / (n - rate + 0.5));
        double[] kindEffect = new double[kinds];
        double[] effect = new double[a];
        for (int step = 0; step < STEPS; step++) {
            predict(base, kindEffect, effect);
            refreshCrossProducts();
            double[] kindGradient = new double[kinds];
            double[] gradient = new double[a];
            for (int i = 0; i < n; i++) {
                double r = (success[i] ? 1 : 0) - chance[i];
                kindGradient[kind[i]] += r;
                for (int j = 0; j < a; j++) {
                    gradient[j] += centred[j][i] * r;
                }
            }
            double[] move = gradient;
            if (a > 0) {
                double[][] hessian = copy(cross);
                for (int j = 0; j < a; j++) {
                    hessian[j][j] += SEQUENCE_PENALTY;
                    move[j] -= SEQUENCE_PENALTY * effect[j];
                }
                move = Cholesky.solve(hessian, move);
            }
            double largest = 0;
            double[] shift = new double[kinds];
            for (int j = 0; j < a; j++) {
                effect[j] += move[j];
                largest = Math.max(largest, Math.abs(move[j]));
                for (int i = taken.get(j).nextSetBit(0);
                        i >= 0;
                        i = taken.get(j).nextSetBit(i + 1)) {
                    shift[kind[i]] += move[j] * weight[i];
                }
            }
            for (int k = 0; k < kinds; k++) {
                double by =
                        (kindGradient[k] - KIND_PENALTY * kindEffect[k] - shift[k]) / (kindWeight[k] + KIND_PENALTY);
                double bounded = Math.max(-4, Math.min(4, by));
                kindEffect[k] += bounded;
                largest = Math.max(largest, Math.abs(bounded));
            }
            if (largest < 1e-6) {
                break;
            }
        }
        predict(base, kindEffect, effect);
        refreshCrossProducts();
    }

    private void predict(double base, double[] kindEffect, double[] effect) {
        Arrays.fill(kindWeight, 0);
        for (int i = 0; i < chance.length; i++) {
            double logit = base + kindEffect[kind[i]];
            for (int j = 0; j < effect.length; j++) {
                logit += taken.get(j).get(i) ? effect[j] : 0;
            }
            chance[i] = 1 / (1 + Math.exp(-logit));
            weight[i] = Math.max(1e-9, chance[i] * (1 - chance[i]));
            kindWeight[kind[i]] += weight[i];
        }
    }

    private void refreshCrossProducts() {
        int a = taken.size();
        centred = new double[a][];
        cross = new double[a][a];
        for (int j = 0; j < a; j++) {
            centred[j] = centred(taken.get(j));
            for (int l = 0; l <= j; l++) {
                cross[j][l] = product(centred[j], centred[l]);
                cross[l][j] = cross[j][l];
            }
        }
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int j = 0; j < matrix.length; j++) {
            copy[j] = matrix[j].clone();
        }
        return copy;
    }

    /**
     * What a sequence adds.
     *
     * @param z in standard deviations, above 0 for more success
     * @param p the chance of as much or more if it adds nothing
     */
    record Score(double z, double p) {}
}
