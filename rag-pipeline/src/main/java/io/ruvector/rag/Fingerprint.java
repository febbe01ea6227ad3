package io.ruvector.rag;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A hash over everything that a document's passages depend on: the same hash, the same passages. */
final class Fingerprint {
    /** Counts up when parsing, cutting or headers change, so that documents are cut anew. */
    private static final String METHOD = "passages-2";

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String of(byte[] content, String kind, String title, IngestOptions options, Map<String, Object> metadata) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(METHOD).add(kind).add(title).add(options.chunks().toString());
        options.splitter().ifPresent(splitter -> fingerprint.add("splitter").add(splitter.name()));
        new TreeMap<>(metadata)
                .forEach((key, value) ->
                        fingerprint.add(key).add(value.getClass().getName()).add(value.toString()));
        fingerprint.add(content);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    private Fingerprint add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }
}
