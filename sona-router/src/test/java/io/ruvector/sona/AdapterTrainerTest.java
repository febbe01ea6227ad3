package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Routes differ in the first 8 of 32 dimensions; the others are loud noise, which an adapter can learn to ignore. */
class AdapterTrainerTest {

    private static final int DIMENSION = 32;
    private static final int ROUTES = 8;
    private static final PatternSpace PLAIN = PatternSpace.plain(new SimilarityScale(0));

    private final SonaOptions options =
            SonaOptions.builder().adapterRank(8).patternGate(0.55, 0.12).build();

    @Test
    void trainedSpaceAnswersMoreOfTheUnseenTexts() {
        List<RouteState> routes = routes(24, 1);
        PatternSpace adapted = new AdapterTrainer(new PatternTrial(routes, PLAIN, options), PLAIN, options)
                .train()
                .orElseThrow();

        double plain = share(routes, PLAIN);
        double better = share(routes, adapted);

        assertThat(better).isGreaterThan(plain + 0.03);
    }

    @Test
    void trainingAgainGivesTheSameBits() {
        List<RouteState> routes = routes(24, 1);
        LoraAdapter one = new AdapterTrainer(new PatternTrial(routes, PLAIN, options), PLAIN, options)
                .train()
                .orElseThrow()
                .adapter();
        LoraAdapter two = new AdapterTrainer(new PatternTrial(routes, PLAIN, options), PLAIN, options)
                .train()
                .orElseThrow()
                .adapter();

        assertThat(one.parameters()).isEqualTo(two.parameters());
    }

    @Test
    void labelsWithoutMeaningAreTurnedAway() {
        List<RatedExample> all = new ArrayList<>();
        routes(24, 1).forEach(route -> all.addAll(route.memory().examples()));
        SplittableRandom random = new SplittableRandom(3);
        List<RouteState> shuffled = new ArrayList<>();
        for (int r = 0; r < ROUTES; r++) {
            List<RatedExample> own = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                own.add(all.remove(random.nextInt(all.size())));
            }
            shuffled.add(state(r, own));
        }

        assertThat(new AdapterTrainer(new PatternTrial(shuffled, PLAIN, options), PLAIN, options).train())
                .isEmpty();
    }

    @Test
    void handfulOfExamplesTrainsNothing() {
        assertThat(new AdapterTrainer(new PatternTrial(routes(7, 1), PLAIN, options), PLAIN, options).train())
                .isEmpty();
    }

    private double share(List<RouteState> routes, PatternSpace space) {
        List<RouteState> moved = routes.stream().map(r -> r.in(space)).toList();
        PatternCache cache = new PatternCache(moved, space, List.of(), options);
        SplittableRandom random = new SplittableRandom(99);
        int right = 0;
        for (int i = 0; i < 400; i++) {
            Optional<RouteMatch> match = cache.match(vector(i % ROUTES, random));
            right += match.isPresent() && match.get().route().id().equals("r" + i % ROUTES) ? 1 : 0;
        }
        return right / 400.0;
    }

    private static List<RouteState> routes(int examples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RouteState> routes = new ArrayList<>();
        for (int r = 0; r < ROUTES; r++) {
            List<RatedExample> own = new ArrayList<>();
            for (int i = 0; i < examples; i++) {
                own.add(new RatedExample("x", "r" + r, i, 1, false, "t", vector(r, random)));
            }
            routes.add(state(r, own));
        }
        return routes;
    }

    private static RouteState state(int r, List<RatedExample> examples) {
        Route route = new Route("r" + r, "route", 1);
        return RouteState.of(route, new float[DIMENSION], new RouteMemory(DIMENSION, 64, examples), PLAIN);
    }

    private static float[] vector(int route, SplittableRandom random) {
        float[] v = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            v[i] = (float) (0.25 * random.nextGaussian());
        }
        v[route] += 1;
        return UnitVectors.unit(v);
    }
}
