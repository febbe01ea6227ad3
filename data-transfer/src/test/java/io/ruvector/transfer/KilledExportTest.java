package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the first export to a file, and imports of a whole database, with SIGKILL, at random moments within them. */
class KilledExportTest {
    private static final int ENTRIES = 30_000;

    @TempDir
    private Path folder;

    private Path store;

    /** Exports once, and prints a line for each thousand. */
    static final class Exporting {
        public static void main(String[] args) {
            try (VectorDb db = open(Path.of(args[0]))) {
                export(db, Path.of(args[1]), KilledExportTest::say);
            }
        }
    }

    /** Imports a whole database, and prints a line for each thousand written. */
    static final class Importing {
        public static void main(String[] args) {
            try (VectorDb db = open(Path.of(args[0]))) {
                new StoreImporter(db).run(Path.of(args[1]), (step, items, _) -> {
                    if (step == TransferProgress.Step.WRITE) {
                        say(step, items, 0);
                    }
                });
            }
        }
    }

    private static void say(TransferProgress.Step step, long items, double fraction) {
        System.out.println(step + " " + items);
        System.out.flush();
    }

    private static VectorDb open(Path store) {
        return VectorDb.open(DbOptions.builder(store).exactUpTo(1 << 20).build());
    }

    private static long export(VectorDb db, Path file, TransferProgress progress) {
        return file.toString().contains(".rvstore")
                ? new StoreExporter(db).everything(file, progress)
                : new Exporter(db).run(ExportRequest.of("c", file), progress);
    }

    @BeforeEach
    void fill() {
        store = folder.resolve("store");
        try (VectorDb db = open(store)) {
            Collection collection =
                    db.createCollection("c", CollectionOptions.builder(4).build());
            WriteBatch batch = new WriteBatch();
            for (int i = 0; i < ENTRIES; i++) {
                batch.insert(collection, VectorEntry.of("id" + i, new float[] {1, i, 0.5f, -i}));
                batch.put(db.table("t"), "key" + i, ("{\"i\":" + i + "}").getBytes(StandardCharsets.UTF_8));
            }
            db.write(batch);
        }
    }

    @Test
    void aKilledExportLeavesNoFileOfTheNameAndTheNextSucceeds() throws Exception {
        Random random = new Random(20_261_123);
        for (String name : List.of("a.jsonl", "b.parquet", "c.rvrows", "d.sql", "e.rvstore", "f.rvstore.jsonl")) {
            Path file = folder.resolve(name);
            ChildJvm.runAndKill(Exporting.class, 1 + random.nextInt(20), 0, _ -> {}, store.toString(), file.toString());
            assertThat(file).as("killed before its end").doesNotExist();
            assertThat(folder.resolve(name + ".unfinished"))
                    .as("what it had written")
                    .exists();
            try (VectorDb db = open(store)) {
                assertThat(db.verify().findings()).as("the source").isEmpty();
                long exported = export(db, file, TransferProgress.NONE);
                assertThat(exported).isEqualTo(name.contains("rvstore") ? 2 * ENTRIES + 2 : ENTRIES);
            }
            assertThat(folder.resolve(name + ".unfinished")).doesNotExist();
        }
        assertThat(Files.size(folder.resolve("e.rvstore"))).isPositive();
    }

    @Test
    void aKilledImportOfADatabaseIsFinishedByTheNext() throws Exception {
        Path file = folder.resolve("all.rvstore");
        try (VectorDb db = open(store)) {
            export(db, file, TransferProgress.NONE);
        }
        Path target = folder.resolve("target");
        Random random = new Random(7);
        for (int round = 0; round < 3; round++) {
            ChildJvm.runAndKill(
                    Importing.class, 1 + random.nextInt(12), 0, _ -> {}, target.toString(), file.toString());
        }
        try (VectorDb db = open(target);
                VectorDb from = open(store)) {
            assertThat(db.collection("c").count()).isPositive();
            long written = new StoreImporter(db).run(file, TransferProgress.NONE);
            assertThat(written).as("left to write").isBetween(1L, 2L * ENTRIES - 1);
            assertThat(RoundTripTest.all(db.collection("c"))).isEqualTo(RoundTripTest.all(from.collection("c")));
            assertThat(db.table("t").count()).isEqualTo(ENTRIES);
            assertThat(db.verify().findings()).isEmpty();
        }
    }
}
