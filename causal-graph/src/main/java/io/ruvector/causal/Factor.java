package io.ruvector.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing known when the cause was chosen, as columns for a regression: indicators of the values of a name, or a
 * restricted cubic spline of a number (Stone and Koo 1985) with knots at its quantiles.
 *
 * @param linear columns that may interact with those of another factor
 * @param curved further columns
 */
record Factor(List<double[]> linear, List<double[]> curved) {

    /** A value counts as a number where all values of its key do and there are more than this many of them. */
    static final int MOST_LEVELS = 10;

    private static final int SMALLEST_LEVEL = 3;

    /** Whether the values are numbers rather than names. */
    static boolean numeric(List<String> values) {
        return values.stream().distinct().limit(MOST_LEVELS + 1).count() > MOST_LEVELS
                && values.stream().allMatch(Factor::isNumber);
    }

    private static boolean isNumber(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Indicators of all values but the most frequent one; values seen once or twice share one. */
    static Factor ofNames(List<String> values) {
        Map<String, Long> counts = values.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        List<String> levels = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .filter(e -> e.getValue() >= SMALLEST_LEVEL)
                .map(Map.Entry::getKey)
                .skip(1)
                .toList();
        List<double[]> columns = new ArrayList<>();
        levels.forEach(level -> columns.add(
                values.stream().mapToDouble(v -> v.equals(level) ? 1 : 0).toArray()));
        double[] rare = values.stream()
                .mapToDouble(v -> counts.getOrDefault(v, 0L) < SMALLEST_LEVEL ? 1 : 0)
                .toArray();
        columns.add(rare);
        return new Factor(standardized(columns), List.of());
    }

    /** The number itself and its bends between {@code knots} quantiles; none below three knots. */
    static Factor ofNumbers(double[] values, int knots) {
        List<double[]> curved = new ArrayList<>();
        double[] at = knots < 3 ? new double[0] : quantiles(values, knots);
        for (int j = 0; j + 2 < at.length; j++) {
            curved.add(bend(values, at, j));
        }
        return new Factor(standardized(List.of(values)), standardized(curved));
    }

    private static double[] quantiles(double[] values, int knots) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double outer = knots == 3 ? 0.1 : 0.05;
        double[] at = new double[knots];
        for (int k = 0; k < knots; k++) {
            double share = outer + k * (1 - 2 * outer) / (knots - 1);
            at[k] = sorted[(int) Math.round(share * (sorted.length - 1))];
        }
        return Arrays.stream(at).distinct().toArray();
    }

    private static double[] bend(double[] values, double[] at, int j) {
        int k = at.length;
        double last = at[k - 1];
        double previous = at[k - 2];
        double[] column = new double[values.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = cube(values[i] - at[j])
                    - cube(values[i] - previous) * (last - at[j]) / (last - previous)
                    + cube(values[i] - last) * (previous - at[j]) / (last - previous);
        }
        return column;
    }

    private static double cube(double x) {
        return x > 0 ? x * x * x : 0;
    }

    /** Columns of mean 0 and standard deviation 1, without those that do not vary. */
    static List<double[]> standardized(List<double[]> columns) {
        List<double[]> varying = new ArrayList<>();
        for (double[] column : columns) {
            double mean = Arrays.stream(column).average().orElse(0);
            double deviation = Math.sqrt(Arrays.stream(column)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElse(0));
            if (deviation > 1e-9 * (1 + Math.abs(mean))) {
                varying.add(
                        Arrays.stream(column).map(x -> (x - mean) / deviation).toArray());
            }
        }
        return varying;
    }
}
