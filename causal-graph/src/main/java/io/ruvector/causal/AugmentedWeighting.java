package io.ruvector.causal;

import io.ruvector.causal.Contrast.ArmMean;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Augmented inverse propensity weighting (Robins, Rotnitzky and Zhao 1994), cross-fitted (Chernozhukov et al. 2018), with
 * weights normalised in each arm (Hajek 1971). The mean outcome under an arm a is the mean of
 *
 * <pre>mu_a(x) + c_a 1{t = a} (y - mu_a(x)) / P(t = a | x)</pre>
 *
 * <p>with a linear outcome model mu for each arm. It is right when either the propensities or the outcome models are;
 * logged propensities are right by definition, and then the outcome models only narrow the interval.
 *
 * <p>Worn evidence counts as a part of an observation, as in a power prior (Ibrahim and Chen 2000): weights enter the
 * variance once, so that old evidence alone gives a wide interval.
 */
final class AugmentedWeighting {

    private final Sample sample;
    private final Design design;
    private final Folds folds;
    private final double[] propensity;
    private final double[] clipped;
    private final boolean logged;

    private AugmentedWeighting(Sample sample, Design design, Folds folds, double[] propensity, boolean logged) {
        this.sample = sample;
        this.design = design;
        this.folds = folds;
        this.propensity = propensity;
        this.logged = logged;
        this.clipped = Arrays.stream(propensity)
                .map(e -> Math.max(Overlap.LEAST_PROPENSITY, Math.min(1 - Overlap.LEAST_PROPENSITY, e)))
                .toArray();
    }

    /** By the propensities that were logged, which every observation must have. */
    static AugmentedWeighting logged(Sample sample) {
        double[] propensity = new double[sample.size()];
        Arrays.setAll(propensity, sample::loggedPropensity);
        return new AugmentedWeighting(sample, Design.of(sample, true), Folds.of(sample), propensity, true);
    }

    /** By propensities estimated from the context. */
    static AugmentedWeighting estimated(Sample sample, Design design) {
        Folds folds = Folds.of(sample);
        return new AugmentedWeighting(sample, design, folds, folds.propensities(sample, design), false);
    }

    double[] propensities() {
        return propensity.clone();
    }

    Contrast contrast() {
        double[] mu1 = folds.outcomes(sample, design, true);
        double[] mu0 = folds.outcomes(sample, design, false);
        double[] psi1 = potential(true, mu1);
        double[] psi0 = potential(false, mu0);
        double total = sample.totalWeight();
        double mean1 = mean(psi1, total);
        double mean0 = mean(psi0, total);
        double joint = 0;
        double separate1 = 0;
        double separate0 = 0;
        double cubes = 0;
        for (int i = 0; i < psi1.length; i++) {
            double d1 = psi1[i] - mean1;
            double d0 = psi0[i] - mean0;
            joint += sample.weight[i] * (d1 - d0) * (d1 - d0);
            cubes += sample.weight[i] * (d1 - d0) * (d1 - d0) * (d1 - d0);
            separate1 += sample.weight[i] * d1 * d1;
            separate0 += sample.weight[i] * d0 * d0;
        }
        double unit = 1 / (total * Math.max(1, total - 1));
        ArmMean treated = new ArmMean(mean1, separate1 * unit, effectiveCount(true));
        ArmMean untreated = new ArmMean(mean0, separate0 * unit, effectiveCount(false));
        double extra = (joint - separate1 - separate0) * unit;
        return Contrast.of(treated, untreated, extra, cubes / (total * total * total), sample.scale())
                .with(nullPValue(), sample.size(), overlap());
    }

    private double[] potential(boolean arm, double[] mu) {
        double total = 0;
        for (int i = 0; i < mu.length; i++) {
            total += sample.treated[i] == arm ? sample.weight[i] / probability(arm, i) : 0;
        }
        double c = sample.totalWeight() / total;
        double[] psi = mu.clone();
        for (int i = 0; i < psi.length; i++) {
            if (sample.treated[i] == arm) {
                psi[i] += c * (sample.outcome[i] - mu[i]) / probability(arm, i);
            }
        }
        return psi;
    }

    private double probability(boolean arm, int i) {
        return arm ? clipped[i] : 1 - clipped[i];
    }

    private double mean(double[] values, double total) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += sample.weight[i] * values[i];
        }
        return sum / total;
    }

    private double effectiveCount(boolean arm) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < clipped.length; i++) {
            if (sample.treated[i] == arm) {
                double weight = 1 / probability(arm, i);
                sum += sample.weight[i] * weight;
                squares += sample.weight[i] * weight * weight;
            }
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** Residuals of the outcome on the context, weighted as the score test does; estimated propensities cost degrees of freedom. */
    private double nullPValue() {
        double[] e = logged ? clipped : refitted();
        double[] weight = new double[e.length];
        for (int i = 0; i < e.length; i++) {
            weight[i] = sample.weight[i] * e[i] * (1 - e[i]);
        }
        LeastSquares model = LeastSquares.fit(design.rows(), sample.outcome, weight, design.penalty());
        double lost = logged ? 0 : design.columns();
        double inflation = Math.sqrt(sample.size() / Math.max(1, sample.size() - lost));
        double observed = 0;
        double[] score = new double[e.length];
        for (int i = 0; i < e.length; i++) {
            double residual = sample.weight[i] * (sample.outcome[i] - model.predict(design.rows()[i]));
            observed += ((sample.treated[i] ? 1 : 0) - e[i]) * residual;
            score[i] = residual * inflation;
        }
        return RandomizationTest.pValue(observed, e, score);
    }

    private double[] refitted() {
        LogisticModel model = LogisticModel.fit(design.rows(), sample.treated, sample.weight, design.penalty());
        return Arrays.stream(design.rows())
                .mapToDouble(model::probability)
                .map(e -> Math.max(Overlap.LEAST_PROPENSITY, Math.min(1 - Overlap.LEAST_PROPENSITY, e)))
                .toArray();
    }

    Overlap overlap() {
        long outside = 0;
        double excess = 0;
        double variance = 0;
        for (int i = 0; i < propensity.length; i++) {
            outside += propensity[i] == clipped[i] ? 0 : 1;
            excess += (sample.treated[i] ? 1 : 0) - propensity[i];
            variance += propensity[i] * (1 - propensity[i]);
        }
        return new Overlap(
                1 - (double) outside / propensity.length,
                effectiveCount(true),
                effectiveCount(false),
                OptionalDouble.of(Arrays.stream(propensity).min().orElseThrow()),
                OptionalDouble.of(Arrays.stream(propensity).max().orElseThrow()),
                outside,
                variance > 0 ? excess / Math.sqrt(variance) : 0);
    }
}
