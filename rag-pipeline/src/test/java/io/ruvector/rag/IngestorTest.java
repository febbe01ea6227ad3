package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.rag.IngestOutcome.FailureReason;
import io.ruvector.rag.IngestOutcome.SkipReason;
import io.ruvector.search.SearchMode;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.ModelMismatchException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IngestorTest {
    @TempDir
    Path store;

    @TempDir
    Path docs;

    private TestCorpus test;
    private Ingestor ingestor;

    @BeforeEach
    void open() {
        test = new TestCorpus(store);
        ingestor = new Ingestor(test.corpus(), 2);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aFolderIsTakenWithAResultForEachFile() throws IOException {
        write("guide.md", "# Guide\n\nThe turbine has three blades.");
        write("sub/page.html", "<title>Page</title><p>The generator makes current.</p><script>evil()</script>");
        write("notes.txt", "Plain notes about the gearbox.");
        write("Main.java", "class Main { int gearboxRatio = 90; }");
        write("picture.png", "\u0000\u0001");
        write("empty.txt", " \n ");
        write(".hidden.md", "secret");
        write(".git/config.txt", "secret");

        IngestReport report = ingestor.ingest(docs);

        assertThat(outcomes(report))
                .containsOnlyKeys(
                        ".git",
                        ".hidden.md",
                        "Main.java",
                        "empty.txt",
                        "guide.md",
                        "notes.txt",
                        "picture.png",
                        "sub/page.html")
                .containsEntry(".git", new IngestOutcome.Skipped(SkipReason.HIDDEN))
                .containsEntry(".hidden.md", new IngestOutcome.Skipped(SkipReason.HIDDEN))
                .containsEntry("picture.png", new IngestOutcome.Skipped(SkipReason.UNKNOWN_TYPE))
                .containsEntry("empty.txt", new IngestOutcome.Skipped(SkipReason.EMPTY))
                .containsEntry("guide.md", new IngestOutcome.Ingested(1, 0, 0))
                .containsEntry("sub/page.html", new IngestOutcome.Ingested(1, 0, 0));
        assertThat(report.ingested()).isEqualTo(4);
        assertThat(report.skipped()).isEqualTo(4);
        assertThat(report.failed()).isZero();
        assertThat(test.corpus().documentCount()).isEqualTo(4);
        RetrievedPassage best = retrieve("generator current").getFirst();
        assertThat(best.title()).isEqualTo("Page");
        assertThat(best.source()).isEqualTo(docs.resolve("sub/page.html").toString());
        assertThat(best.text()).isEqualTo("The generator makes current.");
    }

    @Test
    void passagesKnowTheirPlace() throws IOException {
        String text = "# Manual\n\nIntro.\n\n## Safety\n\n" + "Wear a helmet at all times. ".repeat(60);
        write("manual.md", text);

        ingestor.ingest(
                docs, IngestOptions.builder().chunks(new ChunkOptions(64, 8, 8)).build());

        List<RetrievedPassage> passages = retrieve("helmet");
        assertThat(passages).hasSizeGreaterThan(2).allSatisfy(passage -> {
            assertThat(passage.text()).isEqualTo(text.substring(passage.start(), passage.end()));
            assertThat(passage.heading()).isEqualTo("Manual > Safety");
            assertThat(passage.documentId()).isEqualTo(docs.resolve("manual.md").toString());
            assertThat(passage.metadata())
                    .containsKey(PassageMetadata.ORDINAL)
                    .containsEntry(PassageMetadata.SCOPE, "");
        });
    }

    @Test
    void unchangedFilesAreNotTakenAgain() throws IOException {
        write("a.txt", "first file about apples");
        write("b.txt", "second file about pears");
        ingestor.ingest(docs);
        long before = test.db().sequence();

        IngestReport again = ingestor.ingest(docs);

        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(test.db().sequence()).isEqualTo(before);
    }

    @Test
    void changedFilesReplaceTheirPassages() throws IOException {
        IngestOptions small =
                IngestOptions.builder().chunks(new ChunkOptions(16, 0, 0)).build();
        write(
                "a.txt",
                IntStream.range(0, 20)
                        .mapToObj(i -> "Sentence " + i + " is about old apples.")
                        .reduce("", (x, y) -> x + " " + y));
        ingestor.ingest(docs, small);
        long before = test.corpus().passageCount();
        write("a.txt", "Now it is about pears.");

        IngestReport report = ingestor.ingest(docs, small);

        assertThat(before).isGreaterThan(5);
        assertThat(report.ingested()).isEqualTo(1);
        assertThat(test.corpus().passageCount()).isEqualTo(1);
        assertThat(retrieve("apples", SearchMode.BM25)).isEmpty();
        assertThat(retrieve("pears").getFirst().text()).isEqualTo("Now it is about pears.");
    }

    @Test
    void otherSettingsTakeTheFileAgain() throws IOException {
        write("a.txt", "some text");
        ingestor.ingest(docs);

        assertThat(ingestor.ingest(
                                docs,
                                IngestOptions.builder()
                                        .metadata(Map.of("lang", "en"))
                                        .build())
                        .ingested())
                .isEqualTo(1);
    }

    @Test
    void deletedFilesArePrunedOnlyWhenAskedFor() throws IOException {
        Path file = write("a.txt", "some text about apples");
        write("b.txt", "other text");
        ingestor.ingest(docs);
        Files.delete(file);

        assertThat(ingestor.ingest(docs).removed()).isZero();
        assertThat(test.corpus().documentCount()).isEqualTo(2);
        assertThat(ingestor.ingest(docs, IngestOptions.builder().prune(true).build())
                        .removed())
                .isEqualTo(1);
        assertThat(test.corpus().documentCount()).isEqualTo(1);
        assertThat(retrieve("apples", SearchMode.BM25)).isEmpty();
    }

    @Test
    void aFileThatBecameEmptyIsRemoved() throws IOException {
        write("a.txt", "some text");
        ingestor.ingest(docs);
        write("a.txt", "");

        assertThat(ingestor.ingest(docs).removed()).isEqualTo(1);
        assertThat(test.corpus().passageCount()).isZero();
    }

    @Test
    void documentsOfTheProgramAreTaken() {
        SourceDocument document =
                new SourceDocument("faq-1", "Refunds", "Money comes back within a week.", Map.of("lang", "en"));

        DocumentResult result = ingestor.ingest(document, IngestOptions.defaults());

        assertThat(result).isEqualTo(new DocumentResult("faq-1", "faq-1", new IngestOutcome.Ingested(1, 0, 0)));
        assertThat(retrieve("refunds").getFirst().metadata()).containsEntry("lang", "en");
        assertThat(ingestor.ingest(document, IngestOptions.defaults()).outcome())
                .isEqualTo(new IngestOutcome.Unchanged());
        assertThat(test.corpus().document("", "faq-1").orElseThrow().title()).isEqualTo("Refunds");
    }

    @Test
    void theLastOfSeveralWithOneIdIsKept() {
        ingestor.ingest(
                List.of(
                        SourceDocument.of("x", "", "one"),
                        SourceDocument.of("x", "", "two"),
                        SourceDocument.of("y", "", "three")),
                IngestOptions.defaults());

        assertThat(test.corpus().documentCount()).isEqualTo(2);
        assertThat(test.corpus().passageCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(SearchMode.class)
    void scopesDoNotMeet(SearchMode mode) {
        for (String scope : List.of("", "acme", "acme/x", "@acme")) {
            ingestor.ingest(
                    SourceDocument.of("same-id", "", "the secret word of tenant [" + scope + "] is apple"),
                    IngestOptions.builder().scope(scope).build());
        }

        assertThat(test.corpus().documentCount()).isEqualTo(4);
        for (String scope : List.of("", "acme", "acme/x", "@acme")) {
            List<RetrievedPassage> found = new HybridRetriever(test.corpus())
                    .retrieve(RetrievalQuery.builder("secret word apple")
                            .scope(scope)
                            .mode(mode)
                            .k(10)
                            .build());
            assertThat(found)
                    .singleElement()
                    .satisfies(passage -> assertThat(passage.text()).contains("[" + scope + "]"));
        }
        assertThat(test.corpus().remove("acme", "same-id")).isTrue();
        assertThat(test.corpus().documentCount()).isEqualTo(3);
    }

    @Test
    void progressIsReportedForEveryDocument() throws IOException {
        for (int i = 0; i < 30; i++) {
            write("f" + i + ".txt", "text number " + i);
        }
        List<IngestProgress> heard = new ArrayList<>();

        ingestor.ingest(docs, IngestOptions.builder().listener(heard::add).build());

        assertThat(heard)
                .extracting(IngestProgress::done)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
        assertThat(heard.getLast().total()).isEqualTo(30);
        assertThat(heard.getLast().chunks()).isEqualTo(30);
    }

    @Test
    void aMissingFileIsAFailureAndNothingIsStored() {
        assertUntouched(docs.resolve("nothing.md"), FailureReason.MISSING, "there is no file");
    }

    @Test
    void aBinaryFileIsRefused() throws IOException {
        assertUntouched(write("a.txt", "text\u0000more"), FailureReason.BINARY, "NUL");
    }

    @Test
    void aFileThatIsMostlyNotUtf8IsRefused() throws IOException {
        Path file = docs.resolve("a.txt");
        byte[] bytes = new byte[1_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 3 == 0 ? 0xC3 : 0xA0 + i % 7);
        }
        Files.write(file, bytes);

        assertUntouched(file, FailureReason.BINARY, "not valid UTF-8");
    }

    @Test
    void aGigabyteIsRefusedUnread() throws IOException {
        Path file = docs.resolve("huge.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }

        assertUntouched(file, FailureReason.TOO_LARGE, "1073741824 bytes, more than the limit of 33554432");
    }

    @Test
    void aDeviceIsNotRead() {
        DocumentResult result = ingestor.ingest(Path.of("/dev/zero")).results().getFirst();

        assertThat(result.outcome()).isEqualTo(new IngestOutcome.Skipped(SkipReason.NOT_A_REGULAR_FILE));
    }

    @Test
    void aFewBadBytesAreCounted() throws IOException {
        Path file = docs.resolve("a.txt");
        Files.write(file, ("plain text ".repeat(50) + "Caf\u00e9").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ingestor.ingest(file).results().getFirst().outcome()).isEqualTo(new IngestOutcome.Ingested(1, 1, 0));
    }

    @Test
    void utf16WithAMarkIsRead() throws IOException {
        Path file = docs.resolve("a.txt");
        Files.write(file, "\ufeffW\u00e4rme und Licht".getBytes(StandardCharsets.UTF_16LE));

        ingestor.ingest(file);

        assertThat(retrieve("licht").getFirst().text()).isEqualTo("W\u00e4rme und Licht");
    }

    @Test
    void oneBadFileDoesNotStopTheRest() throws IOException {
        write("a.txt", "good text");
        write("b.txt", "bad\u0000");
        write("c.md", "> ".repeat(10_000) + "deep");
        write("d.txt", "more good text");

        IngestReport report = ingestor.ingest(docs);

        assertThat(report.ingested()).isEqualTo(3);
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.source()).endsWith("b.txt"));
    }

    @Test
    void aFailedFileKeepsItsEarlierVersion() throws IOException {
        Path file = write("a.txt", "good text about apples");
        ingestor.ingest(docs);
        Files.writeString(file, "bad\u0000");

        assertThat(ingestor.ingest(docs).failed()).isEqualTo(1);
        assertThat(retrieve("apples")).hasSize(1);
    }

    @Test
    void anEmbedderThatFailsIsAResultToo() throws IOException {
        write("a.txt", "good text");
        write("b.txt", "poison");
        try (TestCorpus failing = new TestCorpus(store.resolve("other"), new FailingEmbedder("poison"))) {
            IngestReport report = new Ingestor(failing.corpus(), 2).ingest(docs);

            assertThat(report.ingested()).isEqualTo(1);
            assertThat(report.failures().getFirst().outcome())
                    .isEqualTo(new IngestOutcome.Failed(FailureReason.REFUSED, "the model refuses poison"));
            assertThat(failing.corpus().documentCount()).isEqualTo(1);
        }
    }

    @Test
    void anUnusableIdOrMetadataValueFailsAlone() {
        List<SourceDocument> documents = List.of(
                SourceDocument.of("i".repeat(2_000), "", "too long an id"),
                new SourceDocument("m", "", "a value of no known type", Map.of("key", new Object())),
                SourceDocument.of("good", "", "good text"));

        IngestReport report = ingestor.ingest(documents, IngestOptions.defaults());

        assertThat(report.ingested()).isEqualTo(1);
        assertThat(report.failures())
                .allSatisfy(failure -> assertThat(((IngestOutcome.Failed) failure.outcome()).reason())
                        .isEqualTo(FailureReason.REFUSED))
                .hasSize(2);
        assertThat(test.corpus().documentCount()).isEqualTo(1);
    }

    @Test
    void anotherModelIsRefused() {
        assertThatThrownBy(() -> Corpus.open(test.db(), new BagOfWordsEmbedder(128, "another-model")))
                .isInstanceOf(ModelMismatchException.class);
    }

    @Test
    void blankTextAndTakenNamesAreRefused() {
        assertThatThrownBy(() -> SourceDocument.of("a", "", " ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new SourceDocument("a", "", "text", Map.of("scope", "acme")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scope");
        assertThatThrownBy(() -> IngestOptions.builder().maxFileBytes(0).build())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aReopenedCorpusHasEverything() throws IOException {
        write("a.txt", "good text about apples");
        ingestor.ingest(docs);

        test.reopen();

        assertThat(retrieve("apples", SearchMode.BM25)).hasSize(1);
        assertThat(retrieve("apples", SearchMode.DENSE)).hasSize(1);
        assertThat(new Ingestor(test.corpus(), 1).ingest(docs).unchanged()).isEqualTo(1);
    }

    private void assertUntouched(Path file, FailureReason reason, String message) {
        long before = test.db().sequence();

        DocumentResult result = ingestor.ingest(file).results().getFirst();

        assertThat(result.outcome()).isInstanceOfSatisfying(IngestOutcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.message()).contains(message).contains(file.toString());
        });
        assertThat(test.db().sequence()).isEqualTo(before);
        assertThat(test.corpus().documentCount()).isZero();
    }

    private Map<String, IngestOutcome> outcomes(IngestReport report) {
        Map<String, IngestOutcome> outcomes = new java.util.TreeMap<>();
        report.results()
                .forEach(r -> outcomes.put(docs.relativize(Path.of(r.source())).toString(), r.outcome()));
        return outcomes;
    }

    private List<RetrievedPassage> retrieve(String question) {
        return retrieve(question, SearchMode.HYBRID);
    }

    private List<RetrievedPassage> retrieve(String question, SearchMode mode) {
        return new HybridRetriever(test.corpus())
                .retrieve(RetrievalQuery.builder(question).mode(mode).k(5).build());
    }

    private Path write(String name, String text) throws IOException {
        Path file = docs.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
