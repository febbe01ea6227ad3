package io.ruvector.sona;

import io.ruvector.store.Table;
import io.ruvector.vector.WriteBatch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one scope's solutions: the one that decides and the {@value #KEPT} promoted before it, each whole, so that
 * reopening and rolling back solve nothing. Thread-safe.
 */
final class VersionRows {

    private static final int KEPT = 3;

    private final Table table;
    private final SonaKeys keys;
    private final RouterParts parts;

    VersionRows(RouterParts parts, SonaKeys keys) {
        this.table = parts.table();
        this.keys = keys;
        this.parts = parts;
    }

    /** The solutions kept, newest first. */
    List<ModelVersion> versions() {
        long active = active().orElse(-1L);
        List<ModelVersion> versions = new ArrayList<>();
        table.forEach(
                keys.solutions(), (key, value) -> versions.add(Bytes.read(key, value, in -> readVersion(in, active))));
        return versions;
    }

    private Optional<Long> active() {
        return table.get(keys.active()).map(value -> ByteBuffer.wrap(value).getLong());
    }

    /** The solution that decides, unless there is none or other options made it. */
    Optional<Solution> activeSolution() {
        return active().flatMap(this::solution);
    }

    /** A solution that is kept, unless other options made it. */
    Optional<Solution> solution(long version) {
        String key = keys.solution(version);
        return table.get(key).flatMap(value -> Bytes.read(key, value, this::readSolution));
    }

    /** Adds a solution that decides from now on, and drops the oldest ones. */
    void put(WriteBatch batch, long version, Instant now, double gain, Solution solution) {
        batch.put(table, keys.solution(version), Bytes.write(out -> {
            out.writeLong(version);
            out.writeLong(now.toEpochMilli());
            out.writeLong(solution.upToVersion());
            out.writeLong(solution.examples());
            out.writeDouble(gain);
            out.writeInt(parts.dimension());
            out.writeInt(parts.options().randomFeatures());
            out.writeLong(parts.options().seed());
            writeRidge(out, solution.ridge());
            writeSpace(out, solution.space());
            writeVectors(out, solution.counterexamples());
            writeQuality(out, solution.quality());
        }));
        activate(batch, version);
        List<ModelVersion> before = versions();
        before.stream().skip(KEPT).forEach(old -> batch.remove(table, keys.solution(old.version())));
    }

    void activate(WriteBatch batch, long version) {
        batch.put(table, keys.active(), ByteBuffer.allocate(8).putLong(version).array());
    }

    /** Drops all solutions: what was forgotten is in them. */
    void removeAll(WriteBatch batch) {
        table.forEach(keys.solutions(), (key, _) -> batch.remove(table, key));
        batch.remove(table, keys.active());
    }

    private static ModelVersion readVersion(DataInputStream in, long active) throws IOException {
        long version = in.readLong();
        return new ModelVersion(
                version,
                Instant.ofEpochMilli(in.readLong()),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                version == active);
    }

    private Optional<Solution> readSolution(DataInputStream in) throws IOException {
        ModelVersion version = readVersion(in, 0);
        boolean same = in.readInt() == parts.dimension();
        same &= in.readInt() == parts.options().randomFeatures();
        same &= in.readLong() == parts.options().seed();
        if (!same) {
            return Optional.empty();
        }
        RidgeWeights ridge = readRidge(in);
        PatternSpace space = readSpace(in);
        List<float[]> counterexamples = readVectors(in);
        QualityModel quality = readQuality(in);
        return Optional.of(
                new Solution(ridge, space, counterexamples, quality, version.upToVersion(), version.examples()));
    }

    private static void writeRidge(DataOutputStream out, @Nullable RidgeWeights ridge) throws IOException {
        out.writeBoolean(ridge != null);
        if (ridge != null) {
            writeIds(out, ridge.routeIds());
            Bytes.floats(out, ridge.weights());
        }
    }

    private static @Nullable RidgeWeights readRidge(DataInputStream in) throws IOException {
        return in.readBoolean() ? new RidgeWeights(readIds(in), Bytes.floats(in)) : null;
    }

    private static void writeSpace(DataOutputStream out, PatternSpace space) throws IOException {
        LoraAdapter adapter = space.adapter();
        out.writeBoolean(adapter != null);
        if (adapter != null) {
            out.writeDouble(space.scale().chance());
            out.writeInt(adapter.rank());
            out.writeFloat(adapter.alpha());
            Bytes.floats(out, adapter.parameters());
        }
    }

    private PatternSpace readSpace(DataInputStream in) throws IOException {
        LoraAdapter adapter = null;
        SimilarityScale scale = parts.scale();
        if (in.readBoolean()) {
            scale = new SimilarityScale(in.readDouble());
            adapter = LoraAdapter.identity(parts.dimension(), in.readInt(), in.readFloat(), 0)
                    .withParameters(Bytes.floats(in));
        }
        return new PatternSpace(adapter, scale);
    }

    private static void writeQuality(DataOutputStream out, @Nullable QualityModel model) throws IOException {
        out.writeBoolean(model != null);
        if (model != null) {
            writeIds(out, model.routeIds());
            writeVectors(out, List.of(model.weights()));
        }
    }

    private @Nullable QualityModel readQuality(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        List<String> ids = readIds(in);
        return new QualityModel(parts.qualityFeatures(), ids, readVectors(in).toArray(float[][]::new));
    }

    private static void writeVectors(DataOutputStream out, List<float[]> vectors) throws IOException {
        out.writeInt(vectors.size());
        for (float[] vector : vectors) {
            Bytes.floats(out, vector);
        }
    }

    private static List<float[]> readVectors(DataInputStream in) throws IOException {
        List<float[]> vectors = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            vectors.add(Bytes.floats(in));
        }
        return List.copyOf(vectors);
    }

    private static void writeIds(DataOutputStream out, List<String> ids) throws IOException {
        out.writeInt(ids.size());
        for (String id : ids) {
            Bytes.text(out, id);
        }
    }

    private static List<String> readIds(DataInputStream in) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ids.add(Bytes.text(in));
        }
        return List.copyOf(ids);
    }
}
