package io.ruvector.sona.expert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps calls from an expert that failed several times in a row, and lets one through after a rest. Thread-safe. */
final class CircuitBreaker {

    private final BreakerOptions options;
    private final Clock clock;
    private int failuresInARow;
    private long calls;
    private long failures;
    private Duration busy = Duration.ZERO;
    private @Nullable Instant closedAgain;
    private boolean trying;

    CircuitBreaker(BreakerOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /** Whether a call may go through; a permission is used up by {@link #done}. */
    synchronized boolean permits() {
        if (closedAgain == null) {
            return true;
        }
        if (trying || clock.instant().isBefore(closedAgain)) {
            return false;
        }
        trying = true;
        return true;
    }

    synchronized void done(boolean failed, Duration took) {
        calls++;
        busy = busy.plus(took);
        trying = false;
        if (!failed) {
            failuresInARow = 0;
            closedAgain = null;
            return;
        }
        failures++;
        if (++failuresInARow >= options.failures()) {
            closedAgain = clock.instant().plus(options.rest());
        }
    }

    synchronized ExpertHealth health(double costPerCall) {
        Duration mean = calls == 0 ? Duration.ZERO : busy.dividedBy(calls);
        return new ExpertHealth(calls, failures, mean, costPerCall * calls, closedAgain != null);
    }
}
