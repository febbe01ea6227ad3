package io.ruvector.server.security;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The {@code ruvector.server.*} properties.
 *
 * @param keys whether every request needs an API key
 * @param firstKeyFile where the first operator key is written when keys are required and there is none yet
 * @param openNetwork whether to listen beyond the loopback address without keys
 * @param hosts names under which the server is reached; requests for other hosts are refused, against DNS rebinding
 * @param maxBody the largest body of a request
 * @param maxBodyTime how long a body may take to arrive; a client that sends it drop by drop is cut off then
 * @param maxConcurrent how many requests are worked on at once; more are told to come back
 * @param requestsPerSecond how many a caller may send; 0 for any number
 */
@ConfigurationProperties("ruvector.server")
public record ServerLimits(
        @DefaultValue("OFF") Keys keys,
        @Nullable Path firstKeyFile,
        @DefaultValue("false") boolean openNetwork,
        @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) List<String> hosts,
        @DefaultValue("16MB") DataSize maxBody,
        @DefaultValue("60s") Duration maxBodyTime,
        @DefaultValue("256") int maxConcurrent,
        @DefaultValue("0") int requestsPerSecond) {

    /** Whether API keys are asked for. */
    public enum Keys {
        /** Every caller may do everything; for the loopback address. */
        OFF,
        /** Every request needs a key. */
        REQUIRED
    }

    /** Checks the numbers. */
    public ServerLimits {
        if (maxConcurrent < 1) {
            throw new InvalidInputException("ruvector.server.max-concurrent", maxConcurrent, "at least 1");
        }
        if (maxBodyTime.isNegative() || maxBodyTime.isZero()) {
            throw new InvalidInputException("ruvector.server.max-body-time", maxBodyTime, "more than nothing");
        }
        if (requestsPerSecond < 0) {
            throw new InvalidInputException("ruvector.server.requests-per-second", requestsPerSecond, "at least 0");
        }
        hosts = List.copyOf(hosts);
    }
}
