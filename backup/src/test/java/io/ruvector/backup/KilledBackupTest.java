package io.ruvector.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.store.CommitLog;
import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes that write, back up, archive and restore with SIGKILL. */
class KilledBackupTest {
    @TempDir
    private Path folder;

    /** Writes and prints what was acknowledged, while another thread backs up and archives without a pause. */
    static final class Writing {
        public static void main(String[] args) {
            VectorDb db = VectorDb.open(DbOptions.of(Path.of(args[0])));
            Collection notes =
                    db.openCollection("notes", CollectionOptions.builder(2).build());
            Backups backups = backups(Path.of(args[1]));
            Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; ; i++) {
                    backups.create(db, i % 3 > 0);
                    backups.archiveLog(db);
                }
            });
            for (int i = 0; ; i++) {
                String id = args[2] + "-" + i;
                notes.upsert(VectorEntry.of(id, new float[] {1, i}));
                System.out.println(id);
                System.out.flush();
            }
        }
    }

    /** Restores into one new directory after the other, and prints a line each time. */
    static final class Restoring {
        public static void main(String[] args) {
            for (int i = 0; ; i++) {
                backups(Path.of(args[0]))
                        .restore(Restore.latest(), Path.of(args[1]).resolve("r" + i));
                System.out.println(i);
                System.out.flush();
            }
        }
    }

    private static Backups backups(Path place) {
        return new Backups(new BackupFolder(place), Clock.systemUTC());
    }

    @Test
    void killsDuringBackupsLoseNothing() throws Exception {
        Path store = folder.resolve("store");
        Path place = folder.resolve("place");
        CommitLog.keepIn(store);
        List<String> acknowledged = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            List<String> lines = new ArrayList<>();
            ChildJvm.runAndKill(
                    Writing.class, 100 + 170 * run, 5 * run, lines::add, store.toString(), place.toString(), "k" + run);
            // The last line may be cut off.
            acknowledged.addAll(lines.subList(0, lines.size() - 1));
        }
        Backups backups = backups(place);
        assertThat(backups.verify()).isEmpty();
        try (VectorDb db = VectorDb.open(DbOptions.of(store))) {
            assertThat(db.verify().findings()).isEmpty();
            backups.create(db, true);
        }
        backups.restore(Restore.latest(), folder.resolve("restored"));
        try (VectorDb db = VectorDb.open(DbOptions.of(folder.resolve("restored")))) {
            List<String> ids = new ArrayList<>();
            db.collection("notes").forEach(it -> ids.add(it.id()));
            assertThat(ids).containsAll(acknowledged);
            assertThat(db.verify().findings()).isEmpty();
        }
        assertThat(backups.verify()).isEmpty();
    }

    @Test
    void aKilledRestoreLeavesNothingOfItsNameAndTheNextOneSucceeds() throws Exception {
        Path store = folder.resolve("store");
        Path place = folder.resolve("place");
        CommitLog.keepIn(store);
        try (VectorDb db = VectorDb.open(DbOptions.of(store))) {
            Collection notes =
                    db.openCollection("notes", CollectionOptions.builder(2).build());
            backups(place).create(db, true);
            for (int i = 0; i < 300; i++) {
                notes.upsert(VectorEntry.of("n" + i, new float[] {1, i}));
            }
            backups(place).archiveLog(db);
        }
        for (int run = 0; run < 3; run++) {
            Path into = Files.createDirectories(folder.resolve("run" + run));
            List<String> done = new ArrayList<>();
            ChildJvm.runAndKill(Restoring.class, 1, 11 * run, done::add, place.toString(), into.toString());
            for (int i = 0; Files.exists(into.resolve("r" + i)); i++) {
                assertThat(count(into.resolve("r" + i))).isEqualTo(300);
            }
            Path next = into.resolve("r" + done.size());
            if (!Files.exists(next)) {
                backups(place).restore(Restore.latest(), next);
                assertThat(count(next)).isEqualTo(300);
            }
        }
    }

    private static long count(Path directory) {
        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            return db.collection("notes").count();
        }
    }
}
