package io.ruvector.sona;

import java.util.List;

/**
 * A route with what was learned about it, derived once from its memory. Immutable; thread-safe.
 *
 * @param route the route
 * @param description unit embedding of its description; never written
 * @param memory its newest examples
 * @param patterns the newest of the same examples in the space of layer 1
 * @param cosines of those with one another
 * @param prototypes centres of its good examples in that space
 * @param mean unit mean of its good examples, or the description where there is none; never written
 * @param health share of good among its recent ratings
 */
record RouteState(
        Route route,
        float[] description,
        RouteMemory memory,
        RouteMemory patterns,
        CosineTable cosines,
        List<PatternPrototype> prototypes,
        float[] mean,
        double health) {

    /** Examples from which prototypes are found, the newest ones. */
    private static final int WINDOW = 64;

    static RouteState of(Route route, float[] description, RouteMemory memory, PatternSpace space) {
        RouteMemory patterns = shared(memory, space) ? memory : memory.in(space, Math.min(WINDOW, memory.capacity()));
        return of(route, description, memory, patterns, CosineTable.of(patterns));
    }

    private static boolean shared(RouteMemory memory, PatternSpace space) {
        return space.adapter() == null && memory.capacity() <= WINDOW;
    }

    private static RouteState of(
            Route route, float[] description, RouteMemory memory, RouteMemory patterns, CosineTable cosines) {
        return new RouteState(
                route,
                description,
                memory,
                patterns,
                cosines,
                new PrototypeFinder(patterns, cosines).find(),
                memory.hasGoodExample() ? memory.mean() : description,
                memory.health());
    }

    RouteState plus(List<RatedExample> examples, PatternSpace space) {
        RouteMemory grown = memory.plus(examples);
        RouteMemory grownPatterns = shared(grown, space)
                ? grown
                : patterns.plus(examples.stream().map(space::of).toList());
        CosineTable grownCosines =
                examples.size() == 1 ? cosines.plusNewestOf(grownPatterns) : CosineTable.of(grownPatterns);
        return of(route, description, grown, grownPatterns, grownCosines);
    }

    RouteState in(PatternSpace space) {
        return of(route, description, memory, space);
    }

    /** What a score is multiplied by: less than 1 once most recent ratings are bad. */
    double trust() {
        return Math.min(1, 2 * health);
    }
}
