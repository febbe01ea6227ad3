package io.ruvector.causal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The observations of one pair as columns. A weight is how much of an observation still counts: 1 when fresh, less when
 * its age has worn it down.
 */
final class Sample {

    final List<Observation> rows;
    final boolean[] treated;
    final double[] outcome;
    final double[] weight;

    private Sample(List<Observation> rows, double[] weight) {
        int n = rows.size();
        this.rows = rows;
        this.weight = weight;
        this.treated = new boolean[n];
        this.outcome = new double[n];
        for (int i = 0; i < n; i++) {
            treated[i] = rows.get(i).treated();
            outcome[i] = rows.get(i).outcome();
        }
    }

    static Sample of(List<Observation> rows, ToDoubleFunction<Observation> weight) {
        return new Sample(List.copyOf(rows), rows.stream().mapToDouble(weight).toArray());
    }

    int size() {
        return rows.size();
    }

    int count(boolean arm) {
        int count = 0;
        for (boolean t : treated) {
            count += t == arm ? 1 : 0;
        }
        return count;
    }

    int smallerArm() {
        return Math.min(count(true), count(false));
    }

    double weight(boolean arm) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += treated[i] == arm ? weight[i] : 0;
        }
        return sum;
    }

    double totalWeight() {
        return weight(true) + weight(false);
    }

    boolean logged(int i) {
        return rows.get(i).propensity().isPresent();
    }

    double loggedPropensity(int i) {
        return rows.get(i).propensity().orElseThrow();
    }

    Sample where(IntPredicate wanted) {
        int[] kept = IntStream.range(0, size()).filter(wanted).toArray();
        List<Observation> some = new ArrayList<>(kept.length);
        double[] weights = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            some.add(rows.get(kept[i]));
            weights[i] = weight[kept[i]];
        }
        return new Sample(some, weights);
    }

    Scale scale() {
        return Scale.of(outcome);
    }
}
