package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
    @Test
    void allConditionsMustHold() {
        Condition good = Condition.atLeast("speed", 3, 2.5);
        Condition bad = Condition.atMost("memory", 0.7, 0.6);
        assertThat(Condition.report(List.of(good), List.of(), List.of()).passed())
                .isTrue();
        assertThat(Condition.report(List.of(good, bad), List.of(), List.of()).passed())
                .isFalse();
    }

    @Test
    void theBoundItselfHolds() {
        assertThat(Condition.atLeast("speed", 2.5, 2.5).holds()).isTrue();
        assertThat(Condition.atMost("memory", 0.6, 0.6).holds()).isTrue();
    }

    @Test
    void whatWasNotMeasuredDoesNotHold() {
        assertThat(Condition.notMeasured("speed", "hnswlib is absent").holds()).isFalse();
    }

    @Test
    void aFailureNamesTheFiguresThatFailed() {
        Condition good = Condition.atLeast("speed", 3, 2.5);
        Condition bad = Condition.atMost("memory", 0.7, 0.6);
        assertThat(Condition.report(List.of(good, bad), List.of(), List.of()).figure())
                .isEqualTo("memory 0.700 (at most 0.600)");
    }
}
