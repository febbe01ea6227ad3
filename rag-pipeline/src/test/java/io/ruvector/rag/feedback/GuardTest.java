package io.ruvector.rag.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GuardTest {
    @Test
    void ratingsThatForetellEachOtherAreTrusted() {
        assertThat(Guard.next(memory(150, false, 1)).trust()).isGreaterThan(0.5);
    }

    @Test
    void randomRatingsAreNot() {
        double trust = 0;
        int ever = 0;
        for (int seed = 0; seed < 60; seed++) {
            double now = Guard.next(memory(150, true, seed)).trust();
            trust += now / 60;
            ever += now > 0 ? 1 : 0;
        }
        assertThat(ever).as("of 60 worlds without truth").isLessThanOrEqualTo(15);
        assertThat(trust).as("mean trust").isLessThan(0.03);
    }

    @Test
    void fewRatingsProveNothing() {
        assertThat(Guard.next(memory(3, false, 2))).isEqualTo(Champion.FIRST);
    }

    @Test
    void withoutRatingsNothingIsTrusted() {
        assertThat(Guard.next(new RatedMemory(0))).isEqualTo(Champion.FIRST);
    }

    @Test
    void aChampionIsReadAsItWasWritten() {
        Champion champion = new Champion(0.625, 0.4);

        assertThat(Champion.fromBytes(champion.toBytes())).isEqualTo(champion);
    }

    @Test
    void certaintyBeginsWhereChanceEnds() {
        assertThat(new Evidence(100, 1.645, 1).certainty()).isZero();
        assertThat(new Evidence(100, 3.29, 1).certainty()).isEqualTo(0.5);
        assertThat(new Evidence(100, -3.29, 1).certainty()).isEqualTo(-0.5);
        assertThat(Evidence.NONE.certainty()).isZero();
    }

    @Test
    void ratingsThatHardlyForetellAreHardlyTrustedHoweverMany() {
        assertThat(new Evidence(10_000, 16.45, 0.04).trust()).isCloseTo(0.9 * 0.2, within(1e-9));
        assertThat(new Evidence(10_000, 16.45, 2).trust()).isCloseTo(0.9, within(1e-9));
        assertThat(new Evidence(10_000, -16.45, -2).trust()).isZero();
        assertThat(Evidence.NONE.trust()).isZero();
    }

    private static RatedMemory memory(int questions, boolean random, long seed) {
        RatedMemory memory = new RatedMemory(0);
        SplittableRandom chance = new SplittableRandom(seed);
        for (int i = 0; i < questions; i++) {
            memory.put(PlantedRatings.question(i, random, chance));
        }
        return memory;
    }
}
