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

/** What a router's table says about itself: version of its layout, model of its embeddings, chance cosine of the model. */
final class SonaFormat {

    private static final int VERSION = 2;

    private SonaFormat() {}

    /** Checks a table that was written before, or marks a new one. */
    static SimilarityScale open(VectorDb db, Table table, TextEmbedder embedder) {
        return table.contains(SonaKeys.FORMAT) ? check(db, table, embedder) : mark(db, table, embedder);
    }

    private static SimilarityScale mark(VectorDb db, Table table, TextEmbedder embedder) {
        SimilarityScale scale = SimilarityScale.measure(embedder);
        byte[] chance = ByteBuffer.allocate(8).putDouble(scale.chance()).array();
        db.write(new WriteBatch()
                .put(table, SonaKeys.FORMAT, number(VERSION))
                .put(table, SonaKeys.MODEL, embedder.modelId().getBytes(StandardCharsets.UTF_8))
                .put(table, SonaKeys.CHANCE, chance));
        return scale;
    }

    private static SimilarityScale check(VectorDb db, Table table, TextEmbedder embedder) {
        int version = ByteBuffer.wrap(row(table, SonaKeys.FORMAT)).getInt();
        if (version > VERSION) {
            throw new NewerFormatException(db.path(), version, VERSION);
        }
        if (version < VERSION) {
            dropSolutions(db, table);
        }
        String model = new String(row(table, SonaKeys.MODEL), StandardCharsets.UTF_8);
        if (!model.equals(embedder.modelId())) {
            throw new ModelMismatchException(table.name(), model, embedder.modelId());
        }
        return new SimilarityScale(ByteBuffer.wrap(row(table, SonaKeys.CHANCE)).getDouble());
    }

    /** Solutions of version 1 have no counterexamples; the next consolidation makes new ones. */
    private static void dropSolutions(VectorDb db, Table table) {
        WriteBatch batch = new WriteBatch().put(table, SonaKeys.FORMAT, number(VERSION));
        table.forEach("g/", (key, _) -> {
            if (SonaKeys.isSolution(key)) {
                batch.remove(table, key);
            }
        });
        db.write(batch);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] row(Table table, String key) {
        return table.get(key)
                .orElseThrow(() -> new CorruptStoreException("the router's table lacks its row " + key, null));
    }
}
