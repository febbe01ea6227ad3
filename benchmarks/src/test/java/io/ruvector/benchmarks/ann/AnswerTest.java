package io.ruvector.benchmarks.ann;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Answer ANSWER = new Answer(Map.of("a", 0.69226813f, "b", -2f));

    @Test
    void anAnswerSurvivesItsLine() {
        assertThat(Answer.parse(ANSWER.toString())).isEqualTo(ANSWER);
        assertThat(Answer.parse(new Answer(Map.of()).toString())).isEqualTo(new Answer(Map.of()));
    }

    @Test
    void roundingIsNoDifference() {
        assertThat(ANSWER.sameAs(new Answer(Map.of("a", 0.6922681f, "b", -2f)))).isTrue();
    }

    @Test
    void anotherScoreOrIdIsADifference() {
        assertThat(ANSWER.sameAs(new Answer(Map.of("a", 0.6923f, "b", -2f)))).isFalse();
        assertThat(ANSWER.sameAs(new Answer(Map.of("a", 0.69226813f, "c", -2f))))
                .isFalse();
        assertThat(ANSWER.sameAs(new Answer(Map.of("a", 0.69226813f)))).isFalse();
    }
}
