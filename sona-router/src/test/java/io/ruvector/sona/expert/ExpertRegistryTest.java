package io.ruvector.sona.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.sona.Route;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpertRegistryTest {

    private static final String QUESTION = "how much flour does the recipe need";

    @TempDir
    Path directory;

    private final Steps clock = new Steps();
    private VectorDb db;
    private SonaRouter router;
    private ExpertRegistry<String, String> experts;
    private boolean broken;
    private int calls;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        router = SonaRouter.open(
                db,
                new BagOfWordsEmbedder(),
                SonaOptions.builder().randomFeatures(32).unknownBelow(0).build(),
                clock);
        experts = new ExpertRegistry<>(router, "team", new BreakerOptions(3, Duration.ofSeconds(30)), clock);
        experts.register(new Route("cook", "flour recipe oven butter", 2), request -> {
            calls++;
            clock.now = clock.now.plusMillis(40);
            if (broken) {
                throw new IOException("out of order");
            }
            return "cook: " + request;
        });
        experts.register(new Route("pilot", "flight airport passport", 5), request -> "pilot: " + request);
    }

    @AfterEach
    void close() {
        router.close();
        db.close();
    }

    @Test
    void expertDecidedOnAnswers() {
        ExpertAnswer<String> answer = experts.ask(QUESTION, "flour?", "");

        assertThat(answer.answer()).isEqualTo("cook: flour?");
        assertThat(answer.fallback()).isFalse();
        assertThat(experts.health().get("cook")).isEqualTo(new ExpertHealth(1, 0, Duration.ofMillis(40), 2, false));
    }

    @Test
    void fallbackAnswersWhenTheExpertFails() {
        broken = true;
        experts.fallBackTo("pilot");

        ExpertAnswer<String> answer = experts.ask(QUESTION, "flour?", "");

        assertThat(answer.answer()).isEqualTo("pilot: flour?");
        assertThat(answer.fallback()).isTrue();
    }

    @Test
    void withoutFallbackTheFailureIsToldWithItsCause() {
        broken = true;

        assertThatThrownBy(() -> experts.ask(QUESTION, "flour?", ""))
                .isInstanceOf(NoExpertException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(IOException.class));
    }

    @Test
    void expertThatFailsThreeTimesRestsAndIsTriedOnceAfterwards() {
        broken = true;
        experts.fallBackTo("pilot");
        for (int i = 0; i < 10; i++) {
            experts.ask(QUESTION, "flour?", "");
        }
        assertThat(calls).isEqualTo(3);
        assertThat(experts.health().get("cook").resting()).isTrue();

        clock.now = clock.now.plusSeconds(31);
        experts.ask(QUESTION, "flour?", "");
        experts.ask(QUESTION, "flour?", "");
        assertThat(calls).isEqualTo(4);

        broken = false;
        clock.now = clock.now.plusSeconds(31);
        assertThat(experts.ask(QUESTION, "flour?", "").fallback()).isFalse();
        assertThat(experts.health().get("cook").resting()).isFalse();
    }

    @Test
    void fallbackMustBeRegistered() {
        assertThatThrownBy(() -> experts.fallBackTo("nobody"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nobody");
    }

    private static final class Steps extends Clock {
        private Instant now = Instant.parse("2026-05-01T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
