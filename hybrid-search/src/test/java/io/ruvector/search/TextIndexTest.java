package io.ruvector.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreClosedException;
import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextIndexTest {
    @TempDir
    Path directory;

    private VectorDb db;
    private Collection notes;
    private TextIndex index;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        notes = db.openCollection("notes", CollectionOptions.builder(2).build());
        index = TextIndex.open(db, TextSource.of(notes), TextIndexOptions.defaults());
    }

    @AfterEach
    void close() {
        index.close();
        db.close();
    }

    @Test
    void aWriteIsFoundByTheNextSearch() {
        put("n1", "the turbine was repaired on Monday");
        assertThat(ids(index.search("turbine", 5))).containsExactly("n1");

        put("n1", "the pump was repaired on Tuesday");
        assertThat(index.search("turbine", 5)).isEmpty();
        assertThat(ids(index.search("pump", 5))).containsExactly("n1");

        notes.delete("n1");
        assertThat(index.search("pump", 5)).isEmpty();
    }

    @Test
    void wordsMatchInOtherForms() {
        put("n1", "repairing turbines");

        assertThat(ids(index.search("Repaired TURBINE", 5))).containsExactly("n1");
    }

    @Test
    void titlesAreFoundToo() {
        notes.upsert(entry("n1", "nothing else here")
                .put("title", "Quarterly report")
                .build());

        assertThat(ids(index.search("quarterly", 5))).containsExactly("n1");
    }

    @Test
    void rareWordsCountMore() {
        for (int i = 0; i < 20; i++) {
            put("common" + i, "valve valve pressure");
        }
        put("rare", "valve zirconium");

        assertThat(index.search("valve zirconium", 1).getFirst().id()).isEqualTo("rare");
    }

    @Test
    void equalScoresAreOrderedById() {
        for (String id : List.of("c", "a", "b")) {
            put(id, "same words here");
        }

        assertThat(ids(index.search("words", 3))).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title:\"unclosed",
                "AND OR NOT",
                "a && b || !c",
                "(((",
                "field:[1 TO",
                "foo~2 bar^ *?",
                "\\",
                "\ud800",
                "--",
                "the of and"
            })
    void anyTextIsAQuery(String text) {
        put("n1", "plain words");

        assertThat(index.search(text, 5)).isEmpty();
    }

    @Test
    void aVeryLongQueryIsAnswered() {
        put("n1", "needle in the haystack");
        String words = String.join(
                " ", IntStream.range(0, 5_000).mapToObj(i -> "w" + i).toList());

        assertThat(ids(index.search("needle " + words, 5))).containsExactly("n1");
        assertThat(ids(index.search("needle " + words, 5, Filter.ne("tenant", "other"))))
                .containsExactly("n1");
    }

    @Test
    void filtersHoldExactlyAndLeaveKHits() {
        for (int i = 0; i < 500; i++) {
            notes.upsert(entry("n" + i, "pump failure " + "noise ".repeat(i % 7))
                    .put("tenant", i % 100 == 0 ? "rare" : "common")
                    .put("number", i)
                    .build());
        }

        assertThat(index.search("pump failure", 5, Filter.eq("tenant", "rare")))
                .extracting(TextHit::id)
                .containsExactlyInAnyOrder("n0", "n100", "n200", "n300", "n400");
        assertThat(index.search("pump", 10, Filter.and(Filter.gte("number", 490), Filter.ne("tenant", "rare"))))
                .hasSize(10);
    }

    @Test
    void aListIsNotItsElementAndATruthValueIsNotItsName() {
        notes.upsert(entry("list", "word").put("tag", List.of("red")).build());
        notes.upsert(entry("text", "word").put("tag", "red").put("on", "true").build());
        notes.upsert(entry("flag", "word").put("on", true).build());

        assertThat(ids(index.search("word", 5, Filter.eq("tag", "red")))).containsExactly("text");
        assertThat(ids(index.search("word", 5, Filter.eq("on", true)))).containsExactly("flag");
    }

    private static Filter many(int count, IntFunction<Filter> part) {
        return Filter.and(IntStream.range(0, count).mapToObj(part).toList());
    }

    static Stream<Filter> filters() {
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        return Stream.of(
                Filter.eq("text", "x=1"),
                Filter.eq("whole", 3.0),
                Filter.eq("flag", true),
                Filter.eq("time", time),
                Filter.in("text", "x=1", "other"),
                Filter.in("whole", 1, 3),
                Filter.gt("whole", 2),
                Filter.gte("ratio", 0.5),
                Filter.lt("time", time.plusSeconds(1)),
                Filter.lte("text", "y"),
                Filter.exists("tags"),
                Filter.contains("tags", "red"),
                Filter.contains("text", "="),
                Filter.ne("text", "other"),
                Filter.not(Filter.eq("flag", false)),
                Filter.or(Filter.eq("text", "nothing"), Filter.eq("flag", true)),
                Filter.and(Filter.eq("text", "x=1"), Filter.exists("whole")),
                Filter.eq("tags", List.of("red", "blue")),
                Filter.eq("long", "l".repeat(1_000)),
                Filter.or(Filter.eq("flag", true), Filter.eq("long", "l".repeat(1_000))),
                Filter.and(Filter.eq("flag", true), Filter.gt("whole", 1), Filter.in("text", "x=1")),
                Filter.not(Filter.eq("text", "true")),
                Filter.not(Filter.eq("tags", "red")),
                Filter.notIn("text", "other", "third"),
                Filter.between("whole", 2, 3.5),
                Filter.and(),
                Filter.or(Filter.or(), Filter.eq("flag", true)),
                Filter.not(Filter.or(Filter.eq("flag", false), Filter.eq("text", "other"))),
                many(2_000, i -> Filter.in("text", "x=1", "v" + i)),
                Filter.or(
                        many(600, i -> Filter.in("text", "x=1", "v" + i)),
                        many(600, i -> Filter.in("text", "w" + i, "x=1"))),
                many(
                        100,
                        i -> Filter.or(
                                many(15, j -> Filter.in("text", "x=1", i + "v" + j)), Filter.eq("text", "w" + i))));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyKindOfFilterMeansTheSameAsOnTheRow(Filter filter) {
        Map<String, Object> metadata = Map.of(
                "text",
                "x=1",
                "whole",
                3,
                "ratio",
                0.5,
                "flag",
                true,
                "time",
                Instant.parse("2026-01-01T00:00:00Z"),
                "tags",
                List.of("red", "blue"),
                "long",
                "l".repeat(1_000));
        notes.upsert(entry("yes", "word").metadata(metadata).build());
        notes.upsert(entry("no", "word")
                .put("text", "other")
                .put("whole", 1)
                .put("tags", "red")
                .put("flag", false)
                .put("long", "l".repeat(999))
                .build());
        List<String> expected = Stream.of("no", "yes")
                .filter(id -> filter.matches(notes.get(id).orElseThrow().metadata()))
                .toList();

        assertThat(index.search("word", 5, filter))
                .extracting(TextHit::id)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).contains("yes");
    }

    @Test
    void scoresOfGivenRowsAreThoseOfTheSearch() {
        put("n1", "pump failure");
        put("n2", "pump");
        put("n3", "other");
        List<TextHit> hits = index.search("pump failure", 5);

        Map<String, Double> scores = index.scores("pump failure", List.of("n1", "n2", "n3", "absent"));

        assertThat(scores).hasSize(2);
        hits.forEach(hit -> assertThat(scores).containsEntry(hit.id(), hit.score()));
    }

    @Test
    void reopeningStartsFromTheFilesAndTakesWhatCameSince() {
        put("n1", "first words");
        index.search("words", 5);
        index.close();
        put("n2", "second words");
        notes.delete("n1");

        index = TextIndex.open(db, TextSource.of(notes), TextIndexOptions.defaults());

        assertThat(ids(index.search("words", 5))).containsExactly("n2");
    }

    @Test
    void anIndexThatWasNeverClosedCatchesUp() {
        put("n1", "first words");
        index.commit();
        put("n2", "second words");
        index.search("words", 5);
        TextIndex abandoned = index;

        copyFilesOfLastCommit();
        index = TextIndex.open(db, TextSource.of(notes), TextIndexOptions.defaults());

        assertThat(ids(index.search("words", 5))).containsExactly("n1", "n2");
        assertThatThrownBy(() -> abandoned.search("words", 5)).isInstanceOf(StoreClosedException.class);
    }

    /** Leaves on disk what a killed process would: the last commit, without the changes taken since. */
    private void copyFilesOfLastCommit() {
        Path files = directory.resolve("text").resolve("notes");
        Path kept = directory.resolve("kept");
        try {
            copy(files, kept);
            index.close();
            try (Stream<Path> old = Files.list(files)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
            copy(kept, files);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void damagedFilesAreMadeAnewFromTheRows() throws IOException {
        put("n1", "first words");
        index.commit();
        index.close();
        try (Stream<Path> files = Files.list(directory.resolve("text").resolve("notes"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        index = TextIndex.open(db, TextSource.of(notes), TextIndexOptions.defaults());

        assertThat(ids(index.search("words", 5))).containsExactly("n1");
    }

    @Test
    void missingFilesAreMadeAnewFromTheRows() throws IOException {
        put("n1", "first words");
        index.commit();
        index.close();
        try (Stream<Path> files = Files.list(directory.resolve("text").resolve("notes"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        index = TextIndex.open(db, TextSource.of(notes), TextIndexOptions.defaults());

        assertThat(ids(index.search("words", 5))).containsExactly("n1");
    }

    @Test
    void anotherAnalysisMakesTheIndexAnew() {
        put("n1", "running words");
        assertThat(index.search("run", 5)).hasSize(1);
        index.commit();
        index.close();

        index = TextIndex.open(
                db,
                TextSource.of(notes),
                TextIndexOptions.builder().analysis(TextAnalysis.PLAIN).build());

        assertThat(index.search("run", 5)).isEmpty();
        assertThat(index.search("running", 5)).hasSize(1);
    }

    @Test
    void tablesAreIndexedToo() {
        Table table = db.table("letters");
        db.write(new WriteBatch().put(table, "k1", "dear pump".getBytes(StandardCharsets.UTF_8)));
        TextSource source = TextSource.of(
                table, (key, bytes) -> Optional.of(TextDocument.of(key, new String(bytes, StandardCharsets.UTF_8))));
        try (TextIndex letters = TextIndex.open(db, source, TextIndexOptions.defaults())) {
            assertThat(ids(letters.search("pump", 5))).containsExactly("k1");
            db.write(new WriteBatch().remove(table, "k1"));
            assertThat(letters.search("pump", 5)).isEmpty();
        }
    }

    @Test
    void manyChangesAreCommittedOnTheWay() {
        TextIndexOptions often = TextIndexOptions.builder().commitEvery(10).build();
        index.close();
        index = TextIndex.open(db, TextSource.of(notes), often);
        for (int i = 0; i < 25; i++) {
            put("n" + i, "words");
            index.catchUp();
        }

        assertThat(index.size()).isEqualTo(25);
        assertThat(directory.resolve("text").resolve("notes").toFile().list())
                .anyMatch(name -> name.startsWith("segments_"));
    }

    @Test
    void aRecreatedCollectionHasNoGhosts() {
        put("n1", "old words");
        index.commit();
        index.close();
        db.dropCollection("notes");
        notes = db.openCollection("notes", CollectionOptions.builder(2).build());
        put("n2", "new words");

        index = TextIndex.open(db, TextSource.of(notes), TextIndexOptions.defaults());

        assertThat(ids(index.search("words", 5))).containsExactly("n2");
    }

    @Test
    void aClosedIndexSaysSo() {
        index.close();

        assertThatThrownBy(() -> index.search("words", 5)).isInstanceOf(StoreClosedException.class);
    }

    @Test
    void kMustBePositive() {
        assertThatThrownBy(() -> index.search("words", 0)).isInstanceOf(InvalidInputException.class);
    }

    private void put(String id, String text) {
        notes.upsert(entry(id, text).build());
    }

    private static VectorEntry.Builder entry(String id, String text) {
        return VectorEntry.builder(id).vector(new float[] {1, 0}).text(text);
    }

    private static List<String> ids(List<TextHit> hits) {
        return hits.stream().map(TextHit::id).toList();
    }
}
