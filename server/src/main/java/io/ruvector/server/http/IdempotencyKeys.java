package io.ruvector.server.http;

import io.ruvector.AgenticDb;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import io.ruvector.server.http.OperationCalls.Reply;
import io.ruvector.server.security.Caller;
import io.ruvector.server.security.RefusedException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a write that comes with a key of the client's own at most once: the same again gets the same answer, after a restart, too.
 * Kept in the store for at least a day. That a write has begun is durable before it begins, so one that a crash cut off is refused
 * with 409 instead of done twice. Answers of operators' calls, which may hold a new secret, are not kept. Thread-safe.
 */
@Component
class IdempotencyKeys {

    private static final int MOST_CHARACTERS = 128;
    private static final int PURGED_AT_ONCE = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final VectorDb db;
    private final Table rows;
    private final Clock clock;
    private final ReentrantLock[] turns = new ReentrantLock[256];
    private final AtomicReference<LocalDate> purged = new AtomicReference<>(LocalDate.MIN);

    @Autowired
    IdempotencyKeys(AgenticDb db) {
        this(db.vectors(), Clock.systemUTC());
    }

    IdempotencyKeys(VectorDb db, Clock clock) {
        this.db = db;
        this.rows = db.table("server-idempotency");
        this.clock = clock;
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    /** A row: what was asked for, and the answer once there is one. */
    private record Kept(
            String request,
            int status,
            @Nullable String type,
            @Nullable String body,
            @Nullable String version) {

        static Kept begun(String request) {
            return new Kept(request, 0, null, null, null);
        }

        static Kept done(String request, Reply reply) {
            return new Kept(request, reply.status(), reply.type().toString(), reply.body(), reply.version());
        }
    }

    /** Which requests are the same: those of one caller to one address with one body. */
    record Asked(Caller caller, @Nullable String key, String target, byte[] body) {}

    Reply once(Asked asked, Operation<?, ?> operation, Supplier<Reply> work) {
        String key = asked.key;
        if (key == null || operation.effect() == Effect.READ) {
            return work.get();
        }
        if (key.isBlank() || key.length() > MOST_CHARACTERS) {
            throw new InvalidInputException("Idempotency-Key", key, "1 to " + MOST_CHARACTERS + " characters");
        }
        String tenant = asked.caller.scope().tenant();
        String row = tenant + "/" + hash(asked.caller.keyId() + "\n" + key, new byte[0]);
        ReentrantLock turn = turns[Math.floorMod(row.hashCode(), turns.length)];
        turn.lock();
        try {
            return inTurn(row, hash(asked.target, asked.body), operation, work);
        } finally {
            turn.unlock();
        }
    }

    private Reply inTurn(String row, String request, Operation<?, ?> operation, Supplier<Reply> work) {
        LocalDate today = LocalDate.now(clock);
        Optional<Kept> before = rows.get(today + "/" + row)
                .or(() -> rows.get(today.minusDays(1) + "/" + row))
                .map(bytes -> JSON.readValue(bytes, Kept.class));
        if (before.isPresent()) {
            return again(before.get(), request);
        }
        purge(today);
        put(today + "/" + row, Kept.begun(request));
        Reply reply = work.get();
        if (operation.effect() != Effect.OPERATE) {
            put(today + "/" + row, Kept.done(request, reply));
        }
        return reply;
    }

    private static Reply again(Kept before, String request) {
        if (!before.request.equals(request)) {
            throw new RefusedException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Idempotency-Key: expected the request that it was first sent with");
        }
        if (before.type == null || before.body == null) {
            throw new RefusedException(
                    HttpStatus.CONFLICT,
                    "Idempotency-Key: the request was begun before and its answer is not kept; look whether it was done");
        }
        return new Reply(before.status, MediaType.parseMediaType(before.type), before.body, before.version);
    }

    /** Forgets the days before yesterday, once a day. */
    private void purge(LocalDate today) {
        if (today.equals(purged.getAndSet(today))) {
            return;
        }
        String first = today.minusDays(1).toString();
        List<String> old = old(first);
        while (!old.isEmpty()) {
            remove(old);
            old = old(first);
        }
    }

    private List<String> old(String first) {
        List<String> found = new ArrayList<>();
        rows.forEachFrom("", "", PURGED_AT_ONCE, (row, kept) -> {
            if (row.compareTo(first) < 0) {
                found.add(row);
            }
        });
        return found;
    }

    /** Forgets all answers to a tenant. */
    void forget(String tenant) {
        List<String> ofTenant = new ArrayList<>();
        rows.forEach("", (row, kept) -> {
            if (row.startsWith(tenant + "/", LocalDate.EPOCH.toString().length() + 1)) {
                ofTenant.add(row);
            }
        });
        remove(ofTenant);
    }

    private void put(String row, Kept kept) {
        db.write(new WriteBatch().put(rows, row, JSON.writeValueAsBytes(kept)));
    }

    private void remove(List<String> some) {
        WriteBatch batch = new WriteBatch();
        some.forEach(row -> batch.remove(rows, row));
        db.write(batch);
    }

    private static String hash(String text, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
