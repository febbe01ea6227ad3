package io.ruvector.benchmarks.tiny;

import io.ruvector.store.Durability;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A database of 1 to 50 random vectors of a random dimension, similarity and way of writing, with or without a graph; some
 * are updated and deleted again. A function of its seed alone.
 */
public final class TinyDatabase {
    private static final int MOST_ROWS = 50;
    private static final int MOST_DIMENSIONS = 48;

    private final Path directory;
    private final SplittableRandom random;
    private final CollectionOptions options;
    private final boolean graph;
    private final TreeMap<String, VectorEntry> expected = new TreeMap<>();

    /**
     * Not yet written.
     *
     * @param directory where it goes
     * @param seed of everything about it
     */
    public TinyDatabase(Path directory, long seed) {
        this.directory = directory;
        this.random = new SplittableRandom(seed);
        Similarity[] similarities = Similarity.values();
        this.options = CollectionOptions.builder(random.nextInt(1, MOST_DIMENSIONS + 1))
                .similarity(similarities[random.nextInt(similarities.length)])
                .build();
        this.graph = random.nextBoolean();
    }

    private VectorDb open() {
        DbOptions.Builder opening = DbOptions.builder(directory);
        return VectorDb.open(graph ? opening.exactUpTo(0).build() : opening.build());
    }

    /**
     * Writes and closes it.
     *
     * @return how many rows it has
     */
    public int write() {
        int rows = random.nextInt(1, MOST_ROWS + 1);
        try (VectorDb db = open()) {
            Collection tiny = db.createCollection("tiny", options);
            WriteBatch batch = new WriteBatch().durability(random.nextBoolean() ? Durability.SYNC : Durability.ORDERED);
            for (int i = 0; i < rows; i++) {
                put(batch, tiny, "r" + i);
                if (random.nextInt(8) == 0) {
                    put(batch, tiny, "r" + random.nextInt(i + 1));
                }
                if (i > 0 && random.nextInt(10) == 0) {
                    String id = expected.firstKey();
                    batch.delete(tiny, id);
                    expected.remove(id);
                }
                if (random.nextInt(3) == 0) {
                    db.write(batch);
                    batch = new WriteBatch().durability(Durability.ORDERED);
                }
            }
            db.write(batch);
            if (random.nextInt(4) == 0) {
                db.checkpoint();
            }
        }
        return expected.size();
    }

    private void put(WriteBatch batch, Collection tiny, String id) {
        float[] vector = new float[options.dimension()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        VectorEntry entry = random.nextBoolean()
                ? VectorEntry.of(id, vector)
                : VectorEntry.builder(id)
                        .vector(vector)
                        .put("n", expected.size())
                        .text(id)
                        .build();
        batch.upsert(tiny, entry);
        expected.put(id, entry);
    }

    /**
     * Opens it again and reads it in every way.
     *
     * @return what is missing or wrong
     */
    public List<String> reopen() {
        List<String> wrong = new ArrayList<>();
        try (VectorDb db = open()) {
            Collection tiny = db.collection("tiny");
            TreeMap<String, VectorEntry> stored = new TreeMap<>();
            tiny.forEach(entry -> stored.put(entry.id(), entry));
            require(wrong, stored.equals(expected), "rows " + stored.keySet());
            require(wrong, tiny.count() == expected.size(), "count " + tiny.count());
            for (VectorEntry entry : expected.values()) {
                SearchQuery all = SearchQuery.of(entry.vector(), expected.size());
                require(wrong, ids(tiny.search(all)).equals(expected.keySet()), "search " + ids(tiny.search(all)));
                require(wrong, ids(tiny.searchExact(all)).equals(expected.keySet()), "exact search");
                require(wrong, tiny.get(entry.id()).filter(entry::equals).isPresent(), "get " + entry);
            }
            db.verify().findings().forEach(finding -> wrong.add(directory + ": " + finding));
        }
        return wrong;
    }

    private void require(List<String> wrong, boolean holds, String what) {
        if (!holds) {
            wrong.add(
                    directory + " (" + options + ", graph " + graph + "): " + what + ", expected " + expected.keySet());
        }
    }

    private static Set<String> ids(List<SearchHit> hits) {
        return hits.stream().map(SearchHit::id).collect(Collectors.toSet());
    }
}
