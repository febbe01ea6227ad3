package io.ruvector.benchmarks;

import io.ruvector.vector.TextEmbedder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An embedder that keeps every vector in a file, so that an exam run again does not embed again. Texts that differ in
 * white space only share a vector, which is how the bundled models' tokenizers see them.
 */
final class KeptVectors implements TextEmbedder, AutoCloseable {
    private static final int KEY_CHARS = 64;

    private final TextEmbedder embedder;
    private final Map<String, float[]> known = new ConcurrentHashMap<>();
    private final Map<String, Integer> tokens = new ConcurrentHashMap<>();
    private final DataOutputStream file;

    KeptVectors(TextEmbedder embedder, Path folder) throws IOException {
        this.embedder = embedder;
        Path path = Files.createDirectories(folder).resolve(embedder.modelId() + ".vectors");
        if (Files.exists(path)) {
            read(path);
        }
        file = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
    }

    /** Reads the whole records; a torn one, left by a run that was killed, is cut off. */
    private void read(Path path) throws IOException {
        long record = Short.BYTES + KEY_CHARS + (long) Float.BYTES * embedder.dimension();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / record * record);
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            for (long left = Files.size(path); left > 0; left -= record) {
                String key = in.readUTF();
                float[] vector = new float[embedder.dimension()];
                for (int d = 0; d < vector.length; d++) {
                    vector[d] = in.readFloat();
                }
                known.put(key, vector);
            }
        }
    }

    static String key(char role, String text) {
        try {
            byte[] bytes = (role + text.strip().replaceAll("\\s+", " ")).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    synchronized void keep(String key, float[] vector) {
        if (known.putIfAbsent(key, vector) != null) {
            return;
        }
        try {
            file.writeUTF(key);
            for (float x : vector) {
                file.writeFloat(x);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String modelId() {
        return embedder.modelId();
    }

    @Override
    public int dimension() {
        return embedder.dimension();
    }

    @Override
    public float[] embedQuery(String text) {
        String key = key('q', text);
        float[] vector = known.get(key);
        if (vector == null) {
            vector = embedder.embedQuery(text);
            keep(key, vector);
        }
        return vector.clone();
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
        List<String> missing = texts.stream()
                .filter(text -> !known.containsKey(key('p', text)))
                .toList();
        List<float[]> made = missing.isEmpty() ? List.of() : embedder.embedPassages(missing);
        for (int i = 0; i < made.size(); i++) {
            keep(key('p', missing.get(i)), made.get(i));
        }
        return texts.stream()
                .map(text -> Objects.requireNonNull(known.get(key('p', text))).clone())
                .toList();
    }

    @Override
    public int countTokens(String text) {
        return tokens.computeIfAbsent(text, embedder::countTokens);
    }

    @Override
    public int maxTokens() {
        return embedder.maxTokens();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
