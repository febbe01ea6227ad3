package io.ruvector.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a {@link Collection} promises, whatever index it has. */
public abstract class CollectionContract {
    @TempDir
    Path directory;

    private VectorDb db;
    private Collection notes;

    protected abstract DbOptions options(Path path);

    @BeforeEach
    void open() {
        db = VectorDb.open(options(directory));
        notes = db.openCollection("notes", CollectionOptions.builder(2).build());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static VectorEntry entry(String id, float x, float y, Map<String, ?> metadata) {
        return VectorEntry.builder(id)
                .vector(new float[] {x, y})
                .metadata(metadata)
                .text("text of " + id)
                .build();
    }

    private static VectorEntry entry(String id, float x, float y) {
        return entry(id, x, y, Map.of());
    }

    private List<String> ids(float x, float y, int k, Filter filter) {
        return notes
                .search(SearchQuery.builder(new float[] {x, y}, k)
                        .filter(filter)
                        .build())
                .stream()
                .map(SearchHit::id)
                .toList();
    }

    private void assertRefusedUnchanged(ThrowingCallable write, Class<? extends Throwable> error, String message) {
        notes.upsert(entry("kept", 1, 0));
        long sequence = db.sequence();
        List<VectorEntry> before = all();
        assertThatThrownBy(write).isInstanceOf(error).hasMessageContaining(message);
        assertThat(all()).isEqualTo(before);
        assertThat(db.sequence()).isEqualTo(sequence);
        assertThat(ids(1, 0, 10, null))
                .containsExactlyElementsOf(before.stream().map(VectorEntry::id).toList());
    }

    private List<VectorEntry> all() {
        List<VectorEntry> all = new ArrayList<>();
        notes.forEach(all::add);
        return all;
    }

    @Test
    void aWriterSeesItsOwnWriteAtOnce() {
        for (int i = 0; i < 20; i++) {
            notes.insert(entry("n" + i, 1, i));
            assertThat(ids(1, i, 1, null)).containsExactly("n" + i);
            assertThat(notes.contains("n" + i)).isTrue();
            assertThat(notes.count()).isEqualTo(i + 1);
        }
    }

    @Test
    void aDeletedEntryIsGoneFromStoreAndSearch() {
        notes.insert(entry("a", 1, 0));
        notes.insert(entry("b", 0, 1));
        assertThat(notes.delete("a")).isTrue();
        assertThat(notes.delete("a")).isFalse();
        assertThat(notes.get("a")).isEmpty();
        assertThat(ids(1, 0, 10, null)).containsExactly("b");
        assertThat(notes.count()).isEqualTo(1);
    }

    @Test
    void anUpsertReplacesVectorMetadataAndText() {
        notes.insert(entry("a", 1, 0, Map.of("lang", "en")));
        notes.upsert(entry("a", 0, 1, Map.of("lang", "de")));
        List<SearchHit> hits = notes.search(SearchQuery.of(new float[] {0, 1}, 10));
        assertThat(hits).hasSize(1);
        assertThat(hits.getFirst().score()).isEqualTo(1f);
        assertThat(hits.getFirst().metadata()).isEqualTo(Map.of("lang", "de"));
        assertThat(ids(1, 0, 10, Filter.eq("lang", "en"))).isEmpty();
    }

    @Test
    void hitsComeWithTheirTextsUnlessToldOtherwise() {
        notes.insert(entry("a", 1, 0, Map.of("lang", "en")));
        SearchQuery.Builder query = SearchQuery.builder(new float[] {1, 0}, 1);
        assertThat(notes.search(query.build()).getFirst().text()).contains("text of a");
        SearchHit bare = notes.search(query.withoutTexts().build()).getFirst();
        assertThat(bare.text()).isEmpty();
        assertThat(bare.metadata()).isEqualTo(Map.of("lang", "en"));
        assertThat(bare.score()).isEqualTo(1f);
    }

    @Test
    void scoresOfGivenEntriesAreThoseThatASearchGives() {
        for (int i = 0; i < 50; i++) {
            notes.insert(entry("n" + i, 1, i));
        }
        notes.upsert(entry("n7", 3, -2));
        notes.delete("n8");
        float[] query = {2, 0.5f};
        Map<String, Float> searched = new HashMap<>();
        notes.searchExact(SearchQuery.of(query, 50)).forEach(hit -> searched.put(hit.id(), hit.score()));

        assertThat(notes.scores(query, searched.keySet())).isEqualTo(searched);
        assertThat(notes.scores(query, Set.of("n7", "n8", "absent"))).containsOnlyKeys("n7");
        assertThat(notes.scores(query, Set.of())).isEmpty();
        assertThatThrownBy(() -> notes.scores(new float[] {1}, Set.of("n7")))
                .isInstanceOf(DimensionMismatchException.class);
    }

    @Test
    void changesOfOneBatchTakeEffectInOrder() {
        db.write(new WriteBatch()
                .insert(notes, entry("a", 1, 0))
                .delete(notes, "a")
                .insert(notes, entry("a", 0, 1))
                .upsert(notes, entry("a", 1, 1)));
        assertThat(all()).containsExactly(entry("a", 1, 1));
        assertThat(notes.count()).isEqualTo(1);
        assertThat(ids(1, 1, 5, null)).containsExactly("a");
    }

    @Test
    void everyMetadataTypeComesBack() {
        Map<String, Object> metadata = Map.of(
                "text",
                "é",
                "flag",
                true,
                "whole",
                7L,
                "real",
                0.5,
                "time",
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "list",
                List.of("x", "y"));
        notes.insert(entry("a", 1, 0, metadata));
        notes.insert(entry("b", 1, 0, Map.of("int", 7, "float", 0.5f)));
        assertThat(notes.get("a").orElseThrow().metadata()).isEqualTo(metadata);
        assertThat(notes.get("b").orElseThrow().metadata()).isEqualTo(Map.of("int", 7L, "float", 0.5));
    }

    @Test
    void filtersSelectByMetadata() {
        notes.insert(entry("a", 1, 0, Map.of("lang", "en", "year", 2020, "tags", List.of("x", "y"))));
        notes.insert(entry("b", 1, 1, Map.of("lang", "de", "year", 2021.5)));
        notes.insert(entry("c", 0, 1, Map.of("year", 2022, "at", Instant.EPOCH)));
        assertThat(ids(1, 0, 9, Filter.eq("lang", "en"))).containsExactly("a");
        assertThat(ids(1, 0, 9, Filter.ne("lang", "en"))).containsExactly("b", "c");
        assertThat(ids(1, 0, 9, Filter.in("lang", "en", "de"))).containsExactly("a", "b");
        assertThat(ids(1, 0, 9, Filter.gt("year", 2020))).containsExactly("b", "c");
        assertThat(ids(1, 0, 9, Filter.gte("year", 2020))).containsExactly("a", "b", "c");
        assertThat(ids(1, 0, 9, Filter.lt("year", 2021.5))).containsExactly("a");
        assertThat(ids(1, 0, 9, Filter.lte("year", 2021.5))).containsExactly("a", "b");
        assertThat(ids(1, 0, 9, Filter.exists("lang"))).containsExactly("a", "b");
        assertThat(ids(1, 0, 9, Filter.contains("tags", "y"))).containsExactly("a");
        assertThat(ids(1, 0, 9, Filter.contains("lang", "d"))).containsExactly("b");
        assertThat(ids(1, 0, 9, Filter.lt("at", Instant.now()))).containsExactly("c");
        assertThat(ids(1, 0, 9, Filter.not(Filter.exists("lang")).and(Filter.eq("year", 2022.0))))
                .containsExactly("c");
        assertThat(ids(1, 0, 9, Filter.or(Filter.eq("lang", "en"), Filter.eq("year", 2022))))
                .containsExactly("a", "c");
        assertThat(ids(1, 0, 9, Filter.gt("lang", 3))).isEmpty();
        assertThat(notes.find(Filter.gte("year", 2021), 1))
                .extracting(VectorEntry::id)
                .containsExactly("b");
    }

    @Test
    void aFilterSeesEveryLaterChange() {
        Filter english = Filter.eq("lang", "en");
        assertThat(ids(1, 0, 9, english)).isEmpty();
        notes.insert(entry("a", 1, 0, Map.of("lang", "en")));
        assertThat(ids(1, 0, 9, english)).containsExactly("a");
        notes.upsert(entry("a", 1, 0, Map.of("lang", "de")));
        assertThat(ids(1, 0, 9, english)).isEmpty();
        notes.upsert(entry("b", 1, 0, Map.of("lang", "en")));
        notes.delete("a");
        notes.insert(entry("c", 1, 0, Map.of("lang", "fr")));
        assertThat(ids(1, 0, 9, english)).containsExactly("b");
    }

    @Test
    void equalScoresComeInTheOrderOfTheirIds() {
        assertThat(ids(1, 0, 3, null)).isEmpty();
        for (String id : List.of("b", "c", "a")) {
            notes.insert(entry(id, 1, 0));
        }
        assertThat(ids(1, 0, 3, null)).containsExactly("a", "b", "c");
    }

    @Test
    void searchAndExactSearchAgreeOnWhatIsThere() {
        for (int i = 0; i < 200; i++) {
            notes.insert(entry("n" + i, (float) Math.cos(i * 0.03), (float) Math.sin(i * 0.03), Map.of("i", i)));
        }
        SearchQuery query = SearchQuery.builder(new float[] {1, 1}, 10)
                .filter(Filter.lt("i", 150))
                .efSearch(200)
                .build();
        assertThat(notes.search(query)).isEqualTo(notes.searchExact(query)).hasSize(10);
    }

    @Test
    void anotherDimensionIsRefused() {
        assertRefusedUnchanged(
                () -> notes.insert(VectorEntry.of("x", new float[3])),
                DimensionMismatchException.class,
                "expected dimension 2, got 3");
        assertThatThrownBy(() -> notes.search(SearchQuery.of(new float[3], 1)))
                .isInstanceOf(DimensionMismatchException.class);
    }

    @Test
    void componentsThatAreNotFiniteAreRefusedByPosition() {
        assertRefusedUnchanged(
                () -> notes.insert(entry("x", 1, Float.NaN)), InvalidVectorException.class, "component 1");
        assertRefusedUnchanged(
                () -> notes.upsert(entry("x", Float.NEGATIVE_INFINITY, 1)),
                InvalidVectorException.class,
                "component 0");
        assertThatThrownBy(() -> notes.search(SearchQuery.of(new float[] {1, Float.NaN}, 1)))
                .isInstanceOf(InvalidVectorException.class);
    }

    @Test
    void theZeroVectorIsRefusedUnderTheCosineOnly() {
        assertRefusedUnchanged(() -> notes.insert(entry("x", 0, 0)), InvalidVectorException.class, "zero");
        Collection plane = db.createCollection(
                "plane",
                CollectionOptions.builder(2).similarity(Similarity.EUCLIDEAN).build());
        plane.insert(entry("x", 0, 0));
        assertThat(plane.search(SearchQuery.of(new float[] {0, 0}, 1))
                        .getFirst()
                        .id())
                .isEqualTo("x");
    }

    @Test
    void aVectorSoLongThatDistancesOverflowIsRefusedWhereLengthMatters() {
        Collection plane = db.createCollection(
                "plane",
                CollectionOptions.builder(2).similarity(Similarity.DOT_PRODUCT).build());
        assertThatThrownBy(() -> plane.insert(entry("x", 1e20f, 0))).isInstanceOf(InvalidVectorException.class);
        notes.insert(entry("x", 1e38f, 1e38f));
        assertThat(notes.search(SearchQuery.of(new float[] {1, 1}, 1))
                        .getFirst()
                        .score())
                .isCloseTo(1f, offset(1e-6f));
    }

    @Test
    void aDuplicateIdIsRefused() {
        assertRefusedUnchanged(() -> notes.insert(entry("kept", 0, 1)), DuplicateIdException.class, "kept");
        assertRefusedUnchanged(
                () -> db.write(new WriteBatch().insert(notes, entry("n", 1, 0)).insert(notes, entry("n", 1, 0))),
                DuplicateIdException.class,
                "\"n\"");
    }

    @Test
    void idsThatCannotBeKeysAreRefused() {
        assertRefusedUnchanged(() -> notes.insert(entry("", 1, 0)), InvalidInputException.class, "non-empty");
        assertRefusedUnchanged(
                () -> notes.insert(entry("x".repeat(1025), 1, 0)), InvalidInputException.class, "1024 bytes");
        assertRefusedUnchanged(() -> notes.insert(entry("\ud800", 1, 0)), InvalidInputException.class, "surrogate");
        notes.insert(entry("é".repeat(512), 1, 0));
    }

    @Test
    void metadataThatCannotBeStoredIsRefusedByKeyAndType() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("n", null);
        assertRefusedUnchanged(
                () -> notes.insert(entry("x", 1, 0, Map.of("d", new int[0]))), InvalidInputException.class, "\"d\"");
        assertRefusedUnchanged(() -> notes.insert(entry("x", 1, 0, withNull)), InvalidInputException.class, "\"n\"");
        assertRefusedUnchanged(
                () -> notes.insert(entry("x", 1, 0, Map.of("l", List.of(1)))),
                InvalidInputException.class,
                "java.lang.Integer");
        assertRefusedUnchanged(
                () -> notes.insert(entry("x", 1, 0, Map.of("n", Double.NaN))), InvalidInputException.class, "NaN");
        assertRefusedUnchanged(
                () -> notes.insert(entry("x", 1, 0, Map.of(" ", 1))), InvalidInputException.class, "metadata key");
    }

