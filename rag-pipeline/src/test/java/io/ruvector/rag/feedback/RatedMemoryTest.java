package io.ruvector.rag.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatedMemoryTest {
    @Test
    void whatWasTakenBackLeavesNoTrace() {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            RatedMemory lived = new RatedMemory(0);
            Map<String, RatedQuestion> left = new LinkedHashMap<>();
            for (int step = 0; step < 200; step++) {
                RatedQuestion question = PlantedRatings.question(chance.nextInt(40), true, chance);
                if (chance.nextInt(3) == 0) {
                    lived.remove(question.key());
                    left.remove(question.key());
                } else {
                    lived.put(question);
                    left.put(question.key(), question);
                }
            }
            RatedMemory fresh = new RatedMemory(0);
            left.values().forEach(fresh::put);

            assertThat(lived.size()).isEqualTo(fresh.size());
            assertThat(lived.baseline().overall()).isCloseTo(fresh.baseline().overall(), within(1e-9));
            for (Policy policy : Policy.values()) {
                Evidence a = new HeldOutTest(lived).of(policy);
                Evidence b = new HeldOutTest(fresh).of(policy);
                assertThat(a.questions()).isEqualTo(b.questions());
                assertThat(a.z()).isCloseTo(b.z(), within(1e-6));
            }
        }
    }

    @Test
    void aQuestionsOwnRatingIsHeldBackFromWhatForetellsIt() {
        SplittableRandom chance = new SplittableRandom(5);
        RatedMemory memory = new RatedMemory(0);
        memory.put(PlantedRatings.question(1, false, chance));

        assertThat(new HeldOutTest(memory).of(Policy.SIMILAR_QUESTIONS)).isEqualTo(Evidence.NONE);
    }

    @Test
    void partsOfAnOpinionAddUp() {
        SplittableRandom chance = new SplittableRandom(6);
        RatedMemory memory = new RatedMemory(0);
        for (int i = 0; i < 80; i++) {
            memory.put(PlantedRatings.question(i, false, chance));
        }
        float[] asked = PlantedRatings.vector(3, chance);

        memory.opinions(asked, Policy.SIMILAR_QUESTIONS).forEach((passage, opinion) -> {
            List<RatedMemory.Part> parts = memory.parts(asked, Policy.SIMILAR_QUESTIONS, passage);
            assertThat(parts.stream().mapToDouble(RatedMemory.Part::opinion).sum())
                    .isCloseTo(opinion, within(1e-9));
        });
    }

    @Test
    void rowsAreReadAsTheyWereWritten() {
        RatedQuestion question = PlantedRatings.question(7, false, new SplittableRandom(7));

        RatedQuestion read = RatedQuestionCodec.decode(question.key(), RatedQuestionCodec.encode(question));

        assertThat(read.words()).isEqualTo(question.words());
        assertThat(read.vector()).isEqualTo(question.vector());
        assertThat(read.passages()).isEqualTo(question.passages());
        assertThat(read.ratedAtMillis()).isEqualTo(question.ratedAtMillis());
    }
}
