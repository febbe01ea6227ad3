package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Route b served texts around the second axis long ago and serves texts around the third now; a's texts lie around the first
 * axis, not far from where b's were.
 */
class PatternTrialTest {

    private static final int DIMENSION = 16;
    private static final PatternSpace PLAIN = PatternSpace.plain(new SimilarityScale(0));
    private static final float[] OF_A = {1, 0.2f, 0};
    private static final float[] FORMER_OF_B = {1, 0.9f, 0};
    private static final float[] PRESENT_OF_B = {0, 0, 1};

    private final SplittableRandom random = new SplittableRandom(5);
    private final SonaOptions options =
            SonaOptions.builder().patternGate(0.6, 0.2).memoryPerRoute(200).build();
    private final List<RouteState> routes =
            List.of(route("a", around(OF_A, 64)), route("b", around(FORMER_OF_B, 100), around(PRESENT_OF_B, 64)));

    @Test
    void formerTextsThatLayer1WouldAnswerWronglyAreCounterexamples() {
        List<float[]> counterexamples = new PatternTrial(routes, PLAIN, options).counterexamples(PLAIN);

        assertThat(counterexamples).hasSizeGreaterThan(50);
        assertThat(answers(List.of(), FORMER_OF_B)).as("without them").isEqualTo(50);
        assertThat(answers(counterexamples, FORMER_OF_B)).isZero();
    }

    @Test
    void presentTextsAreStillAnswered() {
        List<float[]> counterexamples = new PatternTrial(routes, PLAIN, options).counterexamples(PLAIN);

        assertThat(answers(counterexamples, PRESENT_OF_B)).isEqualTo(50);
    }

    @Test
    void whereLayer1IsRightThereAreNone() {
        List<RouteState> apart = List.of(route("a", around(OF_A, 100)), route("b", around(PRESENT_OF_B, 100)));

        assertThat(new PatternTrial(apart, PLAIN, options).counterexamples(PLAIN))
                .isEmpty();
    }

    /** How many of 50 texts layer 1 answers. */
    private long answers(List<float[]> counterexamples, float[] centre) {
        PatternCache cache = new PatternCache(routes, PLAIN, counterexamples, options);
        return around(centre, 50).stream()
                .filter(vector -> cache.match(vector).isPresent())
                .count();
    }

    private List<float[]> around(float[] centre, int count) {
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] vector = new float[DIMENSION];
            for (int d = 0; d < DIMENSION; d++) {
                vector[d] = (d < centre.length ? centre[d] : 0) + (float) (0.02 * random.nextGaussian());
            }
            vectors.add(UnitVectors.unit(vector));
        }
        return vectors;
    }

    @SafeVarargs
    private static RouteState route(String id, List<float[]>... inTurn) {
        List<RatedExample> examples = new ArrayList<>();
        for (List<float[]> vectors : inTurn) {
            for (float[] vector : vectors) {
                examples.add(new RatedExample(id + examples.size(), id, examples.size(), 1, false, "text", vector));
            }
        }
        RouteMemory memory = new RouteMemory(DIMENSION, 200, examples);
        return RouteState.of(new Route(id, "route", 1), new float[DIMENSION], memory, PLAIN);
    }
}
