package io.ruvector.backup;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Store;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TableInfo;
import io.ruvector.vector.UnknownCollectionException;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One restore: the files of the last backup before the moment, then the archived log up to it, then a new name. */
final class Restoration {
    private static final String UNFINISHED = ".restoring";

    private final BackupTarget target;
    private final Restore what;

    Restoration(BackupTarget target, Restore what) {
        this.target = target;
        this.what = what;
    }

    RestoreReport run(Path directory, List<Backup> backups) throws IOException {
        if (Files.exists(directory)) {
            throw new InvalidInputException("directory", directory, "one that is not there yet");
        }
        Backup base = base(backups);
        List<LogSegment> log = log(base);
        Path unfinished = directory.resolveSibling(directory.getFileName() + UNFINISHED);
        FileTree.delete(unfinished);
        for (Backup.StoredFile file : base.files()) {
            copy(file, unfinished.resolve(file.path()));
        }
        Replay replay = new Replay(unfinished, base, limit());
        try (replay) {
            for (LogSegment segment : log) {
                SegmentReader.read(segment, verified(segment), replay);
            }
        }
        what.collection().ifPresent(name -> keepOnly(name, unfinished));
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        return new RestoreReport(base.id(), replay.commits(), replay.time());
    }

    private Instant limit() {
        return what.at().map(it -> it.truncatedTo(ChronoUnit.MILLIS)).orElse(Instant.MAX);
    }

    private Backup base(List<Backup> backups) {
        return backups.reversed().stream()
                .filter(it -> !it.time().isAfter(limit()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "moment",
                        what.at().map(Instant::toString).orElse("latest"),
                        backups.isEmpty()
                                ? "a place with backups"
                                : "at or after " + backups.getFirst().time()));
    }

    /** The segments to replay; refuses a moment that the archive does not reach. */
    private List<LogSegment> log(Backup base) throws IOException {
        List<LogSegment> log = new LogArchive(target).after(base, limit());
        Instant reached = log.isEmpty() ? base.time() : log.getLast().through().minusMillis(1);
        Instant wanted = what.at().map(_ -> limit()).orElse(reached);
        if (wanted.isAfter(reached) && wanted.isAfter(base.time())) {
            throw new InvalidInputException(
                    "moment", wanted, "at most " + reached + ", up to which the log is archived");
        }
        return log;
    }

    private void copy(Backup.StoredFile file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        MessageDigest digest = Digests.sha256();
        try (InputStream in = new DigestInputStream(target.read(BackupCatalogue.OBJECTS, file.sha256()), digest)) {
            Files.copy(in, to);
        }
        if (!Digests.hex(digest).equals(file.sha256())) {
            throw new CorruptStoreException("the object " + file.sha256() + " is not what was written", null);
        }
    }

    /** A segment that was read once to see that it is whole. */
    private InputStream verified(LogSegment segment) throws IOException {
        if (!Digests.of(target.read(LogSegment.FOLDER, segment.name())).equals(segment.sha256())) {
            throw new CorruptStoreException("the log " + segment.name() + " is not what was written", null);
        }
        return target.read(LogSegment.FOLDER, segment.name());
    }

    private static void keepOnly(String collection, Path directory) {
        List<TableInfo> tables;
        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            if (!db.collectionNames().contains(collection)) {
                throw new UnknownCollectionException(collection, db.collectionNames());
            }
            db.collectionNames().stream()
                    .filter(name -> !name.equals(collection))
                    .forEach(db::dropCollection);
            tables = db.info().tables();
        }
        try (Store store = Store.open(directory, Instant::now)) {
            tables.forEach(table -> store.drop(table.name()));
        }
    }
}
