package io.ruvector.benchmarks.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.fact.Statement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedTest {

    @TempDir
    Path directory;

    @Test
    void whatTheDatabaseHoldsIsExpected() {
        Expected expected = new Expected();
        try (AgenticDb db = Learner.open(directory)) {
            expected.take("remembered " + remember(db));
            expected.take("stating 1 rome");
            db.facts().state(Statement.of("person1 lives in rome", Learner.SCOPE));

            assertThat(expected.check(db)).isEmpty();
            assertThat(expected.acts()).isEqualTo(1);
        }
    }

    @Test
    void everyLossAndEveryReturnIsFound() {
        Expected expected = new Expected();
        try (AgenticDb db = Learner.open(directory)) {
            expected.take("remembered lost");
            expected.take("forgot " + remember(db));
            expected.take("created lost");
            expected.take("recorded lost");
            expected.take("stated 1 rome");
            expected.take("failed of itself");

            assertThat(expected.check(db))
                    .anySatisfy(it -> assertThat(it).startsWith("episode lost"))
                    .anySatisfy(it -> assertThat(it).startsWith("episode back"))
                    .anySatisfy(it -> assertThat(it).startsWith("skill lost"))
                    .anySatisfy(it -> assertThat(it).startsWith("observations lost"))
                    .anySatisfy(it -> assertThat(it).startsWith("person1 lives in ''"))
                    .anySatisfy(it -> assertThat(it).startsWith("the learner said"));
        }
    }

    private static String remember(AgenticDb db) {
        return db.remember(Episode.builder("free the disk", Learner.SCOPE)
                        .outcome(Outcome.success())
                        .reflection("seen in run 1")
                        .build())
                .id();
    }
}
