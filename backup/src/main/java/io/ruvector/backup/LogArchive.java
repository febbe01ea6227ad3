package io.ruvector.backup;

import io.ruvector.store.CommitLog;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The archived log in a place of backups: segments that follow each other without a gap. */
final class LogArchive {
    private static final String UNFINISHED = "backup-log";

    private final BackupTarget target;

    LogArchive(BackupTarget target) {
        this.target = target;
    }

    /** The segments of a store, in order. */
    List<LogSegment> segments(String identity) throws IOException {
        return target.list(LogSegment.FOLDER).stream()
                .map(LogSegment::of)
                .flatMap(Optional::stream)
                .filter(it -> it.identity().equals(identity))
                .sorted(Comparator.comparingLong(LogSegment::from).thenComparingLong(LogSegment::to))
                .toList();
    }

    /** Archives what happened since the last segment, or else since the last backup; empty when there is nothing to follow. */
    Optional<LogSegment> append(VectorDb db, List<Backup> backups) throws IOException {
        CommitLog log = db.commitLog();
        String identity = log.identity();
        OptionalLong from = from(identity, backups);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Path unfinished = db.path().resolve(UNFINISHED);
        try {
            CommitLog.Progress read = write(log, from.getAsLong(), unfinished);
            String sha256 = Digests.of(Files.newInputStream(unfinished));
            String name = LogSegment.name(identity, from.getAsLong(), read.position(), read.through(), sha256);
            try (InputStream in = Files.newInputStream(unfinished)) {
                target.write(LogSegment.FOLDER, name, in);
            }
            log.discard(read.position());
            return LogSegment.of(name);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Where the archive goes on: behind the last segment, or else at the oldest backup that the log was kept for. */
    private OptionalLong from(String identity, List<Backup> backups) throws IOException {
        OptionalLong archived =
                segments(identity).stream().mapToLong(LogSegment::to).max();
        OptionalLong backedUp = backups.stream()
                .filter(it -> it.identity().equals(identity))
                .flatMapToLong(it -> it.logPosition().stream())
                .min();
        return archived.isPresent() ? archived : backedUp;
    }

    private static CommitLog.Progress write(CommitLog log, long from, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                SegmentWriter writer = new SegmentWriter(out)) {
            return log.read(from, writer);
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    /**
     * The segments that lead from a backup on, as far as they follow each other.
     *
     * @throws InvalidInputException when they have a gap before they reach the moment
     */
    List<LogSegment> after(Backup backup, Instant moment) throws IOException {
        List<LogSegment> chain = new ArrayList<>();
        if (backup.logPosition().isEmpty()) {
            return chain;
        }
        long next = backup.logPosition().getAsLong();
        for (LogSegment segment : segments(backup.identity())) {
            if (segment.to() < next) {
                continue;
            }
            if (segment.from() > next) {
                if (!chain.isEmpty() && chain.getLast().through().isAfter(moment)) {
                    return chain;
                }
                throw new InvalidInputException(
                        "archived log",
                        "a gap from " + next + " to " + segment.from(),
                        "one without a gap; restore an earlier moment, or one that a later backup leads to");
            }
            chain.add(segment);
            next = segment.to();
        }
        return chain;
    }
}
