package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers, searchers and checkpoints at the same time. */
class RaceTest {
    private static final int WRITERS = 3;
    private static final int STEPS = 150;
    private static final int ALWAYS_THERE = 20;

    @TempDir
    Path directory;

    private final AtomicInteger writing = new AtomicInteger(WRITERS);

    @Test
    void searchesDuringWritesSeeWholeEntriesAndNeverTooFew() throws Exception {
        try (VectorDb db = VectorDb.open(DbOptions.builder(directory)
                        .exactUpTo(0)
                        .checkpointEvery(100)
                        .build());
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Collection notes = db.createCollection(
                    "notes",
                    CollectionOptions.builder(4)
                            .hnsw(HnswConfig.builder().m(6).efConstruction(30).build())
                            .build());
            for (int i = 0; i < ALWAYS_THERE; i++) {
                notes.insert(entry("kept-" + i, i));
            }
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                running.add(threads.submit(writer(notes, writer)));
            }
            running.add(threads.submit(searcher(notes, 100)));
            running.add(threads.submit(searcher(notes, 101)));
            running.add(threads.submit(checkpoints(db)));
            for (Future<?> future : running) {
                future.get();
            }
            verify(notes);
        }
        try (VectorDb db =
                VectorDb.open(DbOptions.builder(directory).exactUpTo(0).build())) {
            verify(db.collection("notes"));
        }
    }

    /** An entry whose vector, metadata and text all follow from one number. */
    private static VectorEntry entry(String id, int version) {
        return VectorEntry.builder(id)
                .vector(vector(version))
                .put("version", version)
                .text("version " + version)
                .build();
    }

    private static float[] vector(int version) {
        return TestVectors.clustered(version, 1, 4, 1)[0];
    }

    private Callable<Boolean> writer(Collection notes, int writer) {
        return () -> {
            try {
                SplittableRandom random = new SplittableRandom(writer);
                for (int step = 0; step < STEPS; step++) {
                    String id = "w" + writer + "-" + random.nextInt(30);
                    if (random.nextInt(3) == 0) {
                        notes.delete(id);
                        assertThat(notes.contains(id)).isFalse();
                    } else {
                        VectorEntry entry = entry(id, random.nextInt(1_000_000));
                        notes.upsert(entry);
                        assertThat(notes.get(id)).contains(entry);
                        assertThat(notes.searchExact(SearchQuery.of(entry.vector(), 1))
                                        .getFirst()
                                        .score())
                                .isGreaterThan(0.99999f);
                    }
                }
                return true;
            } finally {
                writing.decrementAndGet();
            }
        };
    }

    private Callable<Boolean> searcher(Collection notes, int seed) {
        return () -> {
            SplittableRandom random = new SplittableRandom(seed);
            while (writing.get() > 0) {
                float[] query = vector(random.nextInt(1_000_000));
                List<SearchHit> hits = notes.search(SearchQuery.builder(query, 10)
                        .filter(Filter.exists("version"))
                        .build());
                assertThat(hits).hasSize(10);
                assertThat(hits.stream().map(SearchHit::id).distinct()).hasSize(10);
                hits.forEach(hit -> assertWhole(hit, query));
            }
            return true;
        };
    }

    private static void assertWhole(SearchHit hit, float[] query) {
        int version = Math.toIntExact((Long) hit.metadata().get("version"));
        assertThat(hit.text()).contains("version " + version);
        float[] vector = vector(version);
        VectorKernel kernel = new ScalarKernel();
        float cosine = kernel.dot(query, vector, 0, 4)
                / (float) Math.sqrt(kernel.dot(query, query, 0, 4) * kernel.dot(vector, vector, 0, 4));
        assertThat(hit.score()).isCloseTo(cosine, org.assertj.core.api.Assertions.offset(1e-4f));
    }

    private Callable<Boolean> checkpoints(VectorDb db) {
        return () -> {
            while (writing.get() > 0) {
                db.checkpoint();
                Thread.sleep(20);
            }
            return true;
        };
    }

    private static void verify(Collection notes) {
        Map<String, VectorEntry> stored = new java.util.HashMap<>();
        notes.forEach(entry -> stored.put(entry.id(), entry));
        assertThat(notes.count()).isEqualTo(stored.size());
        List<SearchHit> all = notes.searchExact(SearchQuery.of(vector(0), 1_000));
        assertThat(all).hasSameSizeAs(stored.keySet());
        for (SearchHit hit : all) {
            assertThat(hit.text()).isEqualTo(stored.get(hit.id()).text());
        }
        assertThat(notes.search(SearchQuery.of(vector(0), 1_000))).hasSameSizeAs(stored.keySet());
    }
}
