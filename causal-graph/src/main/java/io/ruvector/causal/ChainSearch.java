package io.ruvector.causal;

import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Walks claimed edges depth first, never through the same name twice, so that cycles end. */
final class ChainSearch {

    private static final int LONGEST = 6;
    private static final int MOST_CHAINS = 1_000;
    private static final int DRAWS = 4_000;
    private static final long SEED = 1;

    private final Map<String, List<CausalEdge>> byCause = new HashMap<>();
    private final int most;
    private final List<CausalChain> found = new ArrayList<>();
    private final List<CausalEdge> path = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    ChainSearch(List<CausalEdge> edges, int most) {
        if (most < 2 || most > LONGEST) {
            throw new InvalidInputException("longest chain", most, "2 to " + LONGEST);
        }
        this.most = most;
        edges.stream()
                .filter(CausalEdge::claimed)
                .forEach(edge -> byCause.computeIfAbsent(edge.cause(), _ -> new ArrayList<>())
                        .add(edge));
    }

    List<CausalChain> between(String from, String to) {
        walk(from, to);
        found.sort(Comparator.comparingDouble(ChainSearch::certainty).reversed());
        return List.copyOf(found);
    }

    /** How far the interval stays away from 0. */
    private static double certainty(CausalChain chain) {
        return Math.max(chain.interval95().lower(), -chain.interval95().upper());
    }

    private void walk(String at, String to) {
        if (at.equals(to) || path.size() == most || !visited.add(at)) {
            if (at.equals(to) && path.size() >= 2) {
                found.add(chain(path));
            }
            return;
        }
        for (CausalEdge edge : byCause.getOrDefault(at, List.of())) {
            if (found.size() < MOST_CHAINS) {
                path.add(edge);
                walk(edge.effect(), to);
                path.removeLast();
            }
        }
        visited.remove(at);
    }

    private static CausalChain chain(List<CausalEdge> edges) {
        Random random = new Random(SEED);
        double product = 1;
        double[] draws = new double[DRAWS];
        Arrays.fill(draws, 1);
        for (CausalEdge edge : edges) {
            Identified effect = (Identified) edge.estimate();
            product *= effect.difference();
            for (int d = 0; d < DRAWS; d++) {
                draws[d] *= effect.difference() + effect.standardError() * random.nextGaussian();
            }
        }
        Arrays.sort(draws);
        double low = draws[(int) (0.025 * DRAWS)];
        double high = draws[(int) (0.975 * DRAWS) - 1];
        return new CausalChain(edges, product, new Interval(Math.min(low, product), Math.max(high, product)));
    }
}
