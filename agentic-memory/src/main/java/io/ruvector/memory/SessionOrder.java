package io.ruvector.memory;

import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The order of remembering within each session of a tenant: a row for each episode under session and position. Concurrent
 * writers of one session never get the same position. Thread-safe.
 */
final class SessionOrder {

    /** Sessions whose next position is remembered; those of others are read from the table when they go on. */
    private static final int KNOWN_SESSIONS = 10_000;

    private final Table rows;
    private final Map<String, Long> nextPositions = new LinkedHashMap<>(16, 0.75f, true);

    SessionOrder(VectorDb db) {
        rows = db.table("memory-sessions");
    }

    /** The position that the scope's next episode takes; absent when the scope names no session. */
    OptionalLong take(Scope scope) {
        return scope.session().isEmpty() ? OptionalLong.empty() : OptionalLong.of(takeOf(prefix(scope)));
    }

    void add(Episode episode, WriteBatch batch) {
        key(episode).ifPresent(key -> batch.put(rows, key, episode.id().getBytes(StandardCharsets.UTF_8)));
    }

    void remove(Episode episode, WriteBatch batch) {
        key(episode).ifPresent(key -> batch.remove(rows, key));
    }

    boolean contains(Episode episode) {
        return key(episode).filter(rows::contains).isPresent();
    }

    /** The ids of the episodes right before and right after this one, as far as they are still remembered. */
    List<String> neighbours(Episode episode) {
        List<String> ids = new ArrayList<>(2);
        episode.position().ifPresent(position -> {
            String prefix = prefix(episode.scope());
            idAt(prefix, position - 1).ifPresent(ids::add);
            idAt(prefix, position + 1).ifPresent(ids::add);
        });
        return ids;
    }

    private synchronized long takeOf(String prefix) {
        Long known = nextPositions.get(prefix);
        long position = known == null ? firstFree(prefix) : known;
        nextPositions.put(prefix, position + 1);
        if (nextPositions.size() > KNOWN_SESSIONS) {
            nextPositions.remove(nextPositions.keySet().iterator().next());
        }
        return position;
    }

    private long firstFree(String prefix) {
        long[] next = new long[1];
        rows.forEach(prefix, (key, id) -> next[0] = Long.parseLong(key.substring(prefix.length())) + 1);
        return next[0];
    }

    private Optional<String> idAt(String prefix, long position) {
        return position < 0
                ? Optional.empty()
                : rows.get(prefix + digits(position)).map(id -> new String(id, StandardCharsets.UTF_8));
    }

    private static Optional<String> key(Episode episode) {
        return episode.position().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        prefix(episode.scope()) + digits(episode.position().getAsLong()));
    }

    /** A session's name may be long and hold any character, so that its digest stands for it. */
    private static String prefix(Scope scope) {
        try {
            byte[] name = scope.session().orElse("").getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
            return scope.tenantPrefix() + HexFormat.of().formatHex(digest, 0, 16) + "/";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String digits(long position) {
        return "%012d".formatted(position);
    }
}
