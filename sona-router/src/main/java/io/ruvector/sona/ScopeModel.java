package io.ruvector.sona;

import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    /** Changes after which it is looked at again whether ratings agree. */
    private static final int WEIGHED_EVERY = 64;

    private final String scope;
    private final RouterParts parts;
    private final ScopeRows rows;
    private final Consolidator consolidator;
    private final VersionRows versions;
    private final Clock clock;
    private final ReentrantLock change = new ReentrantLock();
    private final ReentrantLock consolidation = new ReentrantLock();
    private volatile long pending;
    private volatile ScopeSnapshot current;
    private DriftDetector drift = new DriftDetector();
    private volatile @Nullable Drift lastDrift;

    ScopeModel(String scope, RouterParts parts, Clock clock) {
        this.scope = scope;
        this.parts = parts;
        this.clock = clock;
        SonaKeys keys = new SonaKeys(scope);
        this.rows = new ScopeRows(parts.table(), keys);
        this.consolidator = new Consolidator(parts, rows, keys);
        this.versions = new VersionRows(parts, keys);
        Solution solution = versions.activeSolution().orElseGet(consolidator::nothing);
        List<RouteState> routes = new ArrayList<>();
        for (ScopeRows.DescribedRoute described : rows.routes()) {
            RouteMemory memory = newestOf(described.route().id(), Set.of());
            routes.add(RouteState.of(described.route(), described.description(), memory, solution.space()));
        }
        this.current = ScopeSnapshot.of(rows.version(), routes, solution, rows.ratings(), parts);
        this.pending = countPending(current);
        restoreDrift();
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
                boolean weigh = version / WEIGHED_EVERY != now.version() / WEIGHED_EVERY;
                next = weigh ? next.weighed() : next;
                rows.putVersion(batch, version, next.ratings());
                parts.db().write(batch);
                current = next;
            } else {
                Map<String, RouteState> routes = byId(now.routes());
                byRoute.forEach((id, learned) -> routes.computeIfPresent(id, (_, state) -> state.plus(learned, space)));
                commit(batch, version, routes.values(), now.solution());
            }
            pending += unversioned.size();
            watch(unversioned, version);
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

    /**
     * Solves the ridge and trains the adapter over everything learned until now.
     *
     * @param forced whether the solution decides even if it serves held-back feedback worse than the present one
     * @return whether a new solution decides
     */
    boolean consolidate(boolean forced) {
        consolidation.lock();
        try {
            WriteBatch batch = new WriteBatch();
            Optional<Consolidator.Challenge> challenge = consolidator.upTo(current, forced, batch);
            // A challenger kept out is not tried again before as much came in once more.
            pending = 0;
            challenge.ifPresent(c -> publish(c.solution(), c.gain(), batch, List.of()));
            return challenge.isPresent();
        } finally {
            consolidation.unlock();
        }
    }

    /**
     * Erases examples: their rows, their part in the ridge (subtracted exactly), in the adapter (trained without them)
     * and in their routes' memories; and all former solutions, which contain them.
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
            long upToVersion = consolidator.upToVersion();
            if (forgotten.stream().anyMatch(e -> e.version() <= upToVersion)) {
                Solution after = consolidator.without(forgotten, current.routes(), batch);
                versions.removeAll(batch);
                publish(after, 0, batch, forgotten);
            } else {
                publish(current.solution(), 0, batch, forgotten);
            }
        } finally {
            consolidation.unlock();
        }
    }

    /** The solutions kept, newest first. */
    List<ModelVersion> versions() {
        return versions.versions();
    }

    /** Decides with a former solution again; what was learned since stays, and counts by similarity. */
    void rollback(long version) {
        consolidation.lock();
        try {
            Solution former = versions.solution(version).orElseThrow(() -> new UnknownVersionException(version, scope));
            WriteBatch batch = new WriteBatch();
            versions.activate(batch, version);
            show(former, batch, List.of());
            pending = 0;
        } finally {
            consolidation.unlock();
        }
    }

    Optional<Drift> lastDrift() {
        return Optional.ofNullable(lastDrift);
    }

    private void publish(Solution solution, double gain, WriteBatch batch, List<RatedExample> forgotten) {
        change.lock();
        try {
            if (solution != current.solution()) {
                versions.put(batch, current.version() + 1, clock.instant(), gain, solution);
            }
            show(solution, batch, forgotten);
            if (!forgotten.isEmpty()) {
                restoreDrift();
            }
        } finally {
            change.unlock();
        }
    }

    private void show(Solution solution, WriteBatch batch, List<RatedExample> forgotten) {
        change.lock();
        try {
            ScopeSnapshot now = current;
            PatternSpace space = solution.space();
            Map<String, RouteState> routes = byId(now.routes());
            if (!space.equals(now.solution().space())) {
                routes.replaceAll((_, state) -> state.in(space));
            }
            Set<String> ids = forgotten.stream().map(RatedExample::id).collect(Collectors.toSet());
            forgotten.stream()
                    .map(RatedExample::routeId)
                    .distinct()
                    .forEach(id -> routes.computeIfPresent(
                            id,
                            (_, state) -> RouteState.of(state.route(), state.description(), newestOf(id, ids), space)));
            commit(batch, now.version() + 1, routes.values(), solution);
            pending = countPending(current);
        } finally {
            change.unlock();
        }
    }

    /** Windows over the ratings in memory, so that a restart changes nothing. */
    private void restoreDrift() {
        drift = new DriftDetector();
        lastDrift = null;
        current.routes().stream()
                .flatMap(route -> route.memory().examples().stream())
                .filter(RatedExample::feedback)
                .sorted(Comparator.comparingLong(RatedExample::version))
                .forEach(e -> drift.rated(e.version(), e.quality()).ifPresent(found -> lastDrift = found));
    }

    private void watch(List<RatedExample> learned, long version) {
        for (RatedExample e : learned) {
            if (e.feedback()) {
                drift.rated(version, e.quality()).ifPresent(found -> {
                    lastDrift = found;
                    // What changed is learned at once.
                    pending = Long.MAX_VALUE / 2;
                });
            }
        }
    }

    private void commit(WriteBatch batch, long version, Collection<RouteState> routes, Solution solution) {
        double ratings = ScopeSnapshot.trust(List.copyOf(routes), parts.scale());
        rows.putVersion(batch, version, ratings);
        parts.db().write(batch);
        current = ScopeSnapshot.of(version, List.copyOf(routes), solution, ratings, parts);
    }

    /** Examples in memory that the solution does not contain; those that left memory since are not worth counting. */
    private static long countPending(ScopeSnapshot snapshot) {
        return snapshot.routes().stream()
                .flatMap(r -> r.memory().examples().stream())
                .filter(e -> e.version() > snapshot.solution().upToVersion())
                .count();
    }

    /** The newest examples of a route but for some. */
    private RouteMemory newestOf(String routeId, Set<String> butIds) {
        int capacity = parts.options().memoryPerRoute();
        List<RatedExample> left = rows.newest(routeId, capacity + butIds.size()).stream()
                .filter(e -> !butIds.contains(e.id()))
                .toList();
        return new RouteMemory(parts.dimension(), capacity, left);
    }

    private static Map<String, RouteState> byId(List<RouteState> routes) {
        Map<String, RouteState> byId = new TreeMap<>();
        routes.forEach(route -> byId.put(route.route().id(), route));
        return byId;
    }
}
