package io.ruvector.sona.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectoriesTest {

    private static final String TEAM = "team";

    @TempDir
    Path directory;

    private VectorDb db;
    private Trajectories trajectories;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        trajectories = Trajectories.open(
                db, new BagOfWordsEmbedder(), new TrajectoryOptions(0.8, 3, 2, Duration.ofDays(1)), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Pattern done(String task, double quality, String... actions) {
        String id = trajectories.begin(task, TEAM);
        for (String action : actions) {
            trajectories.step(id, new TrajectoryStep(action, "seen"), TEAM);
        }
        return trajectories.end(id, quality, TEAM).orElseThrow();
    }

    @Test
    void sameActionsOnSimilarTasksAreOnePattern() {
        done("make the build green", 1, "read the log", "raise the heap");
        done("make the build green again", 0, "read the log", "raise the heap");

        assertThat(trajectories.patterns(TEAM)).singleElement().satisfies(pattern -> {
            assertThat(pattern.actions()).containsExactly("read the log", "raise the heap");
            assertThat(pattern.uses()).isEqualTo(2);
            assertThat(pattern.quality()).isEqualTo(0.5);
        });
    }

    @Test
    void otherActionsOrOtherTasksAreOtherPatterns() {
        done("make the build green", 1, "read the log");
        done("make the build green", 1, "guess");
        done("bake bread with flour", 1, "read the log");

        assertThat(trajectories.patterns(TEAM)).hasSize(3);
    }

    @Test
    void thousandTrajectoriesLeaveAsManyPatternsAsAreKeptAndTheWorstGoes() {
        done("make the build green", 1, "read the log");
        done("make the build green", 1, "read the log");
        Pattern worst = done("make the build green", -1, "guess");
        done("make the build green", 0.9, "ask");
        done("make the build green", 0.8, "wait");

        assertThat(trajectories.patterns(TEAM)).hasSize(3).doesNotContain(worst);
    }

    @Test
    void similarTasksFindTheirPatterns() {
        done("bake bread with flour", 1, "knead");
        done("book a flight to rome", 1, "compare prices");

        assertThat(trajectories.similar("bake flour bread", 1, TEAM))
                .singleElement()
                .satisfies(found -> assertThat(found.pattern().actions()).containsExactly("knead"));
        assertThat(trajectories.similar("bake flour bread", 1, "others")).isEmpty();
    }

    @Test
    void trajectoryGoesOnAfterReopening() {
        String id = trajectories.begin("bake bread", TEAM);
        trajectories.step(id, new TrajectoryStep("knead", "soft"), TEAM);
        close();
        open();
        trajectories.step(id, new TrajectoryStep("bake", "brown"), TEAM);

        assertThat(trajectories.end(id, 1, TEAM).orElseThrow().actions()).isEqualTo(List.of("knead", "bake"));
        assertThatThrownBy(() -> trajectories.end(id, 1, TEAM)).isInstanceOf(UnknownTrajectoryException.class);
    }

    @Test
    void nothingCrossesScopes() {
        String id = trajectories.begin("bake bread", TEAM);
        assertThatThrownBy(() -> trajectories.step(id, new TrajectoryStep("knead", ""), "others"))
                .isInstanceOf(UnknownTrajectoryException.class)
                .hasMessageContaining("others");
        Pattern pattern = done("bake bread", 1, "knead");
        assertThat(trajectories.forget(pattern.id(), "others")).isFalse();
        assertThat(trajectories.forget(pattern.id(), TEAM)).isTrue();
        assertThat(trajectories.patterns(TEAM)).isEmpty();
    }

    @Test
    void tooManyOpenTrajectoriesAreRefused() {
        trajectories.begin("one", TEAM);
        trajectories.begin("two", TEAM);
        assertThatThrownBy(() -> trajectories.begin("three", TEAM))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fewer than 2");
    }
}
