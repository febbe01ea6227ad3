package io.ruvector.memory;

import io.ruvector.store.Table;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The embedding model's floor: measured once per model, then read from the store. */
final class ModelFloor implements Supplier<EmbeddingFloor> {

    private final VectorDb db;
    private final TextEmbedder embedder;
    private final Table table;
    private volatile @Nullable EmbeddingFloor known;

    ModelFloor(VectorDb db, TextEmbedder embedder) {
        this.db = db;
        this.embedder = embedder;
        this.table = db.table("memory-model-floor");
    }

    @Override
    public EmbeddingFloor get() {
        EmbeddingFloor floor = known;
        return floor == null ? load() : floor;
    }

    private synchronized EmbeddingFloor load() {
        String key = "model/" + embedder.modelId();
        EmbeddingFloor floor = table.get(key).map(ModelFloor::decode).orElseGet(() -> measure(key));
        known = floor;
        return floor;
    }

    private EmbeddingFloor measure(String key) {
        EmbeddingFloor floor = EmbeddingFloor.measure(embedder);
        byte[] bytes = ByteBuffer.allocate(2 * Double.BYTES)
                .putDouble(floor.queryToPassage())
                .putDouble(floor.passageToPassage())
                .array();
        db.write(new WriteBatch().put(table, key, bytes));
        return floor;
    }

    private static EmbeddingFloor decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new EmbeddingFloor(buffer.getDouble(), buffer.getDouble());
    }
}
