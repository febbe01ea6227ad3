package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures {@link LiveLatency} on a database of its own that holds a whole set. */
public final class LiveProbe {
    private static final int INSERTS = 500;
    private static final int WARM_UP_INSERTS = 200;
    private static final long PHASE_NANOS = 1_500_000_000L;
    private static final int EF_SEARCH = 64;

    private final AnnSet set;
    private final RuVectorSetup setup;
    private final int rounds;
    private int fresh;

    /**
     * A probe.
     *
     * @param set what the database holds
     * @param setup how it is set up
     * @param rounds phases of idle and busy searching, in turns, of which the medians count
     */
    public LiveProbe(AnnSet set, RuVectorSetup setup, int rounds) {
        this.set = set;
        this.setup = setup;
        this.rounds = rounds;
    }

    /**
     * Measures.
     *
     * @param work a folder for the database
     * @return what was found
     * @throws IOException when the folder cannot be used
     */
    public LiveLatency run(Path work) throws IOException {
        Path directory = Folders.fresh(work, "live");
        try {
            List<Long> visible = new ArrayList<>();
            List<Double> idle = new ArrayList<>();
            List<Double> busy = new ArrayList<>();
            List<Double> inserts = new ArrayList<>();
            int invisible = 0;
            try (VectorDb db = VectorDb.open(setup.database(directory))) {
                Collection collection = fill(db);
                for (int i = 0; i < WARM_UP_INSERTS + INSERTS; i++) {
                    long nanos = insertAndFind(collection);
                    invisible += nanos < 0 ? 1 : 0;
                    if (i >= WARM_UP_INSERTS) {
                        visible.add(Math.abs(nanos));
                    }
                }
                searchP99(collection);
                for (int round = 0; round < rounds; round++) {
                    idle.add(searchP99(collection));
                    AtomicBoolean over = new AtomicBoolean();
                    AtomicInteger inserted = new AtomicInteger();
                    Thread writer = Thread.ofPlatform().start(() -> insertUntil(over, inserted, db, collection));
                    busy.add(searchP99(collection));
                    over.set(true);
                    join(writer);
                    inserts.add(inserted.get() * 1e9 / PHASE_NANOS);
                }
            }
            return new LiveLatency(
                    Percentiles.of(visible.stream().mapToLong(Long::longValue), 0.5) / 1e3,
                    Percentiles.of(visible.stream().mapToLong(Long::longValue), 0.99) / 1e3,
                    Percentiles.median(idle),
                    Percentiles.median(busy),
                    Percentiles.median(inserts),
                    reopenMillis(directory),
                    invisible);
        } finally {
            Folders.delete(directory);
        }
    }

    private Collection fill(VectorDb db) {
        Collection collection = db.createCollection("live", setup.collection(set));
        WriteBatch batch = new WriteBatch();
        for (int row = 0; row < set.base().count(); row++) {
            batch.insert(
                    collection, VectorEntry.of(String.valueOf(row), set.base().vector(row)));
            if (batch.size() == 1_000 || row == set.base().count() - 1) {
                db.write(batch);
                batch = new WriteBatch();
            }
        }
        return collection;
    }

    /** Nanoseconds; negative when the search did not find the insert. */
    private long insertAndFind(Collection collection) {
        VectorEntry entry = next();
        long start = System.nanoTime();
        collection.upsert(entry);
        boolean found = collection
                .search(SearchQuery.of(entry.vector(), 1))
                .getFirst()
                .id()
                .equals(entry.id());
        long nanos = System.nanoTime() - start;
        return found ? nanos : -nanos;
    }

    /** An entry whose vector is near others, and equal to none: between two vectors of the set. */
    private VectorEntry next() {
        int number = fresh++;
        float[] vector = set.base().vector(number * 31 % set.base().count());
        float[] query = set.queries()[number % set.queries().length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = 0.6f * vector[i] + 0.4f * query[i];
        }
        return VectorEntry.of("new-" + number, vector);
    }

    private void insertUntil(AtomicBoolean over, AtomicInteger inserted, VectorDb db, Collection collection) {
        long start = System.nanoTime();
        boolean checkpointed = false;
        while (!over.get()) {
            collection.upsert(next());
            inserted.incrementAndGet();
            if (!checkpointed && System.nanoTime() - start > PHASE_NANOS / 4) {
                db.checkpoint();
                checkpointed = true;
            }
        }
    }

    /** Microseconds. */
    private double searchP99(Collection collection) {
        List<Long> nanos = new ArrayList<>();
        long start = System.nanoTime();
        long before = start;
        for (int q = 0; before - start < PHASE_NANOS; q++) {
            collection.search(SearchQuery.builder(set.queries()[q % set.queries().length], 10)
                    .efSearch(EF_SEARCH)
                    .build());
            long now = System.nanoTime();
            nanos.add(now - before);
            before = now;
        }
        return Percentiles.of(nanos.stream().mapToLong(Long::longValue), 0.99) / 1e3;
    }

    private double reopenMillis(Path directory) {
        long start = System.nanoTime();
        try (VectorDb db = VectorDb.open(setup.database(directory))) {
            db.collection("live").search(SearchQuery.of(set.queries()[0], 10));
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static void join(Thread writer) throws IOException {
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
