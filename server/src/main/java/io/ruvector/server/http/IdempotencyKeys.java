package io.ruvector.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ruvector.server.http.OperationCalls.Reply;
import io.ruvector.server.security.Caller;
import io.ruvector.server.security.RefusedException;
import io.ruvector.store.InvalidInputException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Does a request that comes with a key of the client's own once: the same again gets the same answer. Kept in memory for a day, for
 * the last 10,000 keys. Thread-safe.
 */
@Component
class IdempotencyKeys {

    private static final int MOST_CHARACTERS = 128;

    private final Cache<Key, Done> done = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    private record Key(String caller, String tenant, String key) {}

    private record Done(String target, int body, Reply reply) {}

    Reply once(Caller caller, @Nullable String key, String target, byte[] body, Supplier<Reply> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > MOST_CHARACTERS) {
            throw new InvalidInputException("Idempotency-Key", key, "1 to " + MOST_CHARACTERS + " characters");
        }
        int hash = Arrays.hashCode(body);
        Done first = done.get(
                new Key(caller.keyId(), caller.scope().tenant(), key), asked -> new Done(target, hash, work.get()));
        if (first.body != hash || !first.target.equals(target)) {
            throw new RefusedException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Idempotency-Key: expected the request that it was first sent with");
        }
        return first.reply;
    }
}
