package io.ruvector.benchmarks.crash;

import io.ruvector.store.Durability;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.DuplicateIdException;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one writer does in one step: a function of seed, writer and number alone, so that the victim and whoever inspects
 * what it left know the same. Writers use keys of their own.
 */
final class Step {
    static final List<String> COLLECTIONS = List.of("notes", "team/notes");
    static final List<String> TABLES = List.of("settings", "team/log");
    static final int DIMENSION = 8;

    private static final int KEYS = 30;
    private static final CollectionOptions OPTIONS = CollectionOptions.builder(DIMENSION)
            .hnsw(HnswConfig.builder().m(6).efConstruction(30).build())
            .build();

    private final int writer;
    private final long number;
    private final Kind kind;
    private final Durability durability;
    private final List<Change> changes = new ArrayList<>();

    private Step(int writer, long number, SplittableRandom random) {
        this.writer = writer;
        this.number = number;
        this.durability = random.nextInt(3) == 0 ? Durability.ORDERED : Durability.SYNC;
        int dice = random.nextInt(100);
        this.kind = dice < 2 ? Kind.DROP : dice < 6 ? Kind.FILL : dice < 12 ? Kind.REFUSED : Kind.BATCH;
        int size = dice < 55 ? 1 : random.nextInt(2, 13);
        for (int i = 0; i < size; i++) {
            changes.add(change(i, random));
        }
    }

    static Step of(long seed, int writer, long number) {
        return new Step(writer, number, new SplittableRandom((seed * 31 + writer) * 1_000_003 + number));
    }

    static DbOptions options(Path directory) {
        return DbOptions.builder(directory)
                .exactUpTo(20)
                .checkpointEvery(60)
                .retainedCommits(400)
                .build();
    }

    static String temporary(int writer) {
        return "temporary/" + writer;
    }

    private Change change(int ordinal, SplittableRandom random) {
        String key = "w" + writer + "-" + random.nextInt(KEYS);
        boolean gone = random.nextInt(4) == 0;
        if (kind == Kind.FILL) {
            return Change.put(temporary(writer), false, entry(key, ordinal, random));
        }
        int place = random.nextInt(COLLECTIONS.size() + TABLES.size());
        if (place >= COLLECTIONS.size()) {
            String table = TABLES.get(place - COLLECTIONS.size());
            return gone ? Change.removeRow(table, key) : Change.putRow(table, key, "step " + number);
        }
        String collection = COLLECTIONS.get(place);
        return gone
                ? Change.delete(collection, key)
                : Change.put(collection, random.nextInt(3) == 0, entry(key, ordinal, random));
    }

    private VectorEntry entry(String key, int ordinal, SplittableRandom random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        VectorEntry.Builder entry =
                VectorEntry.builder(key).vector(vector).put("step", number).put("ordinal", ordinal);
        return random.nextBoolean() ? entry.text("step " + number).build() : entry.build();
    }

    /** Opens what every victim writes to. */
    static void openAll(VectorDb db) {
        COLLECTIONS.forEach(name -> db.openCollection(name, OPTIONS));
        TABLES.forEach(db::table);
    }

    /** Does it to a database. */
    void run(VectorDb db) {
        if (kind == Kind.DROP) {
            db.dropCollection(temporary(writer));
            return;
        }
        if (kind == Kind.FILL) {
            db.openCollection(temporary(writer), OPTIONS);
        }
        WriteBatch batch = new WriteBatch().durability(durability);
        changes.forEach(change -> change.addTo(batch, db));
        if (kind == Kind.REFUSED) {
            requireRefused(batch, db);
        } else {
            db.write(batch);
        }
    }

    /** The whole batch has to go with its last change, which cannot happen. */
    private void requireRefused(WriteBatch batch, VectorDb db) {
        float[] vector = new float[DIMENSION];
        vector[0] = 1;
        VectorEntry twice = VectorEntry.of("w" + writer + "-twice", vector);
        batch.insert(db.collection(COLLECTIONS.getFirst()), twice).insert(db.collection(COLLECTIONS.getFirst()), twice);
        try {
            db.write(batch);
        } catch (DuplicateIdException e) {
            return;
        }
        throw new IllegalStateException("an id was inserted twice");
    }

    /** Does it to what a writer's part of the database should be. */
    void run(Content content) {
        switch (kind) {
            case DROP -> content.clear(temporary(writer));
            case REFUSED -> {
                // Nothing of it happens.
            }
            case FILL, BATCH -> changes.forEach(change -> change.applyTo(content));
        }
    }

    private enum Kind {
        BATCH,
        FILL,
        DROP,
        REFUSED
    }
}
