package io.ruvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.causal.Observation;
import io.ruvector.memory.Outcome;
import io.ruvector.rag.SourceDocument;
import io.ruvector.sona.Route;
import io.ruvector.store.NewerFormatException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionInfo;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.TableInfo;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store that format 1 wrote, as it is kept in {@code golden/store-1.zip}, has to be readable by every later release. {@link #main}
 * makes the files of a new format; those of earlier ones are never made again.
 */
class GoldenStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final int GRAPH_ROWS = 2_200;

    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void unpack() throws IOException {
        store = folder.resolve("store");
        try (InputStream file = GoldenStoreTest.class.getResourceAsStream("/golden/store-1.zip");
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = store.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
    }

    private static AgenticDb open(Path directory) {
        return AgenticDb.builder(directory)
                .embedder(new BagOfWordsEmbedder(64))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .open();
    }

    @Test
    void whatTheFirstReleaseWroteIsReadAndFoundAndWrittenOn() throws IOException {
        JsonNode expected;
        try (InputStream file = GoldenStoreTest.class.getResourceAsStream("/golden/store-1.json")) {
            expected = JsonMapper.shared().readTree(file);
        }
        try (AgenticDb db = open(store)) {
            assertThat(json(contents(db))).isEqualTo(expected);
            assertThat(db.vectors().verify().findings()).isEmpty();
            db.remember("paint the blue pump", "sanded it", Outcome.success(), "use primer");
        }
        try (AgenticDb db = open(store)) {
            assertThat(db.recall("paint the pump", 1).getFirst().episode().reflection())
                    .isEqualTo("use primer");
            assertThat(db.vectors().verify().findings()).isEmpty();
        }
    }

    @Test
    void aNewerFormatIsRefusedAndLeftAsItIs() throws IOException {
        Files.writeString(store.resolve("FORMAT"), "ruvector 2\n");
        Map<Path, Long> before = files(store);
        assertThatThrownBy(() -> open(store))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("2")
                .hasMessageContaining("1");
        assertThat(files(store)).containsAllEntriesOf(before);
    }

    private static Map<Path, Long> files(Path directory) throws IOException {
        Map<Path, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(Files::isRegularFile)
                    .filter(it -> !it.endsWith("LOCK"))
                    .forEach(it -> files.put(it, it.toFile().length()));
        }
        return files;
    }

    private static JsonNode json(Object value) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(value));
    }

    /** What the store answers, in a form that can be compared. */
    private static Map<String, Object> contents(AgenticDb db) {
        Map<String, Object> contents = new TreeMap<>();
        Map<String, Object> rows = new TreeMap<>();
        for (CollectionInfo info : db.vectors().info().collections()) {
            Collection collection = db.vectors().collection(info.name());
            rows.put(info.name() + " " + info.options(), digest(collection));
        }
        contents.put("collections", rows);
        Map<String, Long> tables = new TreeMap<>();
        for (TableInfo table : db.vectors().info().tables()) {
            tables.put(table.name(), table.count());
        }
        contents.put("tables", tables);
        contents.put(
                "found",
                db.vectors().collection("graph").search(SearchQuery.of(vector(new Random(99)), 5)).stream()
                        .map(SearchHit::id)
                        .toList());
        contents.put(
                "recalled",
                db.recall("oil the pump", 3).stream()
                        .map(it -> it.episode().toString())
                        .toList());
        contents.put(
                "skills",
                db.skills().list(db.scope()).stream()
                        .map(it -> it.steps() + " " + it.evidence())
                        .toList());
        contents.put(
                "facts",
                db.factsFor("where does Ada live", 3).stream()
                        .map(it -> it.fact().toString())
                        .toList());
        contents.put(
                "effects",
                db.effects().stream()
                        .map(it -> it.cause() + " " + it.effect() + " "
                                + it.estimate().evidence().sampleSize())
                        .toList());
        contents.put("answer", db.ask("how often does the blue pump need oil?").text());
        contents.put("route", db.route("a problem with my invoice").route().map(Route::id));
        return contents;
    }

    private static String digest(Collection collection) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            collection.forEach(entry -> digest.update(
                    (entry.id() + Arrays.toString(entry.vector()) + new TreeMap<>(entry.metadata()) + entry.text())
                            .getBytes(StandardCharsets.UTF_8)));
            return collection.count() + " " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] vector(Random random) {
        float[] vector = new float[8];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** Makes the golden files: {@code main(FOLDER)}. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path store = folder.resolve("made");
        try (AgenticDb db = open(store)) {
            fill(db);
        }
        try (OutputStream file = Files.newOutputStream(folder.resolve("store-1.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path each : files(store).keySet()) {
                zip.putNextEntry(new ZipEntry(store.relativize(each).toString()));
                Files.copy(each, zip);
            }
        }
        Map<String, Object> contents;
        try (AgenticDb db = open(store)) {
            contents = contents(db);
        }
        Files.writeString(
                folder.resolve("store-1.json"),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(contents) + "\n");
    }

    private static void fill(AgenticDb db) {
        Random random = new Random(1);
        Collection graph = db.vectors()
                .createCollection("graph", CollectionOptions.builder(8).build());
        WriteBatch batch = new WriteBatch();
        for (int i = 0; i < GRAPH_ROWS; i++) {
            batch.upsert(graph, VectorEntry.of("g" + i, vector(random)));
        }
        db.vectors().write(batch);
        for (Similarity similarity : Similarity.values()) {
            Collection few = db.vectors()
                    .createCollection(
                            "few/" + similarity,
                            CollectionOptions.builder(8).similarity(similarity).build());
            for (int i = 0; i < 5; i++) {
                few.upsert(VectorEntry.builder("f" + i)
                        .vector(vector(random))
                        .text("text é " + i)
                        .metadata(Map.of("n", i, "x", i / 2.0, "b", i % 2 == 0, "t", NOW, "l", List.of("a", "b")))
                        .build());
            }
            few.delete("f3");
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(db.remember(
                            "oil the blue pump " + i, "opened the valve first", Outcome.success(), "the valve sticks")
                    .id());
            db.remember("oil the blue pump at " + i, "hit it", Outcome.failure("it broke"), "");
            db.causal()
                    .record(Observation.builder("valve-first", "success", "default")
                            .id("o" + i)
                            .source(ids.getLast())
                            .treated(i % 2 == 0)
                            .outcome(i % 2)
                            .build());
        }
        db.consolidate();
        db.state("Ada lives in Paris.");
        db.state("Ada lives in London.");
        db.ingest(SourceDocument.of("manual", "Pump", "The blue pump needs oil every forty hours."));
        db.addRoute(new Route("billing", "questions about invoices", 1));
        db.addRoute(new Route("outage", "the service is down", 1));
        for (String words : List.of("invoice", "refund", "payment", "receipt", "charge")) {
            db.router().learn("there is a problem with my " + words, "billing", "default");
            db.router().learn("the " + words + " page is down since an hour", "outage", "default");
        }
    }
}
