package io.ruvector.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.CommitLog;
import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Path place;
    private Backups backups;
    private VectorDb db;
    private Collection notes;

    @BeforeEach
    void open() {
        place = folder.resolve("place");
        backups = new Backups(new BackupFolder(place), () -> now);
        CommitLog.keepIn(folder.resolve("store"));
        reopen();
    }

    private void reopen() {
        db = VectorDb.open(
                DbOptions.builder(folder.resolve("store")).clock(() -> now).build());
        notes = db.openCollection("notes", CollectionOptions.builder(2).build());
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theLatestStateComesBackWithWhatWasWrittenAfterTheBackup() {
        put("a", 1);
        backups.create(db, true);
        put("b", 2);
        notes.delete("a");
        backups.archiveLog(db);
        RestoreReport report = backups.restore(Restore.latest(), folder.resolve("restored"));
        assertThat(report.replayed()).isEqualTo(2);
        assertThat(idsIn(folder.resolve("restored"), "notes")).containsExactly("b");
    }

    @Test
    void everyMomentCanBeRestored() {
        Instant start = now;
        backups.create(db, true);
        for (int minute = 1; minute <= 6; minute++) {
            now = start.plus(Duration.ofMinutes(minute));
            put("m" + minute, minute);
            if (minute % 2 == 0) {
                backups.create(db, true);
            }
        }
        now = now.plus(Duration.ofMinutes(1));
        backups.archiveLog(db);
        for (int minute = 0; minute <= 6; minute++) {
            Path restored = folder.resolve("r" + minute);
            backups.restore(Restore.at(start.plus(Duration.ofMinutes(minute)).plusSeconds(30)), restored);
            assertThat(idsIn(restored, "notes")).hasSize(minute);
        }
    }

    @Test
    void aMomentBeforeTheFirstBackupOrBehindTheArchiveIsRefused() {
        now = now.plusSeconds(10);
        put("a", 1);
        backups.create(db, true);
        assertThatThrownBy(() -> backups.restore(Restore.at(now.minusSeconds(1)), folder.resolve("r")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at or after 2026-01-01T00:00:10Z");
        assertThatThrownBy(() -> backups.restore(Restore.at(now.plusSeconds(60)), folder.resolve("r")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("up to which the log is archived");
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void theLogReachesOverClosesAndOpens() {
        backups.create(db, true);
        for (int i = 0; i < 5; i++) {
            put("x" + i, i);
            db.close();
            reopen();
        }
        backups.archiveLog(db);
        backups.restore(Restore.latest(), folder.resolve("restored"));
        assertThat(idsIn(folder.resolve("restored"), "notes")).hasSize(5);
    }

    @Test
    void aCollectionThatWasDroppedComesBackAlone() {
        put("a", 1);
        Collection other =
                db.openCollection("other", CollectionOptions.builder(2).build());
        other.upsert(VectorEntry.of("o", new float[] {1, 1}));
        db.write(new WriteBatch().put(db.table("settings"), "theme", new byte[] {1}));
        backups.create(db, true);
        Instant before = now;
        now = now.plusSeconds(60);
        db.dropCollection("notes");
        now = now.plusSeconds(60);
        backups.archiveLog(db);
        backups.restore(Restore.at(before.plusSeconds(1)).only("notes"), folder.resolve("r"));
        try (VectorDb restored = VectorDb.open(DbOptions.of(folder.resolve("r")))) {
            assertThat(restored.collectionNames()).containsExactly("notes");
            assertThat(restored.info().tables()).isEmpty();
            assertThat(restored.collection("notes").contains("a")).isTrue();
            assertThat(restored.verify().findings()).isEmpty();
        }
        backups.restore(Restore.latest(), folder.resolve("latest"));
        try (VectorDb restored = VectorDb.open(DbOptions.of(folder.resolve("latest")))) {
            assertThat(restored.collectionNames()).containsExactly("other");
            assertThat(restored.verify().findings()).isEmpty();
        }
    }

    @Test
    void anIncrementalBackupStoresOnlyWhatIsNew() {
        for (int i = 0; i < 2_000; i++) {
            put("x" + i, i);
        }
        Backup first = backups.create(db, true);
        put("one more", 1);
        Backup second = backups.create(db, true);
        assertThat(second.newBytes()).isLessThan(first.newBytes() / 2);
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(backups.verify()).isEmpty();
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        put("a", 1);
        backups.create(db, true);
        put("b", 2);
        backups.archiveLog(db);
        assertThat(backups.verify()).isEmpty();
        List<Path> files;
        try (Stream<Path> all = Files.walk(place)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(5);
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            int step = Math.max(1, 8 * whole.length / 12);
            for (int bit = 0; bit < 8 * whole.length; bit += step) {
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(file, flipped);
                assertThat(backups.verify()).as("%s bit %d", file, bit).isNotEmpty();
                assertThatThrownBy(() -> backups.restore(Restore.latest(), folder.resolve("r")))
                        .as("%s bit %d", file, bit)
                        .isInstanceOf(CorruptStoreException.class);
            }
            Files.delete(file);
            boolean lastSegment = file.getParent().endsWith("log");
            boolean document = file.getParent().endsWith("backups");
            if (!lastSegment && !document) {
                assertThat(backups.verify()).as("%s missing", file).isNotEmpty();
            }
            Files.write(file, whole);
        }
        assertThat(backups.verify()).isEmpty();
    }

    @Test
    void inAnEncryptedPlaceNothingIsReadableAndEveryFlippedBitIsFound() throws IOException {
        backups = new Backups(
                new EncryptedTarget(new BackupFolder(place), BackupKey.create(folder.resolve("key"))), () -> now);
        notes.upsert(VectorEntry.builder("a")
                .vector(new float[] {1, 1})
                .text("the secret text")
                .build());
        everyFlippedBitIsFound();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("secret")
                        .doesNotContain("sequence");
            }
        }
        Backups again = new Backups(
                new EncryptedTarget(new BackupFolder(place), BackupKey.read(folder.resolve("key"))), () -> now);
        again.restore(Restore.latest(), folder.resolve("again"));
        assertThat(idsIn(folder.resolve("again"), "notes")).containsExactly("a", "b");
        assertThatThrownBy(() -> BackupKey.read(folder.resolve("again/FORMAT")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aFullBackupMendsADamagedObject() throws IOException {
        put("a", 1);
        backups.create(db, true);
        Path object = largest(place.resolve("objects"));
        Files.write(object, new byte[] {1, 2, 3});
        backups.create(db, true);
        assertThat(backups.verify()).isNotEmpty();
        backups.create(db, false);
        assertThat(backups.verify()).isEmpty();
    }

    private static Path largest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(it -> it.toFile().length() > 500)
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
        }
    }

    @Test
    void nothingIsLostOfWritesThatGoOnMeanwhile() throws InterruptedException {
        backups.create(db, true);
        AtomicBoolean stop = new AtomicBoolean();
        List<String> acknowledged = new ArrayList<>();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !stop.get(); i++) {
                put("w" + i, i);
                acknowledged.add("w" + i);
            }
        });
        for (int i = 0; i < 5; i++) {
            backups.create(db, true);
        }
        stop.set(true);
        writer.join();
        backups.archiveLog(db);
        backups.restore(Restore.latest(), folder.resolve("r"));
        assertThat(acknowledged).isNotEmpty();
        assertThat(idsIn(folder.resolve("r"), "notes")).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    void oldBackupsGoAndTheOthersStayRestorable() {
        Instant start = now;
        for (int day = 0; day < 6; day++) {
            now = start.plus(Duration.ofDays(day));
            put("d" + day, day);
            backups.create(db, true);
        }
        List<Backup> gone = backups.retain(1, start.plus(Duration.ofDays(4)));
        assertThat(gone).hasSize(3);
        assertThat(backups.verify()).isEmpty();
        backups.restore(Restore.at(start.plus(Duration.ofDays(4)).minusSeconds(1)), folder.resolve("r"));
        assertThat(idsIn(folder.resolve("r"), "notes")).hasSize(4);
    }

    @Test
    void aBackupWhoseLogWasNotArchivedGetsItWithTheNextOne() throws IOException {
        put("a", 1);
        backups.create(db, true);
        Instant first = now;
        now = now.plusSeconds(60);
        put("b", 2);
        // As if the process had ended between the backup and its log.
        deleteAll(place.resolve("log"));
        now = now.plusSeconds(60);
        backups.create(db, true);
        assertThat(backups.verify()).isEmpty();
        backups.restore(Restore.at(first.plusSeconds(90)), folder.resolve("r"));
        assertThat(idsIn(folder.resolve("r"), "notes")).containsExactly("a", "b");
    }

    @Test
    void momentsBeforeALostSegmentCanBeRestoredAndLaterOnesAreRefused() throws IOException {
        put("a", 1);
        backups.create(db, true);
        Instant first = now;
        now = now.plusSeconds(60);
        put("b", 2);
        now = now.plusSeconds(60);
        backups.archiveLog(db);
        put("c", 3);
        backups.archiveLog(db);
        Path lost = newest(place.resolve("log"));
        put("d", 4);
        backups.archiveLog(db);
        Files.delete(lost);
        assertThat(backups.verify()).hasSize(1).first().asString().contains("a gap from");
        assertThatThrownBy(() -> backups.restore(Restore.latest(), folder.resolve("r")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a gap from");
        backups.restore(Restore.at(first.plusSeconds(90)), folder.resolve("r"));
        assertThat(idsIn(folder.resolve("r"), "notes")).containsExactly("a", "b");
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path newest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.max(java.util.Comparator.naturalOrder()).orElseThrow();
        }
    }

    @Test
    void aScheduleMakesBackupsAndArchivesAtItsEnd() {
        BackupSchedule.Policy policy =
                new BackupSchedule.Policy(Duration.ofHours(1), Duration.ofHours(1), 3, Duration.ofDays(1));
        put("a", 1);
        BackupSchedule schedule = BackupSchedule.start(backups, db, policy, () -> now);
        put("b", 2);
        schedule.close();
        backups.restore(Restore.latest(), folder.resolve("r"));
        assertThat(idsIn(folder.resolve("r"), "notes")).containsExactly("a", "b");
    }

    @Test
    void aDatabaseWhoseLogIsNotKeptHasBackupsButNoMoments() {
        Backups elsewhere = new Backups(new BackupFolder(folder.resolve("elsewhere")), Clock.systemUTC());
        try (VectorDb other = VectorDb.open(DbOptions.of(folder.resolve("other")))) {
            other.openCollection("c", CollectionOptions.builder(1).build())
                    .upsert(VectorEntry.of("x", new float[] {1}));
            elsewhere.create(other, true);
            assertThatThrownBy(() -> elsewhere.archiveLog(other))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("CommitLog.keepIn");
            elsewhere.restore(Restore.latest(), folder.resolve("r"));
        }
        assertThat(idsIn(folder.resolve("r"), "c")).containsExactly("x");
        CommitLog.keepIn(folder.resolve("other"));
        try (VectorDb other = VectorDb.open(DbOptions.of(folder.resolve("other")))) {
            elsewhere.create(other, true);
        }
        assertThat(elsewhere.verify()).isEmpty();
    }

    @Test
    void aRestoreNeverTouchesADirectoryThatIsThere() {
        backups.create(db, true);
        assertThatThrownBy(() -> backups.restore(Restore.latest(), folder.resolve("store")))
                .isInstanceOf(InvalidInputException.class);
    }

    private void put(String id, int value) {
        notes.upsert(VectorEntry.of(id, new float[] {1, value}));
    }

    private static List<String> idsIn(Path directory, String collection) {
        try (VectorDb restored = VectorDb.open(DbOptions.of(directory))) {
            List<String> ids = new ArrayList<>();
            restored.collection(collection).forEach(it -> ids.add(it.id()));
            assertThat(restored.verify().findings()).isEmpty();
            return ids;
        }
    }
}
