package io.ruvector.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A sample divided into groups whose members are alike: those of one context, or of one range of propensities. */
final class Strata {

    private static final int MOST_ROWS = 40;
    private static final int BANDS = 5;

    private final Map<String, List<Integer>> members;

    private Strata(Map<String, List<Integer>> members) {
        this.members = members;
    }

    /** One stratum for each context. */
    static Strata byContext(Sample sample) {
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < sample.size(); i++) {
            members.computeIfAbsent(CausalKeys.label(sample.rows.get(i).context()), _ -> new ArrayList<>())
                    .add(i);
        }
        return new Strata(members);
    }

    /** Fifths of the propensities (Rosenbaum and Rubin 1984). */
    static Strata byPropensity(double[] propensity) {
        double[] sorted = propensity.clone();
        Arrays.sort(sorted);
        double[] ends = new double[BANDS];
        for (int b = 0; b < BANDS; b++) {
            ends[b] = sorted[(int) Math.ceil((b + 1.0) / BANDS * sorted.length) - 1];
        }
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < propensity.length; i++) {
            int band = 0;
            while (band < BANDS - 1 && propensity[i] > ends[band]) {
                band++;
            }
            String label = String.format(
                    Locale.ROOT, "propensity %.2f to %.2f", band == 0 ? sorted[0] : ends[band - 1], ends[band]);
            members.computeIfAbsent(label, _ -> new ArrayList<>()).add(i);
        }
        return new Strata(members);
    }

    List<List<Integer>> members() {
        return List.copyOf(members.values());
    }

    int count() {
        return members.size();
    }

    /** Whether a reader can take the table in. */
    boolean few() {
        return members.size() <= MOST_ROWS;
    }

    /** Share of the observations whose stratum holds at least {@code least} of each arm. */
    double comparableShare(Sample sample, int least) {
        long comparable = 0;
        for (List<Integer> stratum : members.values()) {
            long treated = stratum.stream().filter(i -> sample.treated[i]).count();
            comparable += Math.min(treated, stratum.size() - treated) >= least ? stratum.size() : 0;
        }
        return (double) comparable / sample.size();
    }

    /** The outcomes of each stratum with and without the cause, as they were seen. */
    List<Stratum> table(Sample sample) {
        List<Stratum> table = new ArrayList<>();
        members.forEach((label, stratum) ->
                table.add(new Stratum(label, arm(sample, stratum, true), arm(sample, stratum, false))));
        return table;
    }

    private static Arm arm(Sample sample, List<Integer> stratum, boolean arm) {
        double[] outcomes = stratum.stream()
                .filter(i -> sample.treated[i] == arm)
                .mapToDouble(i -> sample.outcome[i])
                .toArray();
        return new Arm(outcomes.length, Arrays.stream(outcomes).average().orElse(0));
    }
}