    @Test
    void impossibleQueriesAreRefused() {
        assertThatThrownBy(() -> SearchQuery.of(new float[2], 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SearchQuery.builder(new float[2], 1).efSearch(0))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> notes.search(SearchQuery.of(new float[2], 1)))
                .isInstanceOf(InvalidVectorException.class);
        assertThatThrownBy(() -> notes.find(Filter.exists("x"), 0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatACallerDoesToItsArraysLaterDoesNotReachTheStore() {
        float[] vector = {1, 0};
        byte[] value = "a".getBytes(UTF_8);
        WriteBatch batch =
                new WriteBatch().insert(notes, VectorEntry.of("a", vector)).put(db.table("t"), "k", value);
        vector[0] = 9;
        value[0] = 'z';
        db.write(batch);
        notes.get("a").orElseThrow().vector()[0] = 7;
        assertThat(notes.get("a").orElseThrow().vector()).containsExactly(1, 0);
        assertThat(db.table("t").get("k").orElseThrow()).asString().isEqualTo("a");
    }

    @Test
    void aVisitorMayWrite() {
        notes.insert(entry("a", 1, 0));
        notes.insert(entry("b", 1, 0));
        notes.forEach(entry -> notes.upsert(entry("copy of " + entry.id(), 0, 1)));
        assertThat(notes.count()).isEqualTo(4);
    }
}
