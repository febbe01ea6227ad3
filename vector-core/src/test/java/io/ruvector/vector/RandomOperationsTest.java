package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.ruvector.store.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds store, index and a plain map together over random operations, checkpoints and reopenings. */
class RandomOperationsTest {
    private static final int DIMENSION = 6;

    @TempDir
    Path directory;

    private final Map<String, VectorEntry> model = new TreeMap<>();
    private final Map<String, String> tableModel = new TreeMap<>();
    private SplittableRandom random;
    private DbOptions options;
    private CollectionOptions collectionOptions;
    private VectorDb db;
    private Collection notes;
    private Table table;
    private long lastSequence;

    @ParameterizedTest
    @CsvSource({
        "1,0,COSINE,INT4,MEMORY",
        "2,0,EUCLIDEAN,INT8,MAPPED",
        "3,30,DOT_PRODUCT,NONE,MEMORY",
        "4,30,COSINE,BINARY,MAPPED",
        "5,1000,COSINE,INT4,MAPPED",
        "6,0,DOT_PRODUCT,INT4,MEMORY",
        "7,30,MANHATTAN,NONE,MAPPED",
        "8,0,COSINE,NONE,MAPPED"
    })
    void storeIndexAndModelAgree(
            long seed, int exactUpTo, Similarity similarity, Quantization quantization, VectorStorage storage) {
        random = new SplittableRandom(seed);
        options = DbOptions.builder(directory)
                .exactUpTo(exactUpTo)
                .checkpointEvery(70)
                .retainedCommits(50)
                .quantization(quantization)
                .storage(storage)
                .build();
        collectionOptions = CollectionOptions.builder(DIMENSION)
                .similarity(similarity)
                .hnsw(HnswConfig.builder().m(6).efConstruction(40).efSearch(40).build())
                .build();
        open();
        for (int step = 0; step < 250; step++) {
            step();
            if (step % 20 == 0) {
                verify();
            }
        }
        verify();
        db.close();
    }

    private void open() {
        db = VectorDb.open(options);
        notes = db.openCollection("notes", collectionOptions);
        table = db.table("table");
    }

    private void step() {
        switch (random.nextInt(20)) {
            case 0 -> {
                db.close();
                open();
            }
            case 1 -> db.checkpoint();
            case 2, 3, 4, 5 -> {
                String id = id();
                assertThat(notes.delete(id)).isEqualTo(model.remove(id) != null);
            }
            case 6, 7, 8 -> batch();
            case 9 -> search();
            case 10 -> insertDuplicate();
            default -> {
                VectorEntry entry = entry(id());
                notes.upsert(entry);
                model.put(entry.id(), entry);
            }
        }
        assertThat(db.sequence()).isGreaterThanOrEqualTo(lastSequence);
        lastSequence = db.sequence();
    }

    private void batch() {
        WriteBatch batch = new WriteBatch();
        for (int i = random.nextInt(30); i > 0; i--) {
            VectorEntry entry = entry(id());
            batch.upsert(notes, entry);
            model.put(entry.id(), entry);
            if (random.nextInt(3) == 0) {
                String gone = id();
                batch.delete(notes, gone);
                model.remove(gone);
            }
            String value = "v" + random.nextInt();
            batch.put(table, entry.id(), value.getBytes(StandardCharsets.UTF_8));
            tableModel.put(entry.id(), value);
            String removed = id();
            batch.remove(table, removed);
            tableModel.remove(removed);
        }
        db.write(batch);
    }

    private void insertDuplicate() {
        if (!model.isEmpty()) {
            String id = model.keySet().iterator().next();
            long before = db.sequence();
            try {
                db.write(
                        new WriteBatch().insert(notes, entry("fresh-" + before)).insert(notes, entry(id)));
                throw new AssertionError("a duplicate was accepted");
            } catch (DuplicateIdException expected) {
                assertThat(db.sequence()).isEqualTo(before);
            }
        }
    }

    private String id() {
        return "id-" + random.nextInt(120);
    }

    private VectorEntry entry(String id) {
        VectorEntry.Builder entry = VectorEntry.builder(id)
                .vector(vector())
                .put("colour", List.of("red", "green", "blue").get(random.nextInt(3)));
        return random.nextBoolean() ? entry.text("text " + random.nextInt()).build() : entry.build();
    }

    private float[] vector() {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private void verify() {
        assertThat(notes.count()).isEqualTo(model.size());
        List<VectorEntry> stored = new ArrayList<>();
        notes.forEach(stored::add);
        assertThat(stored).containsExactlyElementsOf(model.values());
        Map<String, String> rows = new TreeMap<>();
        table.forEach("", (key, value) -> rows.put(key, new String(value, StandardCharsets.UTF_8)));
        assertThat(rows).isEqualTo(tableModel);
        assertThat(table.count()).isEqualTo(tableModel.size());
        search();
    }

    private void search() {
        Filter filter = random.nextBoolean() ? null : Filter.eq("colour", "red");
        int k = 1 + random.nextInt(15);
        float[] vector = vector();
        List<SearchHit> expected = expected(vector, k, filter);
        SearchQuery query = SearchQuery.builder(vector, k).filter(filter).build();
        assertSame(notes.searchExact(query), expected);
        List<SearchHit> found = notes.search(query);
        assertThat(found).hasSameSizeAs(expected);
        for (SearchHit hit : found) {
            VectorEntry entry = model.get(hit.id());
            assertThat(hit.metadata()).isEqualTo(entry.metadata());
            assertThat(hit.text()).isEqualTo(entry.text());
            assertThat(hit.score()).isCloseTo(score(vector, entry), offset(1e-4f));
            assertThat(filter == null || filter.matches(hit.metadata())).isTrue();
        }
    }

    private static void assertSame(List<SearchHit> found, List<SearchHit> expected) {
        assertThat(found)
                .extracting(SearchHit::id)
                .containsExactlyElementsOf(expected.stream().map(SearchHit::id).toList());
    }

    private List<SearchHit> expected(float[] vector, int k, Filter filter) {
        return model.values().stream()
                .filter(entry -> filter == null || filter.matches(entry.metadata()))
                .map(entry -> new SearchHit(entry.id(), score(vector, entry), entry.metadata(), entry.text()))
                .sorted((left, right) -> Float.compare(right.score(), left.score()))
                .limit(k)
                .toList();
    }

    private float score(float[] query, VectorEntry entry) {
        double dot = 0;
        double distance = 0;
        double a = 0;
        double b = 0;
        double differences = 0;
        float[] vector = entry.vector();
        for (int i = 0; i < DIMENSION; i++) {
            dot += (double) query[i] * vector[i];
            distance += Math.pow(query[i] - vector[i], 2);
            differences += Math.abs(query[i] - vector[i]);
            a += query[i] * query[i];
            b += vector[i] * vector[i];
        }
        return (float)
                switch (collectionOptions.similarity()) {
                    case COSINE -> dot / Math.sqrt(a * b);
                    case DOT_PRODUCT -> dot;
                    case EUCLIDEAN -> -Math.sqrt(distance);
                    case MANHATTAN -> -differences;
                };
    }
}
