package io.ruvector.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeTest {

    private static final Path STORE = Path.of("store");
    private final Scope scope = Scope.of("acme").team("web").agent("coder").session("monday");

    private EpisodeBuilder episode() {
        return Episode.builder("fix the login test", scope);
    }

    @Test
    void everyPartSurvivesStorage() {
        Episode full = episode()
                .id("e-1")
                .state("red build")
                .steps("read the log", "fix the clock")
                .observation("green")
                .outcome(new Outcome.Failure("ran out of time", 0.25))
                .reflection("the time zone — naïve 🕰")
                .tags("test", "clock", "test")
                .visibility(Visibility.TEAM)
                .validTime(Instant.parse("2026-03-01T10:00:00.123456789Z"))
                .recordedAt(Instant.parse("2026-03-02T00:00:00Z"))
                .latency(Duration.ofMillis(1234))
                .cost(0.02)
                .tokens(4711)
                .links("e-0")
                .metadata("branch", "main")
                .build();
        assertThat(EpisodeJson.decode(EpisodeJson.encode(full), STORE)).isEqualTo(full);
        assertThat(full.tags()).containsExactly("test", "clock");
    }

    @Test
    void theLeastEpisodeSurvivesStorage() {
        Episode least = Episode.builder("note", Scope.of("acme")).id("e").build();
        assertThat(EpisodeJson.decode(EpisodeJson.encode(least), STORE)).isEqualTo(least);
    }

    @Test
    void everyKindOfOutcomeSurvivesStorage() {
        for (Outcome outcome : List.of(
                Outcome.success(0.9), Outcome.failure("no"), new Outcome.Partial(0.5, "half"), Outcome.partial(0))) {
            Episode episode = episode().id("e").outcome(outcome).build();
            assertThat(EpisodeJson.decode(EpisodeJson.encode(episode), STORE).outcome())
                    .contains(outcome);
        }
    }

    @Test
    void aNewerFormatIsRefusedAndADamagedOneReported() {
        byte[] newer = "{\"format\": 2}".getBytes(StandardCharsets.UTF_8);
        byte[] damaged = "{\"format\": 1, \"task\"".getBytes(StandardCharsets.UTF_8);
        byte[] incomplete = "{\"format\": 1}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> EpisodeJson.decode(newer, STORE)).isInstanceOf(NewerFormatException.class);
        assertThatThrownBy(() -> EpisodeJson.decode(damaged, STORE)).isInstanceOf(CorruptStoreException.class);
        assertThatThrownBy(() -> EpisodeJson.decode(incomplete, STORE)).isInstanceOf(CorruptStoreException.class);
    }

    @Test
    void rewardsLieBetweenZeroAndOne() {
        assertThatThrownBy(() -> Outcome.success(1.01))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1.01");
        assertThatThrownBy(() -> Outcome.partial(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Outcome.failure("  ")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void badPartsAreRefused() {
        assertThatThrownBy(() -> Episode.builder(" \n", scope).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("task");
        assertThatThrownBy(() -> episode().step("").build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> episode().reflection("\udc00").build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> episode().state("x".repeat(1_000_001)).build())
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(
                        () -> episode().steps(Collections.nCopies(10_001, "go")).build())
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> episode().cost(-1).build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> episode().cost(Double.NaN).build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> episode().latency(Duration.ofSeconds(-1)).build())
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> episode().validTime(Instant.MAX).build()).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aVisibilityNeedsAScopeThatNamesItsBoundary() {
        assertThatThrownBy(() -> Episode.builder("note", Scope.of("acme"))
                        .visibility(Visibility.TEAM)
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("visibility");
    }
}
