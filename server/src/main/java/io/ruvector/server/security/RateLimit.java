package io.ruvector.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.http.HttpStatus;

/** A bucket of requests for each caller, refilled at a steady rate; a second's worth may be sent at once. Thread-safe. */
final class RateLimit {

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    RateLimit(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    void check(String caller) {
        if (perSecond > 0 && !buckets.get(caller, name -> new Bucket()).take()) {
            throw new RefusedException(
                    HttpStatus.TOO_MANY_REQUESTS, "expected at most " + perSecond + " requests a second");
        }
    }

    private final class Bucket {

        private double left = perSecond;
        private long filled = nanoTime.getAsLong();

        synchronized boolean take() {
            long now = nanoTime.getAsLong();
            left = Math.min(perSecond, left + (now - filled) * 1e-9 * perSecond);
            filled = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
