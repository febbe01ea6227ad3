package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that becomes another one while it is being imported, or between two attempts. */
class ChangedFileTest {
    private static final int ROWS = 60_000;

    @TempDir
    private Path folder;

    private VectorDb db;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        db = VectorDb.open(
                DbOptions.builder(folder.resolve("store")).exactUpTo(1 << 20).build());
        file = Files.writeString(folder.resolve("a.jsonl"), rows("1.5"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static String rows(String last) {
        return IntStream.range(0, ROWS)
                .mapToObj(i ->
                        String.format("{\"id\": \"%06d\", \"vector\": [1, %s]}%n", i, i == ROWS - 1 ? last : "2.5"))
                .collect(Collectors.joining());
    }

    private ImportRequest request() {
        return ImportRequest.builder(RowSource.of(file), "c").build();
    }

    @Test
    void rowsThatWereNotCheckedAreNotWritten() {
        boolean[] changed = new boolean[1];
        assertThatThrownBy(() -> new Importer(db).run(request(), (step, _, _) -> {
                    if (step == TransferProgress.Step.WRITE && !changed[0]) {
                        changed[0] = true;
                        replace(rows("7.5"));
                    }
                }))
                .isInstanceOf(ChangedFileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("changed while it was being imported");
        assertThat(db.collection("c").count()).isBetween(1L, ROWS - 1L);
        RoundTripTest.all(db.collection("c"))
                .forEach(it -> assertThat(it.vector()).containsExactly(1f, 2.5f));
    }

    @Test
    void aFileThatGrewIsAnother() {
        boolean[] changed = new boolean[1];
        assertThatThrownBy(() -> new Importer(db).run(request(), (step, _, fraction) -> {
                    if (step == TransferProgress.Step.CHECK && fraction == 1 && !changed[0]) {
                        changed[0] = true;
                        replace(rows("1.5") + "{\"id\": \"more\", \"vector\": [1, 1]}\n");
                    }
                }))
                .isInstanceOf(ChangedFileException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void anInterruptedImportOfAFileThatLooksTheSameIsCheckedAnew() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        assertThatThrownBy(() -> new Importer(db).run(request(), (step, rows, _) -> {
                    if (step == TransferProgress.Step.WRITE && rows >= 20_000) {
                        throw new IllegalStateException("power off");
                    }
                }))
                .hasMessage("power off");
        replace(rows("7.5"));
        Files.setLastModifiedTime(file, time);
        ImportReport report = new Importer(db).run(request(), TransferProgress.NONE);
        assertThat(report.resumedAfter()).isZero();
        assertThat(report.unchanged()).isGreaterThanOrEqualTo(20_000);
        assertThat(db.collection("c").get("059999").orElseThrow().vector()).containsExactly(1f, 7.5f);
    }

    private void replace(String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
