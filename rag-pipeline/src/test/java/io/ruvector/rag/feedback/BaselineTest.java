package io.ruvector.rag.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final int QUESTIONS = 2_000;

    @Test
    void whereNothingIsNoiseAGoodRatingSaysTheSameAtEveryPlace() {
        RatingScale truth = baseline(0).asTruth();

        assertThat(truth.of(1, 1)).isCloseTo(truth.of(2, 1), within(0.1));
        assertThat(truth.of(1, 1)).isPositive();
        assertThat(truth.of(1, -1)).isNegative();
    }

    @Test
    void whereRatingsAreOftenSlipsAGoodOneSaysMoreWhereMostAreGood() {
        RatingScale truth = baseline(0.3).asTruth();
        RatingScale given = baseline(0.3).asGiven();

        assertThat(truth.of(1, 1)).isGreaterThan(1.3 * truth.of(10, 1));
        assertThat(given.of(1, 1)).isEqualTo(given.of(10, 1));
    }

    @Test
    void takenAwayRatingsLeaveNoTrace() {
        Baseline lived = baseline(0.3);
        RatedQuestion more = question("more", new SplittableRandom(99), 0.5);
        RatingScale before = lived.asTruth();
        lived.add(more, 1);
        lived.add(more, -1);

        assertThat(lived.asTruth().offsets()).containsExactly(before.offsets(), within(1e-9));
        assertThat(lived.asTruth().slopes()).containsExactly(before.slopes(), within(1e-9));
    }

    @Test
    void withoutRatingsNothingIsSaid() {
        assertThat(new Baseline().asTruth().of(3, 0)).isZero();
        assertThat(new Baseline().asGiven().of(3, 0)).isZero();
    }

    /** Good at place 1 half of the time, at place 10 hardly ever; a share of the ratings is turned round. */
    private static Baseline baseline(double slips) {
        Baseline baseline = new Baseline();
        SplittableRandom chance = new SplittableRandom(5);
        for (int q = 0; q < QUESTIONS; q++) {
            baseline.add(question("q" + q, chance, slips), 1);
        }
        return baseline;
    }

    private static RatedQuestion question(String key, SplittableRandom chance, double slips) {
        List<RatedPassage> passages = new ArrayList<>();
        for (int rank = 1; rank <= 10; rank++) {
            double rating = chance.nextDouble() < 0.5 / (rank * rank) ? 1 : -1;
            rating = chance.nextDouble() < slips ? -rating : rating;
            ShownPassage shown = new ShownPassage("p" + rank, 0.5, 0, 0);
            passages.add(new RatedPassage(shown, rank, List.of(new Vote(key, rating))));
        }
        return new RatedQuestion(key, key, new float[] {1}, 0, passages);
    }
}
