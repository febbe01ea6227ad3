package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.embedding.BundledModel;
import io.ruvector.memory.Outcome;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is wrong is refused with one sentence and an exit code, and the store stays as it was. */
class RefusedInputTest {

    @TempDir
    private static Path folder;

    private static Path store;

    @BeforeAll
    static void aStoreWithADocumentAnEpisodeAndACollection() throws IOException {
        store = folder.resolve("store");
        Path note =
                Files.writeString(folder.resolve("note.md"), "# Gauge\n\nThe gauge showed twelve litres at noon.\n");
        assertThat(CommandRun.of(store, "ingest", note.toString()).exitCode()).isZero();
        assertThat(CommandRun.of(store, "remember", "read the gauge").exitCode())
                .isZero();
        assertThat(CommandRun.of(store, "insert", "colours", "red", "--vector", "1,0,0", "--create")
                        .exitCode())
                .isZero();
        // The first use of a part writes its format; that is not what these tests are about.
        assertThat(CommandRun.of(store, "skills").exitCode()).isZero();
    }

    private static void refused(int exitCode, List<String> said, String... args) {
        JsonNode before = CommandRun.contents(store);
        CommandRun run = CommandRun.of(store, args);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).contains(said).doesNotContain("Exception", "\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(CommandRun.contents(store)).isEqualTo(before);
    }

    @Test
    void aVectorOfTheWrongDimension() {
        refused(2, List.of("expected dimension 3, got 2"), "insert", "colours", "blue", "--vector", "0,1");
        refused(2, List.of("expected dimension 3, got 4"), "search", "--collection", "colours", "--vector", "0,1,0,0");
    }

    @Test
    void aVectorWithNaN() {
        refused(2, List.of("NaN"), "insert", "colours", "blue", "--vector", "0,NaN,1");
    }

    @Test
    void aVectorThatIsNotNumbers() {
        refused(
                2,
                List.of("--vector, number 2: expected a number, got \"red\""),
                "insert",
                "colours",
                "b",
                "--vector",
                "0,red");
    }

    @Test
    void anUnknownCollection() {
        refused(2, List.of("shapes", "colours"), "search", "--collection", "shapes", "--vector", "1,0,0");
        refused(2, List.of("shapes", "colours"), "insert", "shapes", "a", "--vector", "1,0,0");
    }

    @Test
    void aFilterThatCannotBeRead() {
        List<String> said = List.of("filter, position 7: expected a value such as \"text\"", "got en");
        refused(2, said, "search", "gauge", "--filter", "lang = en");
        refused(2, said, "ask", "gauge?", "--filter", "lang = en");
        refused(2, said, "search", "--collection", "colours", "--vector", "1,0,0", "--filter", "lang = en");
        refused(2, List.of("position 0"), "search", "gauge", "--filter", "");
        refused(2, List.of("at most 100 parentheses"), "search", "gauge", "--filter", "(".repeat(10_000));
    }

    @Test
    void metadataThatIsNoValue() {
        refused(
                2,
                List.of("--meta year:=: expected a value such as", "got \"next\""),
                "insert",
                "colours",
                "blue",
                "--vector",
                "0,0,1",
                "--meta",
                "year:=next");
    }

    @Test
    void emptyText() {
        refused(2, List.of("task", "got \"\""), "remember", "");
        refused(2, List.of("got \" \""), "ask", " ");
        refused(2, List.of("got \"\""), "recall", "");
    }

    @Test
    void aNumberOutOfRange() {
        refused(2, List.of("k: expected 1 to 1000, got 0"), "recall", "gauge", "-k", "0");
        refused(2, List.of("reward", "got 7.0"), "remember", "x", "--outcome", "success", "--reward", "7");
        refused(
                2,
                List.of("--outcome: expected success, failure or partial, got \"meh\""),
                "remember",
                "x",
                "--outcome",
                "meh");
    }

    @Test
    void aMissingFile() {
        refused(
                2,
                List.of("no-such-file.md"),
                "ingest",
                folder.resolve("no-such-file.md").toString());
    }

    @Test
    void aBinaryFile() throws IOException {
        Path binary = Files.write(folder.resolve("image.md"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2, 0});
        refused(2, List.of("image.md"), "ingest", binary.toString());
    }

    @Test
    void aFileOfOneGigabyte() throws IOException {
        Path huge = folder.resolve("huge.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        refused(2, List.of("huge.txt", "1073741824"), "ingest", huge.toString());
    }

    @Test
    void anUnknownEpisodeAndAnUnknownAnswer() {
        refused(2, List.of("episode id", "nobody"), "forget", "nobody");
        refused(2, List.of("nothing"), "feedback", "nothing", "1");
    }

    @Test
    void aModelThatIsNotBundled() {
        refused(
                2,
                List.of("embedding model: expected one of", "got \"word2vec\""),
                "recall",
                "x",
                "--embedding-model",
                "word2vec");
    }

    @Test
    void aStoreThatIsNotThere() {
        CommandRun run = CommandRun.of(folder.resolve("nowhere"), "info");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--store: expected the directory of a store", "nowhere");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aStoreOfAnotherModel() {
        Path other = folder.resolve("other-model");
        try (AgenticDb db =
                AgenticDb.builder(other).embedder(new LetterCounts()).open()) {
            db.remember("read the gauge", "look", Outcome.success(), "");
        }
        CommandRun run = CommandRun.of(other, "recall", "gauge");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("letter-counts", BundledModel.DEFAULT.id());
        try (AgenticDb db =
                AgenticDb.builder(other).embedder(new LetterCounts()).open()) {
            assertThat(db.recall("read the gauge", 1)).hasSize(1);
        }
    }

    @Test
    void aStoreThatAnotherUseHasOpen() {
        Path locked = folder.resolve("locked");
        try (AgenticDb db =
                AgenticDb.builder(locked).embedder(new LetterCounts()).open()) {
            CommandRun run = CommandRun.of(locked, "info");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains(locked.toString());
        }
    }

    @Test
    void anErrorInJsonModeIsADocument() {
        CommandRun run = CommandRun.of(store, "remember", "", "--json");

        assertThat(run.json().get("error").get("exitCode").asInt()).isEqualTo(2);
        assertThat(run.json().get("error").get("message").asString()).contains("task");
    }

    @Test
    void anUnknownCommandAndAnUnknownOption() {
        assertThat(CommandRun.of("recal", "x")).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("recal").contains("recall");
        });
        assertThat(CommandRun.of("recall", "x", "--limit", "3").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("recall", "x", "--limit", "3", "--json")
                        .json()
                        .get("error")
                        .get("exitCode")
                        .asInt())
                .isEqualTo(2);
    }

    /** An embedder of its own kind: how often each letter occurs. */
    private static final class LetterCounts implements TextEmbedder {
        @Override
        public String modelId() {
            return "letter-counts";
        }

        @Override
        public int dimension() {
            return 26;
        }

        @Override
        public float[] embedQuery(String text) {
            float[] counts = new float[26];
            text.toLowerCase(Locale.ROOT)
                    .chars()
                    .filter(c -> c >= 'a' && c <= 'z')
                    .forEach(c -> counts[c - 'a']++);
            double length = 0;
            for (float count : counts) {
                length += count * count;
            }
            for (int i = 0; i < counts.length; i++) {
                counts[i] /= (float) Math.sqrt(length);
            }
            return counts;
        }

        @Override
        public List<float[]> embedPassages(List<String> texts) {
            return texts.stream().map(this::embedQuery).toList();
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public int maxTokens() {
            return 1000;
        }
    }
}
