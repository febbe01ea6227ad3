package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.sona.ChallengerGate.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two routes, a and b, whose texts lie on two axes; the good solution knows which is which, the bad one has them crossed. */
class ChallengerGateTest {

    private static final float[] AXIS_A = {1, 0, 0, 0};
    private static final float[] AXIS_B = {0, 1, 0, 0};

    private final RandomFeatures features = new RandomFeatures(4, 16, 1);
    private final ChallengerGate gate = new ChallengerGate(features);
    private final RidgeWeights good = solution(AXIS_A, AXIS_B);
    private final RidgeWeights bad = solution(AXIS_B, AXIS_A);
    private final List<RatedExample> right = List.of(
            example(0, "a", 1, AXIS_A),
            example(1, "b", 1, AXIS_B),
            example(2, "a", 1, AXIS_A),
            example(3, "b", 1, AXIS_B));

    @Test
    void aSolutionThatServesHeldBackFeedbackWorseLoses() {
        assertThat(gate.compare(bad, good, right, 1)).isEqualTo(new Comparison(-1, false));
        assertThat(gate.compare(good, bad, right, 1)).isEqualTo(new Comparison(1, true));
    }

    @Test
    void aSolutionThatDecidesAlikeIsLetIn() {
        assertThat(gate.compare(good, good, right, 1)).isEqualTo(new Comparison(0, true));
        assertThat(gate.compare(good, bad, List.of(), 1)).isEqualTo(new Comparison(0, true));
    }

    @Test
    void ratingsInDoubtMustBeMany() {
        assertThat(gate.compare(good, bad, right.subList(0, 3), 0.5)).isEqualTo(new Comparison(1, false));
        assertThat(gate.compare(good, bad, right, 0.5)).isEqualTo(new Comparison(1, true));
    }

    @Test
    void qualitiesAtRandomSeldomLetASolutionIn() {
        Random random = new Random(7);
        int letIn = 0;
        for (int world = 0; world < 400; world++) {
            List<RatedExample> dealt = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                dealt.add(example(i, i % 2 == 0 ? "a" : "b", random.nextBoolean() ? 1 : -1, AXIS_A));
            }
            letIn += gate.compare(good, bad, dealt, 0.5).letsIn() ? 1 : 0;
        }
        assertThat(letIn).as("of 400 worlds, where one in 44 is expected").isBetween(1, 20);
    }

    @Test
    void ratingsThatDisagreeAreNoReason() {
        assertThat(gate.compare(good, bad, right, 0)).isEqualTo(new Comparison(1, false));
        assertThat(gate.compare(good, good, right, 0)).isEqualTo(new Comparison(0, true));
    }

    @Test
    void whatWasRatedBadlyCountsAgainstTheRouteTaken() {
        List<RatedExample> complaints = List.of(example(0, "a", -1, AXIS_A), example(1, "b", -0.5f, AXIS_B));

        assertThat(gate.compare(bad, good, complaints, 1).gain()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void aFirstSolutionIsComparedWithNone() {
        assertThat(gate.compare(good, null, right, 1)).isEqualTo(new Comparison(1, true));
    }

    @Test
    void aboutAQuarterIsHeldBackAndTheSameEachTime() {
        List<RatedExample> added = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            added.add(example(i, "a", 1, AXIS_A));
        }
        assertThat(ChallengerGate.heldBack(added)).hasSizeBetween(60, 140).isEqualTo(ChallengerGate.heldBack(added));
        assertThat(ChallengerGate.heldBack(added.subList(0, 19))).isEmpty();
    }

    private RidgeWeights solution(float[] first, float[] second) {
        float[] a = features.of(first);
        float[] b = features.of(second);
        float[] weights = new float[a.length + b.length];
        System.arraycopy(a, 0, weights, 0, a.length);
        System.arraycopy(b, 0, weights, a.length, b.length);
        return new RidgeWeights(List.of("a", "b"), weights);
    }

    private static RatedExample example(int number, String route, float quality, float[] embedding) {
        return new RatedExample("example-" + number, route, 0, quality, true, "text " + number, embedding);
    }
}
