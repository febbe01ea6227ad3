package io.ruvector.sona;

import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was learned in one scope. Readers take the current snapshot and never wait; each change is written durably, then
 * a new snapshot takes the old one's place. Thread-safe.
 *
 * <p>Two locks: changes take turns under {@code change}; what reads or rewrites the sums of the ridge holds
 * {@code consolidation} around that, so that routing and learning go on while the ridge is solved.
 */
final class ScopeModel {

    private static final int FIRST_CONSOLIDATION = 100;
    /** Routes that change at once up to which the snapshot is changed in place of made anew. */
    private static final int FEW_ROUTES = 4;

    private final String scope;
    private final RouterParts parts;
    private final ScopeRows rows;
    private final Consolidator consolidator;
    private final ReentrantLock change = new ReentrantLock();
    private final ReentrantLock consolidation = new ReentrantLock();
    private volatile long pending;
    private volatile ScopeSnapshot current;

    ScopeModel(String scope, RouterParts parts) {
        this.scope = scope;
        this.parts = parts;
        SonaKeys keys = new SonaKeys(scope);
        this.rows = new ScopeRows(parts.table(), keys);
        this.consolidator = new Consolidator(parts, rows, keys);
        Solution solution = consolidator.stored();
        List<RouteState> routes = new ArrayList<>();
        for (ScopeRows.DescribedRoute described : rows.routes()) {
            RouteMemory memory = newestOf(described.route().id());
            routes.add(RouteState.of(described.route(), described.description(), memory, solution.space()));
        }
        this.current = ScopeSnapshot.of(rows.version(), routes, solution, parts);
        this.pending = countPending(current);
    }

    ScopeSnapshot current() {
        return current;
    }

    /** Whether enough came in since the last consolidation: a quarter more, and at least 100. */
    boolean consolidationDue() {
        return pending >= Math.max(FIRST_CONSOLIDATION, current.solution().examples() / 4);
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
            routes.put(
                    route.id(),
                    RouteState.of(route, description, memory, now.solution().space()));
            commit(batch, now.version() + 1, routes.values(), now.solution());
        } finally {
            change.unlock();
        }
    }

    /** Learns a user's taught examples or ratings, or nobody's, together with any rows that belong to them. */
    void learn(List<RatedExample> unversioned, String user, WriteBatch batch) {
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
                RatedExample learned = e.at(++version);
                rows.putExample(batch, learned);
                if (!user.isEmpty()) {
                    rows.putUser(batch, user, learned.id());
                }
                byRoute.computeIfAbsent(e.routeId(), _ -> new ArrayList<>()).add(learned);
            }
            PatternSpace space = now.solution().space();
            if (byRoute.size() <= FEW_ROUTES) {
                ScopeSnapshot next = now;
                for (Map.Entry<String, List<RatedExample>> learned : byRoute.entrySet()) {
                    RouteState state = next.route(learned.getKey()).orElseThrow();
                    next = next.with(version, state.plus(learned.getValue(), space));
                }
                rows.putVersion(batch, version);
                parts.db().write(batch);
                current = next;
            } else {
                Map<String, RouteState> routes = byId(now.routes());
                byRoute.forEach((id, learned) -> routes.computeIfPresent(id, (_, state) -> state.plus(learned, space)));
                commit(batch, version, routes.values(), now.solution());
            }
            pending += unversioned.size();
        } finally {
            change.unlock();
        }
    }

    List<String> examplesOf(String user) {
        return rows.examplesOf(user);
    }

    boolean hasExample(String id) {
        return rows.hasExample(id);
    }

    /** Solves the ridge and trains the adapter over everything learned until now. */
    void consolidate() {
        consolidation.lock();
        try {
            Solution before = current.solution();
            WriteBatch batch = new WriteBatch();
            Solution after = consolidator.upTo(current, before, batch);
            if (!after.equals(before)) {
                publish(after, batch, List.of());
            }
        } finally {
            consolidation.unlock();
        }
    }

    /**
     * Erases examples: their rows, their part in the ridge (subtracted exactly), in the adapter (trained without them)
     * and in their routes' memories.
     *
     * @param ids of examples or rated decisions
     * @param batch further rows to remove with them
     */
    void forget(Collection<String> ids, WriteBatch batch) {
        consolidation.lock();
        try {
            List<RatedExample> forgotten = ids.stream()
                    .distinct()
                    .flatMap(id -> rows.example(id).stream())
                    .toList();
            forgotten.forEach(e -> rows.removeExample(batch, e));
            Solution before = current.solution();
            boolean contained = forgotten.stream().anyMatch(e -> e.version() <= before.upToVersion());
            Solution after = contained ? consolidator.without(forgotten, current.routes(), before, batch) : before;
            publish(after, batch, forgotten);
        } finally {
            consolidation.unlock();
        }
    }

    /** Writes first, so that the memories of the touched routes are read back without what was forgotten. */
    private void publish(Solution solution, WriteBatch batch, List<RatedExample> forgotten) {
        change.lock();
        try {
            ScopeSnapshot now = current;
            long version = now.version() + 1;
            rows.putVersion(batch, version);
            parts.db().write(batch);
            PatternSpace space = solution.space();
            Map<String, RouteState> routes = byId(now.routes());
            if (!space.equals(now.solution().space())) {
                routes.replaceAll((_, state) -> state.in(space));
            }
            forgotten.stream()
                    .map(RatedExample::routeId)
                    .distinct()
                    .forEach(id -> routes.computeIfPresent(
                            id, (_, state) -> RouteState.of(state.route(), state.description(), newestOf(id), space)));
            current = ScopeSnapshot.of(version, List.copyOf(routes.values()), solution, parts);
            pending = countPending(current);
        } finally {
            change.unlock();
        }
    }

    private void commit(WriteBatch batch, long version, Collection<RouteState> routes, Solution solution) {
        rows.putVersion(batch, version);
        parts.db().write(batch);
        current = ScopeSnapshot.of(version, List.copyOf(routes), solution, parts);
    }

    /** Examples in memory that the solution does not contain; those that left memory since are not worth counting. */
    private static long countPending(ScopeSnapshot snapshot) {
        return snapshot.routes().stream()
                .flatMap(r -> r.memory().examples().stream())
                .filter(e -> e.version() > snapshot.solution().upToVersion())
                .count();
    }

    private RouteMemory newestOf(String routeId) {
        int capacity = parts.options().memoryPerRoute();
        return new RouteMemory(parts.dimension(), capacity, rows.newest(routeId, capacity));
    }

    private static Map<String, RouteState> byId(List<RouteState> routes) {
        Map<String, RouteState> byId = new TreeMap<>();
        routes.forEach(route -> byId.put(route.route().id(), route));
        return byId;
    }
}
