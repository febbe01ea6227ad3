package io.ruvector.causal;

import io.ruvector.causal.Contrast.ArmMean;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Post-stratification: the difference of means within each stratum that holds both arms, averaged by the stratum's share
 * of the comparable observations (Cochran 1968). It is {@link AugmentedWeighting} with one propensity and one mean for each
 * stratum. With a single stratum it is the plain difference of two means.
 *
 * <p>The variance within a cell is its own, blended with the arm's pooled within-stratum variance worth two observations;
 * to the sampling variance comes that of the effect between strata, since the strata are a sample too.
 */
final class Stratified {

    private static final double POOL_WEIGHT = 2;

    private final Sample sample;
    private final List<Cell> treated = new ArrayList<>();
    private final List<Cell> untreated = new ArrayList<>();
    private double used;
    private long count;

    private Stratified(Sample sample, List<List<Integer>> strata) {
        this.sample = sample;
        for (List<Integer> stratum : strata) {
            Cell with = new Cell(stratum, true);
            Cell without = new Cell(stratum, false);
            if (!with.members.isEmpty() && !without.members.isEmpty()) {
                treated.add(with);
                untreated.add(without);
                used += with.weight + without.weight;
                count += stratum.size();
            }
        }
    }

    /** The estimate over the strata that hold both arms, of which there must be one. */
    static Contrast estimate(Sample sample, List<List<Integer>> strata) {
        return new Stratified(sample, strata).contrast();
    }

    private Contrast contrast() {
        ArmMean with = standardized(treated);
        ArmMean without = standardized(untreated);
        double difference = with.mean() - without.mean();
        double pooled1 = pooledVariance(treated);
        double pooled0 = pooledVariance(untreated);
        double between = 0;
        double cubes = 0;
        for (int c = 0; c < treated.size(); c++) {
            double deviation = treated.get(c).mean - untreated.get(c).mean - difference;
            double noise = treated.get(c).variance(pooled1) + untreated.get(c).variance(pooled0);
            between += share(c) * (deviation * deviation - noise);
            cubes += Math.pow(share(c), 3)
                    * (treated.get(c).thirdMoment() - untreated.get(c).thirdMoment());
        }
        Overlap overlap = new Overlap(
                (double) count / sample.size(),
                with.effectiveCount(),
                without.effectiveCount(),
                OptionalDouble.of(propensities().min().orElseThrow()),
                OptionalDouble.of(propensities().max().orElseThrow()),
                0,
                0);
        return Contrast.of(with, without, Math.max(0, between) / used, cubes, sample.scale())
                .with(nullPValue(), count, overlap);
    }

    private DoubleStream propensities() {
        return IntStream.range(0, treated.size()).mapToDouble(this::propensity);
    }

    private double propensity(int c) {
        return treated.get(c).weight / (treated.get(c).weight + untreated.get(c).weight);
    }

    private double share(int c) {
        return (treated.get(c).weight + untreated.get(c).weight) / used;
    }

    /** An arm's mean over the strata, each at its share; its effective count is Kish's for those weights. */
    private ArmMean standardized(List<Cell> cells) {
        double pooled = pooledVariance(cells);
        double mean = 0;
        double variance = 0;
        double unevenness = 0;
        for (int c = 0; c < cells.size(); c++) {
            double share = share(c);
            mean += share * cells.get(c).mean;
            variance += share * share * cells.get(c).variance(pooled);
            unevenness += share * share / cells.get(c).weight;
        }
        return new ArmMean(mean, variance, 1 / unevenness);
    }

    /** The variance within the strata, with one pseudo-outcome as far from its mean as the scale allows. */
    private double pooledVariance(List<Cell> cells) {
        double range = sample.scale().range();
        double squares = range * range / 4;
        double degrees = 1;
        for (Cell cell : cells) {
            squares += cell.squares;
            degrees += Math.max(0, cell.weight - cell.weight / cell.members.size());
        }
        return squares / degrees;
    }

    /** Who was treated within a stratum is random, their number is not: hence the factor n / (n - 1). */
    private double nullPValue() {
        double observed = 0;
        List<Double> propensities = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (int c = 0; c < treated.size(); c++) {
            Cell with = treated.get(c);
            Cell without = untreated.get(c);
            double e = propensity(c);
            double mean = e * with.mean + (1 - e) * without.mean;
            int n = with.members.size() + without.members.size();
            double inflation = Math.sqrt(n / (n - 1.0));
            observed += with.weight * (with.mean - mean);
            for (Cell cell : List.of(with, without)) {
                for (int i : cell.members) {
                    propensities.add(e);
                    scores.add(inflation * sample.weight[i] * (sample.outcome[i] - mean));
                }
            }
        }
        return RandomizationTest.pValue(observed, array(propensities), array(scores));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The outcomes of one arm in one stratum. */
    private final class Cell {

        final List<Integer> members;
        final double weight;
        final double mean;
        final double squares;
        final double cubes;

        Cell(List<Integer> stratum, boolean arm) {
            members = stratum.stream().filter(i -> sample.treated[i] == arm).toList();
            double w = 0;
            double wy = 0;
            for (int i : members) {
                w += sample.weight[i];
                wy += sample.weight[i] * sample.outcome[i];
            }
            weight = w;
            mean = w > 0 ? wy / w : 0;
            double deviations = 0;
            double thirds = 0;
            for (int i : members) {
                double deviation = sample.outcome[i] - mean;
                deviations += sample.weight[i] * deviation * deviation;
                thirds += sample.weight[i] * deviation * deviation * deviation;
            }
            squares = deviations;
            cubes = thirds;
        }

        /** Third central moment of the cell's mean. */
        double thirdMoment() {
            return cubes / (weight * weight * weight);
        }

        /** Of the cell's mean. */
        double variance(double pooled) {
            double degrees = weight - weight / members.size();
            return (squares + POOL_WEIGHT * pooled) / (degrees + POOL_WEIGHT) / weight;
        }
    }
}
