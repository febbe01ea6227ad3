package io.ruvector.benchmarks.recovery;

import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * One random operation at a moment; does the same to a database and to a model.
 *
 * @param time when
 * @param kind what
 * @param collection the collection
 * @param id the entry's id or row's key
 * @param value what is written
 */
public record Operation(Instant time, Kind kind, String collection, String id, long value) {
    static final String TABLE = "numbers";
    private static final int COLLECTIONS = 4;
    private static final int IDS = 400;

    /** What can happen. */
    public enum Kind {
        /** An entry is written. */
        UPSERT,
        /** An entry is deleted. */
        DELETE,
        /** An entry and a number are written in one batch. */
        BOTH,
        /** A collection is dropped. */
        DROP
    }

    /**
     * A random operation.
     *
     * @param time when
     * @param random chooses
     * @return the operation
     */
    public static Operation random(Instant time, SplittableRandom random) {
        int dice = random.nextInt(1_000);
        Kind kind = dice < 550 ? Kind.UPSERT : dice < 800 ? Kind.DELETE : dice < 998 ? Kind.BOTH : Kind.DROP;
        return new Operation(
                time, kind, "c" + random.nextInt(COLLECTIONS), "id" + random.nextInt(IDS), random.nextLong());
    }

    private VectorEntry entry() {
        return VectorEntry.builder(id)
                .vector(new float[] {1, value % 1000, (value >> 10) % 1000})
                .put("value", value)
                .build();
    }

    /**
     * Does it to a database.
     *
     * @param db the database
     */
    public void apply(VectorDb db) {
        if (kind == Kind.DROP) {
            db.dropCollection(collection);
            return;
        }
        var target = db.openCollection(collection, CollectionOptions.builder(3).build());
        switch (kind) {
            case UPSERT -> target.upsert(entry());
            case DELETE -> target.delete(id);
            case BOTH ->
                db.write(new WriteBatch()
                        .upsert(target, entry())
                        .put(
                                db.table(TABLE),
                                id,
                                ByteBuffer.allocate(Long.BYTES).putLong(value).array()));
            case DROP -> throw new AssertionError("handled above");
        }
    }

    /**
     * Does it to a model.
     *
     * @param model the model
     */
    public void apply(Contents model) {
        if (kind == Kind.DROP) {
            model.collections().remove(collection);
            return;
        }
        model.collections().computeIfAbsent(collection, _ -> new HashMap<>());
        var entries = Objects.requireNonNull(model.collections().get(collection));
        if (kind == Kind.DELETE) {
            entries.remove(id);
        } else {
            entries.put(id, entry());
        }
        if (kind == Kind.BOTH) {
            model.numbers().put(id, value);
        }
    }
}
