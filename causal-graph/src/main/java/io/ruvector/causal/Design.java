package io.ruvector.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The recorded context as rows of a regression: the intercept, names as indicators, numbers as splines, and the products
 * of what belongs to two different keys. How much of that is used depends on the smaller arm, at least
 * {@value #OUTCOMES_PER_COLUMN} outcomes for each column, and everything but the intercept is penalised.
 *
 * @param rows one for each observation
 * @param penalty of each column; 0 for the intercept
 */
record Design(double[][] rows, double[] penalty) {

    private static final int OUTCOMES_PER_COLUMN = 5;
    private static final double PENALTY = 1;
    private static final double PENALTY_OF_PRODUCTS = 4;
    private static final String ABSENT = "";

    int columns() {
        return penalty.length;
    }

    /** The contexts of a sample, and with {@code withPropensity} the logged propensities as one more number. */
    static Design of(Sample sample, boolean withPropensity) {
        TreeSet<String> keys = new TreeSet<>();
        sample.rows.forEach(row -> keys.addAll(row.context().keySet()));
        List<List<String>> names = new ArrayList<>();
        List<List<String>> numbers = new ArrayList<>();
        for (String key : keys) {
            List<String> values = values(sample, key);
            List<String> present =
                    values.stream().filter(v -> !v.equals(ABSENT)).toList();
            if (Factor.numeric(present)) {
                numbers.add(values);
                if (present.size() < values.size()) {
                    names.add(values.stream()
                            .map(v -> v.equals(ABSENT) ? "absent" : "present")
                            .toList());
                }
            } else {
                names.add(values);
            }
        }
        if (withPropensity) {
            List<String> logits = sample.rows.stream()
                    .map(row -> Double.toString(logit(row.propensity().orElseThrow())))
                    .toList();
            (Factor.numeric(logits) ? numbers : names).add(logits);
        }
        return of(names, numbers, sample.size(), sample.smallerArm() / OUTCOMES_PER_COLUMN);
    }

    private static Design of(List<List<String>> names, List<List<String>> numbers, int n, int budget) {
        List<Factor> factors = new ArrayList<>();
        names.forEach(values -> factors.add(Factor.ofNames(values)));
        int left = budget - factors.stream().mapToInt(f -> f.linear().size()).sum();
        int each = numbers.isEmpty() ? 0 : left / numbers.size();
        int knots = each >= 4 ? 5 : each >= 2 ? 3 : 0;
        numbers.forEach(values -> factors.add(Factor.ofNumbers(parsed(values), knots)));
        List<double[]> columns = new ArrayList<>();
        for (Factor factor : factors) {
            columns.addAll(factor.linear());
            columns.addAll(factor.curved());
        }
        int mains = columns.size();
        List<double[]> products = products(factors, budget - mains);
        columns.addAll(products);
        return of(columns, mains, n);
    }

    /** All products of two factors' columns, or none where they are more than wanted. */
    private static List<double[]> products(List<Factor> factors, int most) {
        List<double[]> products = new ArrayList<>();
        for (int a = 0; a < factors.size(); a++) {
            for (int b = 0; b < a; b++) {
                for (double[] first : factors.get(a).linear()) {
                    for (double[] second : factors.get(b).linear()) {
                        if (products.size() >= most) {
                            return List.of();
                        }
                        double[] product = new double[first.length];
                        Arrays.setAll(product, i -> first[i] * second[i]);
                        products.add(product);
                    }
                }
            }
        }
        return Factor.standardized(products);
    }

    private static Design of(List<double[]> columns, int mains, int n) {
        double[][] rows = new double[n][columns.size() + 1];
        double[] penalty = new double[columns.size() + 1];
        for (double[] row : rows) {
            row[0] = 1;
        }
        for (int c = 0; c < columns.size(); c++) {
            penalty[c + 1] = c < mains ? PENALTY : PENALTY_OF_PRODUCTS;
            for (int i = 0; i < n; i++) {
                rows[i][c + 1] = columns.get(c)[i];
            }
        }
        return new Design(rows, penalty);
    }

    private static List<String> values(Sample sample, String key) {
        return sample.rows.stream()
                .map(row -> row.context().getOrDefault(key, ABSENT))
                .toList();
    }

    /** The numbers, absent ones at the median. */
    private static double[] parsed(List<String> values) {
        double[] present = values.stream()
                .filter(v -> !v.equals(ABSENT))
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        double median = present[present.length / 2];
        return values.stream()
                .mapToDouble(v -> v.equals(ABSENT) ? median : Double.parseDouble(v))
                .toArray();
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
