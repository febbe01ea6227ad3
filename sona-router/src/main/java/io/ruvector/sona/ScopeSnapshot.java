package io.ruvector.sona;

import java.util.List;
import java.util.Optional;

/**
 * Everything a reader needs to route in one scope, at one version. Immutable; thread-safe.
 *
 * @param version what had been learned by then
 * @param routes in order of their ids
 * @param solution of the last consolidation
 * @param patterns layer 1
 * @param experts layer 2
 */
record ScopeSnapshot(
        long version, List<RouteState> routes, Solution solution, PatternCache patterns, ExpertRouter experts) {

    static ScopeSnapshot of(long version, List<RouteState> routes, Solution solution, RouterParts parts) {
        return new ScopeSnapshot(
                version,
                List.copyOf(routes),
                solution,
                new PatternCache(routes, solution.space(), parts.options()),
                new ExpertRouter(
                        routes,
                        parts.scale(),
                        parts.features(),
                        solution.ridge(),
                        parts.options().unknownBelow()));
    }

    Optional<RouteState> route(String id) {
        return routes.stream().filter(r -> r.route().id().equals(id)).findFirst();
    }

    /** Layer 1, else layer 2, else unknown. */
    Verdict decide(float[] embedding, double unknownBelow) {
        Optional<RouteMatch> pattern = patterns.match(embedding);
        if (pattern.isPresent()) {
            return Verdict.of(RouteSource.PATTERN, pattern.get());
        }
        Optional<RouteMatch> expert = experts.match(embedding);
        if (expert.isEmpty()) {
            return new Verdict(RouteSource.UNKNOWN, Optional.empty(), 0, "no route was added");
        }
        if (expert.get().confidence() < unknownBelow) {
            return Verdict.refused(expert.get(), unknownBelow);
        }
        return Verdict.of(RouteSource.EXPERT, expert.get());
    }
}
