package io.ruvector.causal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cross-fitting (Chernozhukov et al. 2018): each observation is predicted by models that never saw it. Both arms are
 * spread evenly over the folds, in an order given by the ids, so that the same records give the same folds.
 */
final class Folds {

    private static final int FOLDS = 5;
    private static final int FOLDS_OF_FEW = 10;
    private static final int FEW = 200;

    private final int[] fold;
    private final int count;

    private Folds(int[] fold, int count) {
        this.fold = fold;
        this.count = count;
    }

    static Folds of(Sample sample) {
        int count = Math.max(2, Math.min(sample.size() < FEW ? FOLDS_OF_FEW : FOLDS, sample.smallerArm()));
        int[] fold = new int[sample.size()];
        int next = 0;
        for (boolean arm : new boolean[] {true, false}) {
            List<Integer> inOrder = IntStream.range(0, sample.size())
                    .filter(i -> sample.treated[i] == arm)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingInt(
                                    i -> mixed(sample.rows.get(i).id()))
                            .thenComparing(i -> sample.rows.get(i).id()))
                    .toList();
            for (int i : inOrder) {
                fold[i] = next++ % count;
            }
        }
        return new Folds(fold, count);
    }

    private static int mixed(String id) {
        int h = id.hashCode() * 0x9E3779B9;
        h ^= h >>> 15;
        h *= 0x85EBCA77;
        return h ^ h >>> 13;
    }

    /** Cross-fitted mean outcomes of one arm for every observation. */
    double[] outcomes(Sample sample, Design design, boolean arm) {
        double[] predicted = new double[fold.length];
        for (int f = 0; f < count; f++) {
            double[] weight = weights(sample, f);
            for (int i = 0; i < weight.length; i++) {
                weight[i] = sample.treated[i] == arm ? weight[i] : 0;
            }
            LeastSquares model = LeastSquares.fit(design.rows(), sample.outcome, weight, design.penalty());
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] == f) {
                    predicted[i] = model.predict(design.rows()[i]);
                }
            }
        }
        return predicted;
    }

    /** Cross-fitted probabilities of being treated for every observation. */
    double[] propensities(Sample sample, Design design) {
        double[] predicted = new double[fold.length];
        for (int f = 0; f < count; f++) {
            LogisticModel model =
                    LogisticModel.fit(design.rows(), sample.treated, weights(sample, f), design.penalty());
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] == f) {
                    predicted[i] = model.probability(design.rows()[i]);
                }
            }
        }
        return predicted;
    }

    private double[] weights(Sample sample, int held) {
        double[] weight = sample.weight.clone();
        for (int i = 0; i < weight.length; i++) {
            weight[i] = fold[i] == held ? 0 : weight[i];
        }
        return weight;
    }
}
