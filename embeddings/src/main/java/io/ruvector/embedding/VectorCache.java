package io.ruvector.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Vectors of recent texts, found by SHA-256 of model, role and text, so that no text is kept in memory. Thread-safe. */
final class VectorCache {
    private final Cache<Key, TextVector> vectors;
    private final byte[] model;

    /**
     * @param modelId part of each key
     * @param entries the most vectors kept; 0 keeps none
     */
    VectorCache(String modelId, int entries) {
        model = modelId.getBytes(StandardCharsets.UTF_8);
        vectors = Caffeine.newBuilder().maximumSize(entries).build();
    }

    Key key(Role role, String text) {
        MessageDigest sha256 = sha256();
        sha256.update(model);
        sha256.update((byte) (0x80 + role.ordinal())); // never a byte of an ASCII model id
        // Characters as they are: an encoder would turn two different broken surrogates into the same '?'.
        ByteBuffer characters = ByteBuffer.allocate(2 * text.length());
        characters.asCharBuffer().put(text);
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(characters.array()));
        return new Key(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    @Nullable
    TextVector get(Key key) {
        return vectors.getIfPresent(key);
    }

    void put(Key key, TextVector vector) {
        vectors.put(key, vector);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 256 bits of a digest. */
    record Key(long a, long b, long c, long d) {}
}
