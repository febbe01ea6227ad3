package io.ruvector.sona;

import io.ruvector.sona.ChallengerGate.Comparison;
import io.ruvector.sona.RidgeStatistics.WeightedExample;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The slow part of learning in one scope: brings the sums of the ridge up to date, solves it, and trains the adapter.
 * Calls take turns (the owner sees to that); nothing here changes what readers see.
 */
final class Consolidator {

    private static final int AT_ONCE = 512;
    private static final Comparison UNOPPOSED = new Comparison(0, true);

    private final RouterParts parts;
    private final ScopeRows rows;
    private final RidgeRows ridgeRows;
    private final QualityLearner quality;
    private final ChallengerGate gate;
    private final PatternSpace plain;

    Consolidator(RouterParts parts, ScopeRows rows, SonaKeys keys) {
        this.parts = parts;
        this.rows = rows;
        this.ridgeRows = new RidgeRows(parts.table(), keys, parts.dimension(), parts.options());
        this.quality = new QualityLearner(parts, rows, keys);
        this.gate = new ChallengerGate(parts.features());
        this.plain = PatternSpace.plain(parts.scale());
    }

    /** A solution without ridge and adapter. */
    Solution nothing() {
        return new Solution(null, plain, List.of(), null, 0, 0);
    }

    /** Model version up to which the sums contain everything. */
    long upToVersion() {
        return ridgeRows.head().map(RidgeRows.Head::upToVersion).orElse(0L);
    }

    /**
     * Solves with everything learned up to a snapshot, and adds the rows of the sums to a batch.
     *
     * @param forced whether to go round the gate
     * @return empty when there is nothing new, or the gate kept the challenger out
     */
    Optional<Challenge> upTo(ScopeSnapshot snapshot, boolean forced, WriteBatch batch) {
        List<RatedExample> added = new ArrayList<>();
        long contained = upToVersion();
        for (RouteState route : snapshot.routes()) {
            added.addAll(rows.between(route.route().id(), contained, snapshot.version()));
        }
        boolean solved = snapshot.solution().ridge() != null;
        if (added.isEmpty() && solved && !(byUtility() && quality.isBehind(contained))) {
            return Optional.empty();
        }
        RidgeStatistics statistics = ridgeRows.statistics(parts.features().size());
        apply(statistics, added, 1);
        if (statistics.routeSums().isEmpty()) {
            return Optional.empty();
        }
        Comparison comparison = solved && !forced ? compare(statistics, added, snapshot) : UNOPPOSED;
        if (!comparison.letsIn()) {
            return Optional.empty();
        }
        QualityModel qualities = byUtility() ? quality.upTo(snapshot.routes(), snapshot.version(), batch) : null;
        Solution solution = solve(statistics, snapshot.routes(), qualities, snapshot.version(), batch);
        return Optional.of(new Challenge(solution, comparison.gain()));
    }

    private Comparison compare(RidgeStatistics statistics, List<RatedExample> added, ScopeSnapshot snapshot) {
        List<RatedExample> heldBack = ChallengerGate.heldBack(added);
        if (heldBack.isEmpty()) {
            return UNOPPOSED;
        }
        apply(statistics, heldBack, -1);
        RidgeWeights challenger = statistics.solve(parts.options().ridge());
        apply(statistics, heldBack, 1);
        return gate.compare(challenger, snapshot.solution().ridge(), heldBack, snapshot.ratings());
    }

    /** Solves without some examples that the sums contain, and adds the rows to a batch. */
    Solution without(Collection<RatedExample> forgotten, List<RouteState> routes, WriteBatch batch) {
        long contained = upToVersion();
        RidgeStatistics statistics = ridgeRows.statistics(parts.features().size());
        apply(
                statistics,
                forgotten.stream().filter(e -> e.version() <= contained).toList(),
                -1);
        Set<String> ids = forgotten.stream().map(RatedExample::id).collect(Collectors.toSet());
        List<RouteState> left =
                routes.stream().map(route -> without(ids, route)).toList();
        QualityModel qualities = byUtility() ? quality.without(forgotten, routes, batch) : null;
        return solve(statistics, left, qualities, contained, batch);
    }

    private RouteState without(Set<String> ids, RouteState route) {
        int capacity = parts.options().memoryPerRoute();
        List<RatedExample> left = rows.newest(route.route().id(), capacity + ids.size()).stream()
                .filter(e -> !ids.contains(e.id()))
                .toList();
        RouteMemory memory = new RouteMemory(parts.dimension(), capacity, left);
        return RouteState.of(route.route(), route.description(), memory, plain);
    }

    private boolean byUtility() {
        return parts.options().objective() == Objective.UTILITY;
    }

    private Solution solve(
            RidgeStatistics statistics,
            List<RouteState> routes,
            @Nullable QualityModel qualities,
            long upToVersion,
            WriteBatch batch) {
        RidgeWeights weights = statistics.solve(parts.options().ridge());
        PatternTrial trial = new PatternTrial(routes, plain, parts.options());
        PatternSpace space =
                new AdapterTrainer(trial, plain, parts.options()).train().orElse(plain);
        long examples = statistics.routeSums().stream()
                .mapToLong(RidgeStatistics.RouteSum::examples)
                .sum();
        ridgeRows.put(batch, ridgeRows.newHead(upToVersion, examples), statistics);
        return new Solution(weights, space, trial.counterexamples(space), qualities, upToVersion, examples);
    }

    private void apply(RidgeStatistics statistics, List<RatedExample> examples, int sign) {
        for (int from = 0; from < examples.size(); from += AT_ONCE) {
            statistics.apply(
                    examples.subList(from, Math.min(examples.size(), from + AT_ONCE)).stream()
                            .map(e -> new WeightedExample(
                                    e.routeId(), e.quality(), parts.features().wholeSteps(e.embedding())))
                            .toList(),
                    sign);
        }
    }

    /**
     * A solution that may decide.
     *
     * @param solution the solution
     * @param gain how much better it served held-back feedback
     */
    record Challenge(Solution solution, double gain) {}
}
