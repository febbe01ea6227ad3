package io.ruvector.rag.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GuardTest {
    @Test
    void ratingsThatForetellEachOtherMakeABolderPolicyTheChampion() {
        RatedMemory memory = memory(150, false, 1);

        assertThat(Guard.next(Champion.FIRST, memory).policy()).isGreaterThan(Policy.CAUTIOUS);
    }

    @Test
    void randomRatingsDoNot() {
        int bolder = 0;
        for (int seed = 0; seed < 60; seed++) {
            Champion champion = Champion.FIRST;
            RatedMemory memory = new RatedMemory(0);
            SplittableRandom chance = new SplittableRandom(seed);
            boolean ever = false;
            // The guard looks again and again, as it does while ratings come in.
            for (int i = 0; i < 150; i++) {
                memory.put(PlantedRatings.question(i, true, chance));
                if (i % 5 == 0) {
                    champion = Guard.next(champion, memory);
                    ever |= champion.policy().compareTo(Policy.CAUTIOUS) > 0;
                }
            }
            bolder += ever ? 1 : 0;
        }
        assertThat(bolder).as("of 60 worlds without truth").isLessThanOrEqualTo(8);
    }

    @Test
    void fewRatingsProveNothing() {
        assertThat(Guard.next(Champion.FIRST, memory(3, false, 2))).isEqualTo(Champion.FIRST);
    }

    @Test
    void aChampionWhoseProofIsGoneLosesItsPlace() {
        Champion bold = new Champion(Policy.BOLD, 0.6);

        assertThat(Guard.next(bold, new RatedMemory(0))).isEqualTo(Champion.FIRST);
    }

    @Test
    void proofNeedsMoreThanTheUsualTwoStandardErrors() {
        for (int questions : new int[] {1, 10, 100, 1_000, 100_000}) {
            assertThat(new Evidence(questions, 0).proof()).isBetween(2.5, 8.0);
        }
        assertThat(new Evidence(100, 4).speaksFor()).isTrue();
        assertThat(new Evidence(100, -4).speaksAgainst()).isTrue();
        assertThat(new Evidence(100, 2).speaksFor()).isFalse();
        assertThat(Evidence.NONE.speaksFor()).isFalse();
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
