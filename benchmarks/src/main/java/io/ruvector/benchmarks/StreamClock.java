package io.ruvector.benchmarks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands where it was set. Thread-safe. */
public final class StreamClock extends Clock {
    private volatile Instant now;

    /** A clock that stands there. */
    public StreamClock(Instant now) {
        this.now = now;
    }

    /** Moves it, back too. */
    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
