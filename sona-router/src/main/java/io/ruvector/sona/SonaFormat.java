package io.ruvector.sona;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.NewerFormatException;
import io.ruvector.store.Table;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a router's table says about itself: version of its layout, model of its embeddings, chance cosine of the model. The last
 * is measured when it is first asked for, since that loads the model. Thread-safe.
 */
final class SonaFormat {

    private static final int VERSION = 2;

    private final VectorDb db;
    private final Table table;
    private final TextEmbedder embedder;
    private volatile @Nullable SimilarityScale scale;

    private SonaFormat(VectorDb db, Table table, TextEmbedder embedder) {
        this.db = db;
        this.table = table;
        this.embedder = embedder;
    }

    /** Checks a table that was written before, or marks a new one. */
    static SonaFormat open(VectorDb db, Table table, TextEmbedder embedder) {
        SonaFormat format = new SonaFormat(db, table, embedder);
        if (table.contains(SonaKeys.FORMAT)) {
            format.check();
        } else {
            db.write(new WriteBatch()
                    .put(table, SonaKeys.FORMAT, number(VERSION))
                    .put(table, SonaKeys.MODEL, embedder.modelId().getBytes(StandardCharsets.UTF_8)));
        }
        return format;
    }

    private void check() {
        int version = ByteBuffer.wrap(row(SonaKeys.FORMAT)).getInt();
        if (version > VERSION) {
            throw new NewerFormatException(db.path(), version, VERSION);
        }
        if (version < VERSION) {
            dropSolutions();
        }
        String model = new String(row(SonaKeys.MODEL), StandardCharsets.UTF_8);
        if (!model.equals(embedder.modelId())) {
            throw new ModelMismatchException(table.name(), model, embedder.modelId());
        }
    }

    /** Solutions of version 1 have no counterexamples; the next consolidation makes new ones. */
    private void dropSolutions() {
        WriteBatch batch = new WriteBatch().put(table, SonaKeys.FORMAT, number(VERSION));
        table.forEach("g/", (key, _) -> {
            if (SonaKeys.isSolution(key)) {
                batch.remove(table, key);
            }
        });
        db.write(batch);
    }

    /** Chance correction of the model. */
    SimilarityScale scale() {
        SimilarityScale known = scale;
        return known == null ? measured() : known;
    }

    private synchronized SimilarityScale measured() {
        SimilarityScale known = scale;
        if (known == null) {
            known = table.get(SonaKeys.CHANCE)
                    .map(value -> new SimilarityScale(ByteBuffer.wrap(value).getDouble()))
                    .orElseGet(this::measure);
            scale = known;
        }
        return known;
    }

    private SimilarityScale measure() {
        SimilarityScale measured = SimilarityScale.measure(embedder);
        byte[] chance = ByteBuffer.allocate(8).putDouble(measured.chance()).array();
        db.write(new WriteBatch().put(table, SonaKeys.CHANCE, chance));
        return measured;
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private byte[] row(String key) {
        return table.get(key)
                .orElseThrow(() -> new CorruptStoreException("the router's table lacks its row " + key, null));
    }
}
