package io.ruvector.causal;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Post-stratification: the difference of means within each context that holds both arms, averaged by the context's share
 * of the comparable observations (Cochran 1968). With a single context it is the plain difference of two means.
 *
 * <p>The variance of a cell is its own, blended with the arm's pooled within-context variance worth two observations, the
 * pool itself holding one pseudo-observation of the largest possible variance (1/4); to the sampling variance comes that
 * of the effect between contexts, since the contexts are a sample too.
 */
final class Stratified {

    private static final double POOL_WEIGHT = 2;
    private static final double LARGEST_OUTCOME_VARIANCE = 0.25;

    private Stratified() {}

    /** The estimate over the comparable strata, of which there must be one. */
    static Contrast estimate(List<StratumSums> strata) {
        long total = strata.stream().mapToLong(StratumSums::count).sum();
        List<Cell> cells = strata.stream()
                .map(s -> new Cell(s.treated(), s.untreated()))
                .filter(Cell::comparable)
                .toList();
        long used = cells.stream().mapToLong(Cell::count).sum();
        double pooledTreated = pooled(cells.stream().map(Cell::treated).toList());
        double pooledUntreated = pooled(cells.stream().map(Cell::untreated).toList());
        double difference = 0;
        double sampling = 0;
        for (Cell cell : cells) {
            double share = (double) cell.count() / used;
            difference += share * cell.difference();
            sampling += share * share * cell.variance(pooledTreated, pooledUntreated);
        }
        double between = 0;
        for (Cell cell : cells) {
            double deviation = cell.difference() - difference;
            double share = (double) cell.count() / used;
            between += share * (deviation * deviation - cell.variance(pooledTreated, pooledUntreated));
        }
        double standardError = Math.sqrt(sampling + Math.max(0, between) / used);
        double degrees = Math.max(1, used - 2.0 * cells.size());
        return new Contrast(
                difference, standardError, nullStandardError(cells, used), degrees, used, overlap(cells, used, total));
    }

    /** The standard error if the cause changed nothing: both arms of a context share one mean and one variance. */
    private static double nullStandardError(List<Cell> cells, long used) {
        List<ArmSums> contexts = cells.stream().map(Cell::both).toList();
        double pooled = pooled(contexts);
        double sampling = 0;
        for (Cell cell : cells) {
            double share = (double) cell.count() / used;
            double variance = Cell.blended(cell.both(), pooled);
            sampling += share * share * variance * (1.0 / cell.treated().count + 1.0 / cell.untreated().count);
        }
        return Math.sqrt(sampling);
    }

    private static double pooled(List<ArmSums> arms) {
        double squares = LARGEST_OUTCOME_VARIANCE;
        double degrees = 1;
        for (ArmSums arm : arms) {
            squares += arm.squaredDeviations();
            degrees += arm.count - 1;
        }
        return squares / degrees;
    }

    /** Weights of a standardised mean are the context's share over the arm's count, for Kish's effective size. */
    private static Overlap overlap(List<Cell> cells, long used, long total) {
        double treated = 0;
        double untreated = 0;
        for (Cell cell : cells) {
            double share = (double) cell.count() / used;
            treated += share * share / cell.treated().count;
            untreated += share * share / cell.untreated().count;
        }
        return new Overlap(
                (double) used / total, 1 / treated, 1 / untreated, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private record Cell(ArmSums treated, ArmSums untreated) {

        boolean comparable() {
            return treated.count > 0 && untreated.count > 0;
        }

        long count() {
            return treated.count + untreated.count;
        }

        double difference() {
            return treated.mean() - untreated.mean();
        }

        double variance(double pooledTreated, double pooledUntreated) {
            return variance(treated, pooledTreated) + variance(untreated, pooledUntreated);
        }

        private static double variance(ArmSums arm, double pooled) {
            return blended(arm, pooled) / arm.count;
        }

        static double blended(ArmSums arm, double pooled) {
            return (arm.squaredDeviations() + POOL_WEIGHT * pooled) / (arm.count - 1 + POOL_WEIGHT);
        }

        ArmSums both() {
            ArmSums both = new ArmSums();
            both.add(treated);
            both.add(untreated);
            return both;
        }
    }
}
