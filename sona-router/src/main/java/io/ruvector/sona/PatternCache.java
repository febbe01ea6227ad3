package io.ruvector.sona;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Layer 1: answers where a trusted prototype is near and no rival is. Immutable; thread-safe.
 *
 * <p>A prototype answers when its chance-corrected cosine reaches the threshold, it leads the nearest prototype of any
 * other route by the margin, its success posterior and its route's health allow it. Rivals
 * are also the counterexamples of the last consolidation, texts that layer 1 answered wrongly then. A route that was described but
 * never taught takes part as a rival only, so that a familiar pattern does not swallow what a new route is for.
 */
final class PatternCache {

    private static final double HEALTHY = 0.5;
    /** Vectors of a route, those it has no prototype for being zero. */
    private static final int EACH = PrototypeFinder.PROTOTYPES;

    private final List<RouteState> routes;
    private final PatternSpace space;
    private final double similarity;
    private final double margin;
    private final VectorBlocks centres;
    /** Number of vectors: those of the routes and the counterexamples. */
    private final int used;

    PatternCache(List<RouteState> routes, PatternSpace space, List<float[]> counterexamples, SonaOptions options) {
        this.routes = routes;
        this.space = space;
        this.similarity = options.patternSimilarity();
        this.margin = options.patternMargin();
        int dimension = routes.isEmpty() ? 0 : routes.getFirst().description().length;
        List<float[]> vectors = new ArrayList<>();
        routes.forEach(route -> vectors.addAll(vectorsOf(route)));
        vectors.addAll(counterexamples);
        this.used = vectors.size();
        this.centres = VectorBlocks.of(dimension, vectors);
    }

    private PatternCache(PatternCache before, List<RouteState> routes, int changed) {
        this.routes = routes;
        this.space = before.space;
        this.similarity = before.similarity;
        this.margin = before.margin;
        this.used = before.used;
        this.centres = before.centres.with(changed * EACH, vectorsOf(routes.get(changed)));
    }

    /** The same with what one route learned. */
    PatternCache with(List<RouteState> changedRoutes, int changed) {
        return new PatternCache(this, changedRoutes, changed);
    }

    private List<float[]> vectorsOf(RouteState route) {
        List<float[]> vectors = new ArrayList<>();
        route.prototypes().forEach(prototype -> vectors.add(prototype.centre()));
        if (vectors.isEmpty()) {
            vectors.add(space.of(route.description()));
        }
        vectors.addAll(Collections.nCopies(EACH - vectors.size(), new float[route.description().length]));
        return vectors;
    }

    /** The route of the prototype that may answer, if one may. */
    Optional<RouteMatch> match(float[] embedding) {
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        float[] cosines = centres.dots(space.of(embedding));
        int best = 0;
        for (int i = 1; i < used; i++) {
            if (cosines[i] > cosines[best]) {
                best = i;
            }
        }
        int owner = best / EACH;
        if (owner >= routes.size()) {
            return Optional.empty();
        }
        List<PatternPrototype> own = routes.get(owner).prototypes();
        double nearest = space.scale().corrected(cosines[best]);
        if (nearest < similarity
                || best % EACH >= own.size()
                || !own.get(best % EACH).trusted()
                || routes.get(owner).health() < HEALTHY) {
            return Optional.empty();
        }
        float other = 0;
        for (int i = 0; i < used; i++) {
            if (i / EACH != owner && cosines[i] > other) {
                other = cosines[i];
            }
        }
        double lead = nearest - Math.max(0, space.scale().corrected(other));
        if (lead < margin) {
            return Optional.empty();
        }
        PatternPrototype prototype = own.get(best % EACH);
        return Optional.of(new RouteMatch(routes.get(owner).route(), prototype.posterior(), "pattern", nearest, lead));
    }
}
