package io.ruvector.server.load;

import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The same work as {@link LoadExam} puts on the server, on a database in this process, for comparison. */
final class EmbeddedLoad {
    private static final int MOST_KEPT = 1 << 20;

    final List<long[]> writes = new ArrayList<>();
    final List<long[]> reads = new ArrayList<>();

    private final int idsEach;
    private final int dimension;

    EmbeddedLoad(int idsEach, int dimension) {
        this.idsEach = idsEach;
        this.dimension = dimension;
    }

    void run(Path directory, int threads, int seconds) throws InterruptedException {
        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            Collection collection = db.createCollection(
                    "load", CollectionOptions.builder(dimension).build());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Thread> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int connection = i;
                running.add(Thread.ofPlatform().start(() -> work(collection, connection, end)));
            }
            for (Thread thread : running) {
                thread.join();
            }
        }
    }

    private void work(Collection collection, int connection, long end) {
        Random random = new Random(connection);
        long[] written = new long[MOST_KEPT];
        long[] read = new long[MOST_KEPT];
        int w = 0;
        int r = 0;
        for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            int id = random.nextInt(idsEach);
            boolean writing = random.nextBoolean();
            float[] vector = vector(random);
            if (writing) {
                collection.upsert(VectorEntry.of(connection + "-" + id, vector, Map.of("version", w)));
                written[w++ & (MOST_KEPT - 1)] = System.nanoTime() - begin;
            } else {
                collection.search(SearchQuery.of(vector, 10));
                read[r++ & (MOST_KEPT - 1)] = System.nanoTime() - begin;
            }
        }
        synchronized (this) {
            writes.add(Arrays.copyOf(written, Math.min(w, MOST_KEPT)));
            reads.add(Arrays.copyOf(read, Math.min(r, MOST_KEPT)));
        }
    }

    private float[] vector(Random random) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
