package io.ruvector.sona;

import io.ruvector.sona.RidgeStatistics.WeightedExample;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was learned in one scope. Readers take the current snapshot and never wait; each change is written durably, then
 * a new snapshot takes the old one's place. Thread-safe.
 *
 * <p>Two locks: changes take turns under {@code change}; what reads or rewrites the sums of the ridge holds
 * {@code ridge} around that, so that routing and learning go on while the ridge is solved.
 */
final class ScopeModel {

    private static final int FIRST_RIDGE = 100;
    private static final int SOLVE_BATCH = 512;

    private final String scope;
    private final RouterParts parts;
    private final ScopeRows rows;
    private final RidgeRows ridgeRows;
    private final ReentrantLock change = new ReentrantLock();
    private final ReentrantLock ridge = new ReentrantLock();
    private final AtomicLong pending = new AtomicLong();
    private volatile long consolidated;
    private volatile ScopeSnapshot current;

    ScopeModel(String scope, RouterParts parts) {
        this.scope = scope;
        this.parts = parts;
        SonaKeys keys = new SonaKeys(scope);
        this.rows = new ScopeRows(parts.table(), keys);
        this.ridgeRows = new RidgeRows(parts.table(), keys, parts.dimension(), parts.options());
        List<RouteState> routes = new ArrayList<>();
        long version = rows.version();
        Optional<RidgeRows.Head> head = ridgeRows.head();
        long contained = head.map(RidgeRows.Head::upToVersion).orElse(0L);
        for (ScopeRows.DescribedRoute described : rows.routes()) {
            RouteMemory memory = newestOf(described.route().id());
            routes.add(RouteState.of(described.route(), described.description(), memory));
            pending.addAndGet(memory.examples().stream()
                    .filter(e -> e.version() > contained)
                    .count());
        }
        this.consolidated = head.map(RidgeRows.Head::examples).orElse(0L);
        this.current = snapshot(version, routes, ridgeRows.weights().orElse(null));
    }

    ScopeSnapshot current() {
        return current;
    }

    /** Whether enough came in since the ridge was solved to solve it anew: a quarter more, and at least 100. */
    boolean consolidationDue() {
        return pending.get() >= Math.max(FIRST_RIDGE, consolidated / 4);
    }

    void addRoute(Route route, float[] description) {
        change.lock();
        try {
            ScopeSnapshot now = current;
            RouteMemory memory = now.route(route.id())
                    .map(RouteState::memory)
                    .orElseGet(() ->
                            new RouteMemory(parts.dimension(), parts.options().memoryPerRoute(), List.of()));
            WriteBatch batch = new WriteBatch();
            rows.putRoute(batch, route, description);
            Map<String, RouteState> routes = byId(now.routes());
            routes.put(route.id(), RouteState.of(route, description, memory));
            commit(batch, now.version() + 1, routes.values(), now.ridge());
        } finally {
            change.unlock();
        }
    }

    /** Learns taught examples or ratings, together with any rows that belong to them. */
    void learn(List<RatedExample> unversioned, WriteBatch batch) {
        change.lock();
        try {
            ScopeSnapshot now = current;
            long version = now.version();
            Map<String, List<RatedExample>> byRoute = new LinkedHashMap<>();
            for (RatedExample e : unversioned) {
                if (now.route(e.routeId()).isEmpty()) {
                    throw new UnknownRouteException(e.routeId(), scope);
                }
                if (rows.hasExample(e.id())) {
                    throw new AlreadyRatedException(e.id());
                }
                version++;
                RatedExample learned = new RatedExample(
                        e.id(), e.routeId(), version, e.quality(), e.feedback(), e.text(), e.embedding());
                rows.putExample(batch, learned);
                byRoute.computeIfAbsent(e.routeId(), _ -> new ArrayList<>()).add(learned);
            }
            Map<String, RouteState> routes = byId(now.routes());
            byRoute.forEach((id, learned) -> routes.computeIfPresent(id, (_, state) -> state.plus(learned)));
            commit(batch, version, routes.values(), now.ridge());
            pending.addAndGet(unversioned.size());
        } finally {
            change.unlock();
        }
    }

    Optional<RatedExample> example(String id) {
        return rows.example(id);
    }

    /** Solves the ridge over everything learned until now. */
    void consolidate() {
        ridge.lock();
        try {
            ScopeSnapshot start = current;
            long contained = ridgeRows.head().map(RidgeRows.Head::upToVersion).orElse(0L);
            RidgeStatistics statistics = ridgeRows.statistics(parts.features().size());
            boolean changed = false;
            for (RouteState route : start.routes()) {
                List<RatedExample> added = rows.between(route.route().id(), contained, start.version());
                apply(statistics, added, 1);
                changed |= !added.isEmpty();
            }
            if (changed) {
                publish(statistics, start.version(), new WriteBatch());
            }
        } finally {
            ridge.unlock();
        }
    }

