package io.ruvector.sona;

import io.ruvector.sona.RidgeStatistics.WeightedExample;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The slow part of learning in one scope: brings the sums of the ridge up to date, solves it, and trains the adapter.
 * Calls take turns (the owner sees to that); nothing here changes what readers see.
 */
final class Consolidator {

    private static final int AT_ONCE = 512;

    private final RouterParts parts;
    private final ScopeRows rows;
    private final RidgeRows ridgeRows;
    private final QualityLearner quality;
    private final PatternSpace plain;

    Consolidator(RouterParts parts, ScopeRows rows, SonaKeys keys) {
        this.parts = parts;
        this.rows = rows;
        this.ridgeRows = new RidgeRows(parts.table(), keys, parts.dimension(), parts.options());
        this.quality = new QualityLearner(parts, rows, keys);
        this.plain = new PatternSpace(null, parts.scale());
    }

    /** The stored solution, or one without ridge and adapter. */
    Solution stored() {
        return ridgeRows
                .head()
                .map(head -> new Solution(
                        ridgeRows.weights().orElse(null),
                        ridgeRows.space().orElse(plain),
                        byUtility() ? quality.stored().orElse(null) : null,
                        head.upToVersion(),
                        head.examples()))
                .orElseGet(() -> new Solution(null, plain, null, 0, 0));
    }

    /** Solves with everything learned up to a snapshot, and adds the rows to a batch. */
    Solution upTo(ScopeSnapshot snapshot, Solution before, WriteBatch batch) {
        List<RatedExample> added = new ArrayList<>();
        for (RouteState route : snapshot.routes()) {
            added.addAll(rows.between(route.route().id(), before.upToVersion(), snapshot.version()));
        }
        if (added.isEmpty() && !(byUtility() && quality.isBehind(before.upToVersion()))) {
            return before;
        }
        QualityModel qualities = byUtility() ? quality.upTo(snapshot.routes(), snapshot.version(), batch) : null;
        RidgeStatistics statistics = ridgeRows.statistics(parts.features().size());
        apply(statistics, added, 1);
        return solve(statistics, snapshot.routes(), qualities, snapshot.version(), batch);
    }

    /** Solves without some examples that the solution contains, and adds the rows to a batch. */
    Solution without(Collection<RatedExample> forgotten, List<RouteState> routes, Solution before, WriteBatch batch) {
        RidgeStatistics statistics = ridgeRows.statistics(parts.features().size());
        apply(
                statistics,
                forgotten.stream()
                        .filter(e -> e.version() <= before.upToVersion())
                        .toList(),
                -1);
        Set<String> ids = forgotten.stream().map(RatedExample::id).collect(Collectors.toSet());
        List<RouteState> left =
                routes.stream().map(route -> without(ids, route)).toList();
        QualityModel qualities = byUtility() ? quality.without(forgotten, routes, batch) : null;
        return solve(statistics, left, qualities, before.upToVersion(), batch);
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
        PatternSpace space =
                new AdapterTrainer(routes, plain, parts.options()).train().orElse(plain);
        long examples = statistics.routeSums().stream()
                .mapToLong(RidgeStatistics.RouteSum::examples)
                .sum();
        ridgeRows.put(batch, ridgeRows.newHead(upToVersion, examples), statistics, weights);
        ridgeRows.put(batch, space);
        return new Solution(weights, space, qualities, upToVersion, examples);
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
}
