package io.ruvector.sona;

import java.util.List;

/**
 * A route with what was learned about it, derived once from its memory. Immutable; thread-safe.
 *
 * @param route the route
 * @param description unit embedding of its description; never written
 * @param memory its newest examples
 * @param prototypes centres of its good examples
 * @param mean unit mean of its good examples, or the description where there is none; never written
 * @param health share of good among its recent ratings
 */
record RouteState(
        Route route,
        float[] description,
        RouteMemory memory,
        List<PatternPrototype> prototypes,
        float[] mean,
        double health) {

    static RouteState of(Route route, float[] description, RouteMemory memory) {
        return new RouteState(
                route,
                description,
                memory,
                new PrototypeFinder(memory).find(),
                memory.hasGoodExample() ? memory.mean() : description,
                memory.health());
    }

    RouteState plus(List<RatedExample> examples) {
        return of(route, description, memory.plus(examples));
    }

    /** What a score is multiplied by: less than 1 once most recent ratings are bad. */
    double trust() {
        return Math.min(1, 2 * health);
    }
}
