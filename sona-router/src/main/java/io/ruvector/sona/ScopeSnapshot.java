package io.ruvector.sona;

import java.util.ArrayList;
import java.util.Collections;
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
 * @param scale chance correction of the embeddings
 * @param ratings how far ratings can be trusted, in [0, 1]: whether similar texts were rated alike
 */
record ScopeSnapshot(
        long version,
        List<RouteState> routes,
        Solution solution,
        PatternCache patterns,
        ExpertRouter experts,
        SimilarityScale scale,
        double ratings) {

    /** Weight of the assumption that ratings agree. */
    private static final double PRIOR = 0.5;
    /** Agreement up to which ratings are taken for noise, and what is added to it from which they count in full. */
    private static final double NOISE = 0.2;

    private static final double FULL = 0.6;

    static ScopeSnapshot of(
            long version, List<RouteState> routes, Solution solution, double ratings, RouterParts parts) {
        return new ScopeSnapshot(
                version,
                List.copyOf(routes),
                solution,
                new PatternCache(routes, solution.space(), solution.counterexamples(), parts.options()),
                new ExpertRouter(
                        routes,
                        parts.scale(),
                        parts.features(),
                        solution.ridge(),
                        solution.upToVersion(),
                        parts.options().unknownBelow(),
                        ratings),
                parts.scale(),
                ratings);
    }

    /** The same with what one of the routes learned. */
    ScopeSnapshot with(long newVersion, RouteState changed) {
        int index = indexOf(changed.route().id());
        List<RouteState> all = new ArrayList<>(routes);
        all.set(index, changed);
        List<RouteState> kept = Collections.unmodifiableList(all);
        return new ScopeSnapshot(
                newVersion, kept, solution, patterns.with(kept, index), experts.with(kept, index), scale, ratings);
    }

    /** The same with ratings trusted as far as they agree now. */
    ScopeSnapshot weighed() {
        double trust = trust(routes, scale);
        return new ScopeSnapshot(version, routes, solution, patterns, experts.trusting(trust), scale, trust);
    }

    /** How far ratings of similar texts agree, from 0 for noise to 1; 1 without ratings. */
    static double trust(List<RouteState> routes, SimilarityScale scale) {
        double[] tally = {PRIOR, PRIOR};
        routes.forEach(route -> route.memory().addAgreement(scale, tally));
        return Math.clamp((tally[0] / tally[1] - NOISE) / FULL, 0, 1);
    }

    Optional<RouteState> route(String id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(routes.get(index));
    }

    private int indexOf(String id) {
        int low = 0;
        int high = routes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = routes.get(middle).route().id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    double[] expectedQualities(float[] embedding, SonaOptions options) {
        return new UtilityChoice(routes, solution.quality(), scale, options).expected(embedding);
    }

    /** Layer 1, else layer 2, else unknown; by utility where that is the objective. */
    Verdict decide(float[] embedding, SonaOptions options) {
        if (options.objective() == Objective.UTILITY) {
            return new UtilityChoice(routes, solution.quality(), scale, options).decide(embedding);
        }
        double unknownBelow = options.unknownBelow();
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
