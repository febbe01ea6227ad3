package io.ruvector.sona;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What layer 1 learns from and is tried on at a consolidation. Of each route's {@value #NEWEST} newest good examples every
 * eighth is held out; so are older ones that the memories still hold, evenly drawn, since prototypes of the latest requests
 * may answer the earlier ones wrongly.
 */
final class PatternTrial {

    private static final int FEWEST = 8;
    private static final int NEWEST = 64;
    private static final int HELD_OUT_EACH = 8;
    private static final int OLDER = 4_096;
    private static final int WRONG_COSTS = 10;
    private static final int COUNTEREXAMPLES = 256;

    private final SonaOptions options;
    private final List<RouteState> routes = new ArrayList<>();
    private final List<Labelled> training = new ArrayList<>();
    private final List<Labelled> heldOut = new ArrayList<>();

    PatternTrial(List<RouteState> all, PatternSpace plain, SonaOptions options) {
        this.options = options;
        for (RouteState route : all) {
            List<RatedExample> good = route.memory().examples().stream()
                    .filter(e -> e.quality() > 0)
                    .toList();
            if (good.size() >= FEWEST) {
                RouteMemory kept = new RouteMemory(
                        route.description().length, NEWEST, split(good, routes.size(), OLDER / all.size()));
                routes.add(RouteState.of(route.route(), route.description(), kept, plain));
            }
        }
    }

    /** Adds a route's examples to either part; returns those to learn from. */
    private List<RatedExample> split(List<RatedExample> good, int label, int mostOlder) {
        int first = Math.max(0, good.size() - NEWEST);
        int older = Math.min(first, mostOlder);
        IntStream.range(0, older)
                .map(i -> (int) ((long) i * first / older))
                .forEach(i -> heldOut.add(new Labelled(good.get(i).embedding(), label)));
        List<RatedExample> kept = new ArrayList<>();
        for (int i = first; i < good.size(); i++) {
            boolean out = i % HELD_OUT_EACH == HELD_OUT_EACH - 1;
            (out ? heldOut : training).add(new Labelled(good.get(i).embedding(), label));
            if (!out) {
                kept.add(good.get(i));
            }
        }
        return kept;
    }

    /** The routes with enough examples, with those to learn from only. */
    List<RouteState> routes() {
        return routes;
    }

    List<Labelled> training() {
        return training;
    }

    /** Right answers to held-out examples less {@value #WRONG_COSTS} times the wrong ones. */
    double utility(PatternSpace space) {
        int answered = answered(space, true).size();
        return answered - WRONG_COSTS * answered(space, false).size();
    }

    /** Held-out examples that layer 1 would answer wrongly, at most {@value #COUNTEREXAMPLES}, as they are in the space. */
    List<float[]> counterexamples(PatternSpace space) {
        return answered(space, false).stream()
                .limit(COUNTEREXAMPLES)
                .map(example -> space.of(example.vector()))
                .toList();
    }

    private List<Labelled> answered(PatternSpace space, boolean rightly) {
        List<RouteState> moved = routes.stream().map(route -> route.in(space)).toList();
        PatternCache cache = new PatternCache(moved, space, List.of(), options);
        return heldOut.stream()
                .filter(example -> {
                    Optional<RouteMatch> match = cache.match(example.vector());
                    return match.isPresent()
                            && match.get()
                                            .route()
                                            .equals(routes.get(example.label()).route())
                                    == rightly;
                })
                .toList();
    }

    /**
     * An example.
     *
     * @param vector its embedding; never written
     * @param label index of its route among {@link #routes()}
     */
    record Labelled(float[] vector, int label) {}
}
