package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Collection;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A durable collection that is changed, and beside it a plain map of what it should hold. */
public final class ChurnedCollection implements AutoCloseable {
    private static final int BATCH = 500;
    private static final String NAME = "churned";

    private final AnnSet set;
    private final RuVectorSetup setup;
    private final Path directory;
    private final Random random;
    private final Map<String, float[]> expected = new LinkedHashMap<>();
    private final List<float[]> replaced = new ArrayList<>();
    private VectorDb db;
    private Collection collection;
    private int nextRow;

    /**
     * An empty collection in a new database.
     *
     * @param set where vectors come from, row by row, from the first again after the last
     * @param setup how the database is set up
     * @param work where to put it
     * @param seed of the choice of what changes
     * @throws IOException when the folder cannot be used
     */
    public ChurnedCollection(AnnSet set, RuVectorSetup setup, Path work, long seed) throws IOException {
        this.set = set;
        this.setup = setup;
        this.directory = Folders.fresh(work, "churn");
        this.random = new Random(seed);
        this.db = VectorDb.open(setup.graphDatabase(directory));
        this.collection = db.createCollection(NAME, setup.collection(set));
    }

    /**
     * Inserts new entries until there are so many.
     *
     * @param size entries wanted
     */
    public void fillTo(int size) {
        List<String> ids = new ArrayList<>();
        for (int i = expected.size(); i < size; i++) {
            ids.add("e" + nextRow + "-" + i);
            expected.put(ids.getLast(), nextVector());
        }
        upsert(ids);
    }

    /** Deletes a random half, one by one. */
    public void deleteHalf() {
        List<String> ids = shuffledIds();
        for (String id : ids.subList(0, ids.size() / 2)) {
            if (!collection.delete(id)) {
                throw new IllegalStateException("the collection had lost " + id);
            }
            replaced.add(expected.remove(id));
        }
    }

    /**
     * Gives random entries new vectors.
     *
     * @param count how many
     */
    public void update(int count) {
        List<String> ids = shuffledIds().subList(0, Math.min(count, expected.size()));
        for (String id : ids) {
            replaced.add(expected.get(id));
            expected.put(id, nextVector());
        }
        upsert(ids);
    }

    /** Closes the database and opens it again. */
    public void reopen() {
        db.close();
        db = VectorDb.open(setup.graphDatabase(directory));
        collection = db.collection(NAME);
    }

    /** A new collection, filled at one go with what this one should hold. */
    ChurnedCollection freshBuild(Path work) throws IOException {
        ChurnedCollection fresh = new ChurnedCollection(set, setup, work, 0);
        fresh.expected.putAll(expected);
        fresh.upsert(List.copyOf(expected.keySet()));
        return fresh;
    }

    private void upsert(List<String> ids) {
        WriteBatch batch = new WriteBatch();
        for (int i = 0; i < ids.size(); i++) {
            batch.upsert(collection, VectorEntry.of(ids.get(i), Objects.requireNonNull(expected.get(ids.get(i)))));
            if (batch.size() == BATCH || i == ids.size() - 1) {
                db.write(batch);
                batch = new WriteBatch();
            }
        }
    }

    private float[] nextVector() {
        return set.base().vector(nextRow++ % set.base().count());
    }

    private List<String> shuffledIds() {
        List<String> ids = new ArrayList<>(expected.keySet());
        Collections.shuffle(ids, random);
        return ids;
    }

    Collection collection() {
        return collection;
    }

    /** What it should hold. */
    Map<String, float[]> expected() {
        return expected;
    }

    /** Vectors that were deleted or replaced: no search may find them. */
    List<float[]> replaced() {
        return replaced;
    }

    /** {@return entries that it says it holds} */
    public long count() {
        return collection.count();
    }

    /** {@return entries that it should hold} */
    public int expectedCount() {
        return expected.size();
    }

    @Override
    public void close() throws IOException {
        db.close();
        Folders.delete(directory);
    }
}
