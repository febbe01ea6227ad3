package io.ruvector.sona;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a reader needs to route in one scope, at one version. Immutable; thread-safe.
 *
 * @param version what had been learned by then
 * @param routes in order of their ids
 * @param ridge solution of the ridge, if it was computed
 * @param patterns layer 1
 * @param experts layer 2
 */
record ScopeSnapshot(
        long version,
        List<RouteState> routes,
        @Nullable RidgeWeights ridge,
        PatternCache patterns,
        ExpertRouter experts) {

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