    /**
     * Erases examples: their rows, their part in the ridge (subtracted exactly) and in their routes' memories.
     *
     * @param ids of examples or rated decisions
     * @param batch further rows to remove with them
     * @return how many there were
     */
    int forget(Collection<String> ids, WriteBatch batch) {
        ridge.lock();
        try {
            List<RatedExample> forgotten = ids.stream()
                    .distinct()
                    .flatMap(id -> rows.example(id).stream())
                    .toList();
            forgotten.forEach(e -> rows.removeExample(batch, e));
            long contained = ridgeRows.head().map(RidgeRows.Head::upToVersion).orElse(0L);
            List<RatedExample> inRidge =
                    forgotten.stream().filter(e -> e.version() <= contained).toList();
            if (inRidge.isEmpty()) {
                change.lock();
                try {
                    commitForgetting(batch, forgotten, current.ridge());
                } finally {
                    change.unlock();
                }
            } else {
                RidgeStatistics statistics =
                        ridgeRows.statistics(parts.features().size());
                apply(statistics, inRidge, -1);
                publish(statistics, contained, batch, forgotten);
            }
            return forgotten.size();
        } finally {
            ridge.unlock();
        }
    }

    private void publish(RidgeStatistics statistics, long upToVersion, WriteBatch batch) {
        publish(statistics, upToVersion, batch, List.of());
    }

    private void publish(RidgeStatistics statistics, long upToVersion, WriteBatch batch, List<RatedExample> forgotten) {
        RidgeWeights weights = statistics.solve(parts.options().ridge());
        long examples = statistics.routeSums().stream()
                .mapToLong(RidgeStatistics.RouteSum::examples)
                .sum();
        ridgeRows.put(batch, ridgeRows.newHead(upToVersion, examples), statistics, weights);
        change.lock();
        try {
            commitForgetting(batch, forgotten, weights);
            consolidated = examples;
            pending.set(current.version() > upToVersion ? countPending(upToVersion) : 0);
        } finally {
            change.unlock();
        }
    }

    private long countPending(long upToVersion) {
        return current.routes().stream()
                .flatMap(r -> r.memory().examples().stream())
                .filter(e -> e.version() > upToVersion)
                .count();
    }

    /** Writes first, so that the memories of the touched routes are read back without what was forgotten. */
    private void commitForgetting(WriteBatch batch, List<RatedExample> forgotten, @Nullable RidgeWeights weights) {
        ScopeSnapshot now = current;
        long version = now.version() + 1;
        rows.putVersion(batch, version);
        parts.db().write(batch);
        Map<String, RouteState> routes = byId(now.routes());
        forgotten.stream()
                .map(RatedExample::routeId)
                .distinct()
                .forEach(id -> routes.computeIfPresent(
                        id, (_, state) -> RouteState.of(state.route(), state.description(), newestOf(id))));
        current = snapshot(version, List.copyOf(routes.values()), weights);
    }

    private void commit(WriteBatch batch, long version, Collection<RouteState> routes, @Nullable RidgeWeights weights) {
        rows.putVersion(batch, version);
        parts.db().write(batch);
        current = snapshot(version, List.copyOf(routes), weights);
    }

    private void apply(RidgeStatistics statistics, List<RatedExample> examples, int sign) {
        for (int from = 0; from < examples.size(); from += SOLVE_BATCH) {
            statistics.apply(
                    examples.subList(from, Math.min(examples.size(), from + SOLVE_BATCH)).stream()
                            .map(e -> new WeightedExample(
                                    e.routeId(), e.quality(), parts.features().wholeSteps(e.embedding())))
                            .toList(),
                    sign);
        }
    }

    private RouteMemory newestOf(String routeId) {
        int capacity = parts.options().memoryPerRoute();
        return new RouteMemory(parts.dimension(), capacity, rows.newest(routeId, capacity));
    }

    private ScopeSnapshot snapshot(long version, List<RouteState> routes, @Nullable RidgeWeights weights) {
        return new ScopeSnapshot(
                version,
                List.copyOf(routes),
                weights,
                new PatternCache(routes, parts.scale(), parts.options()),
                new ExpertRouter(
                        routes,
                        parts.scale(),
                        parts.features(),
                        weights,
                        parts.options().unknownBelow()));
    }

    private static Map<String, RouteState> byId(List<RouteState> routes) {
        Map<String, RouteState> byId = new TreeMap<>();
        routes.forEach(route -> byId.put(route.route().id(), route));
        return byId;
    }
}
