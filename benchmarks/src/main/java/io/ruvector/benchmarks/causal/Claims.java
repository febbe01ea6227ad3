package io.ruvector.benchmarks.causal;

import io.ruvector.causal.CausalEdge;
import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.causal.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was claimed of the causes of one world.
 *
 * @param tested causes with a p-value
 * @param claimed causes claimed to work
 * @param right of those, the ones that do
 */
public record Claims(int tested, int claimed, int right) {

    /** The claims of a graph. */
    public static Claims ofGraph(EdgeWorld world, List<CausalEdge> edges) {
        int claimed = 0;
        int right = 0;
        for (CausalEdge edge : edges) {
            claimed += edge.claimed() ? 1 : 0;
            right += edge.claimed() && world.works(edge.cause()) ? 1 : 0;
        }
        return new Claims(
                (int) edges.stream().filter(e -> e.qValue().isPresent()).count(), claimed, right);
    }

    /** Every identified edge whose own p-value is at most 5 %, whatever the number of edges. */
    public static Claims uncorrected(EdgeWorld world, List<CausalEdge> edges) {
        List<Tested> tested = tested(edges);
        return of(world, tested, tested.stream().filter(t -> t.p <= 0.05).toList());
    }

    /** The control of the correction: the same p-values corrected by Benjamini and Hochberg at 5 %. */
    public static Claims benjaminiHochberg(EdgeWorld world, List<CausalEdge> edges) {
        List<Tested> tested = tested(edges);
        return of(world, tested, stepUp(tested));
    }

    /** The control: a z-test of the difference of the two means of each cause, corrected by Benjamini and Hochberg at 5 %. */
    public static Claims naive(EdgeWorld world, List<List<Observation>> pairs) {
        List<Tested> tested = new ArrayList<>();
        for (List<Observation> pair : pairs) {
            tested.add(new Tested(pair.getFirst().cause(), zTest(pair)));
        }
        return of(world, tested, stepUp(tested));
    }

    private static double zTest(List<Observation> pair) {
        double[] count = new double[2];
        double[] sum = new double[2];
        for (Observation o : pair) {
            count[o.treated() ? 1 : 0]++;
            sum[o.treated() ? 1 : 0] += o.outcome();
        }
        double rate = (sum[0] + sum[1]) / (count[0] + count[1]);
        double error = Math.sqrt(Math.max(1e-12, rate * (1 - rate) * (1 / count[0] + 1 / count[1])));
        double z = Math.abs(sum[1] / count[1] - sum[0] / count[0]) / error;
        return Math.exp(-0.717 * z - 0.416 * z * z); // within 5 % of the two-sided tail, enough for a control
    }

    private static List<Tested> tested(List<CausalEdge> edges) {
        List<Tested> tested = new ArrayList<>();
        for (CausalEdge edge : edges) {
            if (edge.estimate() instanceof Identified identified) {
                tested.add(new Tested(edge.cause(), identified.pValue()));
            }
        }
        return tested;
    }

    private static List<Tested> stepUp(List<Tested> tested) {
        List<Tested> byP =
                tested.stream().sorted(Comparator.comparingDouble(Tested::p)).toList();
        int last = 0;
        for (int i = 0; i < byP.size(); i++) {
            if (byP.get(i).p <= 0.05 * (i + 1) / byP.size()) {
                last = i + 1;
            }
        }
        return byP.subList(0, last);
    }

    private static Claims of(EdgeWorld world, List<Tested> tested, List<Tested> claimed) {
        int right = (int) claimed.stream().filter(t -> world.works(t.cause)).count();
        return new Claims(tested.size(), claimed.size(), right);
    }

    private record Tested(String cause, double p) {}
}
