package io.ruvector.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.operation.RouteHistory.Minute;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RouteHistoryTest {

    private static final Instant NINE = Instant.parse("2026-01-02T09:00:00Z");

    private final RouteHistory history = new RouteHistory();

    @Test
    void whatHappensWithinAMinuteIsCountedTogether() {
        history.routed("a", NINE.plusSeconds(1), true);
        history.routed("a", NINE.plusSeconds(59), false);
        history.rated("a", NINE.plusSeconds(30), -1);
        history.routed("a", NINE.plusSeconds(60), true);
        history.rated("a", NINE.plusSeconds(61), 0.5);
        history.routed("b", NINE, true);
        assertThat(history.minutes("a"))
                .containsExactly(new Minute(NINE, 2, 1, 1, 0), new Minute(NINE.plusSeconds(60), 1, 1, 1, 1));
        assertThat(history.minutes("none")).isEmpty();
    }

    @Test
    void theOldestMinutesAreForgotten() {
        for (int i = 0; i < RouteHistory.MOST_MINUTES + 5; i++) {
            history.routed("a", NINE.plusSeconds(60L * i), true);
        }
        assertThat(history.minutes("a"))
                .hasSize(RouteHistory.MOST_MINUTES)
                .first()
                .extracting(Minute::at)
                .isEqualTo(NINE.plusSeconds(300));
    }
}
