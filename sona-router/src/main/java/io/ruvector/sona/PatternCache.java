package io.ruvector.sona;

import java.util.List;
import java.util.Optional;

/**
 * Layer 1: answers where a trusted prototype is near and no rival is. Immutable; thread-safe.
 *
 * <p>A prototype answers when its chance-corrected cosine reaches the threshold, it leads the nearest prototype of any
 * other route by the margin, its success posterior and its route's health allow it. A route that was described but
 * never taught takes part as a rival only, so that a familiar pattern does not swallow what a new route is for.
 */
final class PatternCache {

    private static final double HEALTHY = 0.5;

    private final List<RouteState> routes;
    private final PatternSpace space;
    private final double similarity;
    private final double margin;
    private final float[] columns;
    private final int[] owner;
    private final PatternPrototype[] prototypes;

    PatternCache(List<RouteState> routes, PatternSpace space, SonaOptions options) {
        this.routes = routes;
        this.space = space;
        this.similarity = options.patternSimilarity();
        this.margin = options.patternMargin();
        int count = 0;
        for (RouteState route : routes) {
            count += Math.max(1, route.prototypes().size());
        }
        int dimension = routes.isEmpty() ? 0 : routes.getFirst().description().length;
        this.columns = new float[dimension * count];
        this.owner = new int[count];
        this.prototypes = new PatternPrototype[count];
        int column = 0;
        for (int r = 0; r < routes.size(); r++) {
            List<PatternPrototype> found = routes.get(r).prototypes();
            List<PatternPrototype> shown =
                    found.isEmpty() ? List.of(rival(space.of(routes.get(r).description()))) : found;
            for (PatternPrototype prototype : shown) {
                UnitVectors.setColumn(columns, count, column, prototype.centre());
                owner[column] = r;
                prototypes[column++] = prototype;
            }
        }
    }

    private static PatternPrototype rival(float[] description) {
        return new PatternPrototype(description, 0, 0);
    }

    /** The route of the prototype that may answer, if one may. */
    Optional<RouteMatch> match(float[] embedding) {
        float[] cosines = UnitVectors.dots(space.of(embedding), columns, owner.length);
        int best = -1;
        for (int i = 0; i < cosines.length; i++) {
            if (best < 0 || cosines[i] > cosines[best]) {
                best = i;
            }
        }
        if (best < 0 || !prototypes[best].trusted() || routes.get(owner[best]).health() < HEALTHY) {
            return Optional.empty();
        }
        double nearest = space.scale().corrected(cosines[best]);
        double rival = 0;
        for (int i = 0; i < cosines.length; i++) {
            if (owner[i] != owner[best]) {
                rival = Math.max(rival, space.scale().corrected(cosines[i]));
            }
        }
        if (nearest < similarity || nearest - rival < margin) {
            return Optional.empty();
        }
        Route route = routes.get(owner[best]).route();
        return Optional.of(new RouteMatch(route, prototypes[best].posterior(), "pattern", nearest, nearest - rival));
    }
}
