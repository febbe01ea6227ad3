package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills importing and exporting processes with SIGKILL. */
class KilledImportTest {
    private static final int ROWS = 1_900;

    @TempDir
    private Path folder;

    /** Imports, and prints a line a batch. */
    static final class Importing {
        public static void main(String[] args) {
            try (VectorDb db = VectorDb.open(DbOptions.of(Path.of(args[0])))) {
                new Importer(db).run(request(Path.of(args[1])), (step, rows, _) -> {
                    System.out.println(step + " " + rows);
                    System.out.flush();
                });
            }
        }
    }

    /** Exports again and again, and prints a line each time. */
    static final class Exporting {
        public static void main(String[] args) {
            try (VectorDb db = VectorDb.open(DbOptions.of(Path.of(args[0])))) {
                while (true) {
                    System.out.println(
                            new Exporter(db).run(ExportRequest.of("c", Path.of(args[1])), TransferProgress.NONE));
                    System.out.flush();
                }
            }
        }
    }

    private static ImportRequest request(Path file) {
        return ImportRequest.builder(RowSource.of(file), "c").batchRows(50).build();
    }

    @Test
    void aKilledImportThatIsRepeatedEqualsOneThatWasNot() throws Exception {
        Path file = rows();
        Path store = folder.resolve("store");
        for (int lines : new int[] {2, 9, 15}) {
            ChildJvm.runAndKill(Importing.class, lines, 0, _ -> {}, store.toString(), file.toString());
        }
        try (VectorDb db = VectorDb.open(DbOptions.of(store));
                VectorDb straight = VectorDb.open(DbOptions.of(folder.resolve("straight")))) {
            ImportReport report = new Importer(db).run(request(file), TransferProgress.NONE);
            assertThat(report.resumedAfter() + report.written() + report.unchanged())
                    .isEqualTo(ROWS);
            new Importer(straight).run(request(file), TransferProgress.NONE);
            assertThat(RoundTripTest.all(db.collection("c")))
                    .isEqualTo(RoundTripTest.all(straight.collection("c")))
                    .hasSize(ROWS);
            assertThat(db.verify().findings()).isEmpty();
        }
    }

    @Test
    void aKilledExportLeavesAWholeFile() throws Exception {
        Path store = folder.resolve("store");
        try (VectorDb db = VectorDb.open(DbOptions.of(store))) {
            new Importer(db).run(request(rows()), TransferProgress.NONE);
        }
        Path out = folder.resolve("out.rvrows");
        for (int pause : new int[] {0, 7, 23}) {
            ChildJvm.runAndKill(Exporting.class, 1, pause, _ -> {}, store.toString(), out.toString());
            long rows = 0;
            try (RowReader reader = RowSource.of(out).open()) {
                while (reader.next() != null) {
                    rows++;
                }
            }
            assertThat(rows).isEqualTo(ROWS);
        }
    }

    private Path rows() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            rows.append("{\"id\": \"")
                    .append(i)
                    .append("\", \"vector\": [1, ")
                    .append(i)
                    .append(", 0.5]}\n");
        }
        return Files.writeString(folder.resolve("rows.jsonl"), rows);
    }
}
