package io.ruvector.operation;

import io.ruvector.vector.VectorEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Versions of entries, which are digests of what they hold, and writes that depend on them. A conditional write to a collection runs
 * alone, unconditional ones run together, so that they share commits. All writes of entries by operations come through here; a
 * program that embeds the database beside them writes past it. Thread-safe.
 */
final class EntryVersions {

    static final String HELP =
            "Only if the entry has this version, as an answer said it; any if it must be there, none if it must not";

    private static final String ANY = "any";
    private static final String NONE = "none";
    private static final ReentrantReadWriteLock[] TURNS = new ReentrantReadWriteLock[64];

    static {
        for (int i = 0; i < TURNS.length; i++) {
            TURNS[i] = new ReentrantReadWriteLock();
        }
    }

    private EntryVersions() {}

    static String of(VectorEntry entry) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        float[] vector = entry.vector();
        ByteBuffer components = ByteBuffer.allocate(vector.length * Float.BYTES);
        components.asFloatBuffer().put(vector);
        digest.update(components.array());
        entry.text().ifPresent(text -> add(digest, 'T', text));
        // In the order of the names, because that of the stored row is not always the same.
        new TreeMap<>(entry.metadata()).forEach((name, value) -> {
            add(digest, 'N', name);
            List<?> values = value instanceof List<?> several ? several : List.of(value);
            add(
                    digest,
                    'C',
                    (value instanceof List<?> ? "List" : value.getClass().getSimpleName()) + values.size());
            values.forEach(one -> add(digest, 'V', String.valueOf(one)));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static void add(MessageDigest digest, char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(6).putChar(kind).putInt(bytes.length).array());
        digest.update(bytes);
    }

    /** Any write to a collection. */
    static <T> T write(String collection, Supplier<T> work) {
        return held(turn(collection).readLock(), work);
    }

    /**
     * A write to one entry that depends on its version.
     *
     * @param expected a version, {@code any}, {@code none}, or null when it does not matter
     * @throws VersionMismatchException if it is another one
     */
    static <T> T write(
            String collection,
            String id,
            @Nullable String expected,
            Supplier<Optional<VectorEntry>> present,
            Supplier<T> work) {
        if (expected == null) {
            return write(collection, work);
        }
        return held(turn(collection).writeLock(), () -> {
            String found = present.get().map(EntryVersions::of).orElse(NONE);
            boolean fits = expected.equals(ANY) ? !found.equals(NONE) : expected.equals(found);
            if (!fits) {
                throw new VersionMismatchException(id, expected, found);
            }
            return work.get();
        });
    }

    private static ReentrantReadWriteLock turn(String collection) {
        return TURNS[Math.floorMod(collection.hashCode(), TURNS.length)];
    }

    private static <T> T held(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
