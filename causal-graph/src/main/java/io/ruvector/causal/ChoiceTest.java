package io.ruvector.causal;

import java.util.List;

/**
 * Does what was recorded tell anything about who was treated? If not, adjusting for it removes nothing: the choice was made
 * by something that is not on record, and a difference stays an association. An F test of the linear regression of the
 * choice on the context.
 */
final class ChoiceTest {

    /** Above this p-value the context does not explain the choice. */
    static final double LEVEL = 0.01;

    private ChoiceTest() {}

    static double pValue(Sample sample, Strata strata) {
        double mean = sample.count(true) / (double) sample.size();
        double explained = 0;
        for (List<Integer> stratum : strata.members()) {
            double share = stratum.stream().filter(i -> sample.treated[i]).count() / (double) stratum.size();
            explained += stratum.size() * (share - mean) * (share - mean);
        }
        return pValue(explained, sample, strata.count() - 1);
    }

    static double pValue(Sample sample, Design design) {
        double[] choice = new double[sample.size()];
        double[] ones = new double[sample.size()];
        for (int i = 0; i < choice.length; i++) {
            choice[i] = sample.treated[i] ? 1 : 0;
            ones[i] = 1;
        }
        double mean = sample.count(true) / (double) sample.size();
        LeastSquares model = LeastSquares.fit(design.rows(), choice, ones, design.penalty());
        double left = 0;
        for (int i = 0; i < choice.length; i++) {
            double residual = choice[i] - model.predict(design.rows()[i]);
            left += residual * residual;
        }
        double total = sample.size() * mean * (1 - mean);
        return pValue(total - left, sample, design.columns() - 1);
    }

    private static double pValue(double explained, Sample sample, int columns) {
        double mean = sample.count(true) / (double) sample.size();
        double left = sample.size() * mean * (1 - mean) - explained;
        int degrees = sample.size() - columns - 1;
        if (columns < 1 || degrees < 1) {
            return 1;
        }
        if (left <= 1e-12) {
            return 0;
        }
        double f = Math.max(0, explained) / columns / (left / degrees);
        // the tail of F(columns, degrees): DLMF 8.17(iii)
        return StudentT.incompleteBeta(degrees / 2.0, columns / 2.0, degrees / (degrees + columns * f));
    }
}
