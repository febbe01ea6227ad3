package io.ruvector.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the logs of a store that was not closed, before RocksDB reads them. RocksDB takes the records up to the first
 * that is damaged; that is right for what a write left that was cut off, and would silently lose what was acknowledged
 * if a bit flipped before the end.
 *
 * <p>Damage with an intact record behind it is no write that was cut off, with one exception: a loss of power may spoil
 * {@link Durability#ORDERED} commits and spare later ones. Those carry a note in the log. They and what follows are given
 * up then, with a warning.
 */
final class LogCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LogCheck.class);
    private static final byte[] NOTE = "ordered".getBytes(StandardCharsets.US_ASCII);
    private static final int BATCH_HEADER_BYTES = 12;
    private static final byte LOG_DATA = 3;

    private final Path rows;

    private final long durable;

    private LogCheck(Path rows, long durable) {
        this.rows = rows;
        this.durable = durable;
    }

    /** Notes in the log that nobody waits for the disk to have this batch. */
    static void noteOrdered(WriteBatch batch) throws RocksDBException {
        batch.putLogData(NOTE);
    }

    /**
     * Checks the manifest and the write-ahead logs.
     *
     * @param rows their directory
     * @param durable RocksDB's number of the last change that the disk is known to have had
     * @throws CorruptStoreException when one is damaged
     */
    static void check(Path rows, long durable) {
        LogCheck check = new LogCheck(rows, durable);
        try {
            check.manifest();
            check.writeAheadLogs();
        } catch (IOException e) {
            throw new StoreIoException("cannot read the logs in " + rows, e);
        }
    }

    private void manifest() throws IOException {
        Path current = rows.resolve("CURRENT");
        Path manifest = rows.resolve(
                Files.readString(current, StandardCharsets.ISO_8859_1).strip());
        if (!Files.isRegularFile(manifest)) {
            throw new CorruptStoreException(current + " does not name a manifest that is there", null);
        }
        RecordLog log = RecordLog.read(manifest);
        if (!log.afterDamage().isEmpty()) {
            throw damaged(manifest, log.damagedAt().orElseThrow());
        }
    }

    private void writeAheadLogs() throws IOException {
        long expected = -1;
        List<Path> files = logs();
        for (int i = 0; i < files.size(); i++) {
            RecordLog log = RecordLog.read(files.get(i));
            List<Batch> whole = log.whole().stream().map(Batch::of).toList();
            if (expected >= 0 && !whole.isEmpty() && whole.getFirst().sequence() > expected) {
                judge(files.get(i - 1), Files.size(files.get(i - 1)), starts(files.subList(i, files.size())));
                giveUp(files.subList(i, files.size()));
                return;
            }
            if (!whole.isEmpty()) {
                expected = whole.getLast().end();
            }
            if (!log.afterDamage().isEmpty()) {
                List<Batch> behind = new ArrayList<>(
                        log.afterDamage().stream().map(Batch::of).toList());
                List<Path> later = files.subList(i + 1, files.size());
                behind.addAll(starts(later));
                judge(files.get(i), log.damagedAt().orElseThrow(), behind);
                giveUp(later);
                return;
            }
        }
        if (expected >= 0) {
            requireAll(rows, expected - 1, durable);
        }
    }

    /** Refuses a store that ends before what the disk had. */
    static void requireAll(Path rows, long last, long durable) {
        if (last < durable) {
            throw new CorruptStoreException(
                    "the write-ahead log in " + rows + " ends at change " + last + ", the disk had it up to change "
                            + durable + ": its end is lost or damaged",
                    null);
        }
    }

    /** Refuses what only damage explains. Whatever has a commit behind it had returned; a writer waited for it if not noted. */
    private void judge(Path file, long at, List<Batch> behind) {
        boolean waitedFor = behind.stream().limit(behind.size() - 1L).anyMatch(it -> !it.ordered());
        if (waitedFor || behind.stream().noneMatch(Batch::ordered)) {
            throw damaged(file, at);
        }
        LOG.warn(
                "{} is damaged at byte {}: commits that did not wait for the disk, and all after them, are lost",
                file,
                at);
    }

    private static CorruptStoreException damaged(Path file, long at) {
        return new CorruptStoreException(
                file + " is damaged at byte " + at + ", before intact records: it was not cut off there", null);
    }

    private static List<Batch> starts(List<Path> files) throws IOException {
        List<Batch> starts = new ArrayList<>();
        for (Path file : files) {
            RecordLog log = RecordLog.read(file);
            Stream.concat(log.whole().stream(), log.afterDamage().stream())
                    .map(Batch::of)
                    .forEach(starts::add);
        }
        return starts;
    }

    /** Puts logs aside that RocksDB would otherwise apply although commits before theirs are lost. */
    private static void giveUp(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".lost"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(rows)) {
            return files.filter(it -> it.toString().endsWith(".log")).sorted().toList();
        }
    }

    /**
     * What a record of the write-ahead log begins with.
     *
     * @param sequence RocksDB's number of its first change
     * @param end one more than that of its last
     * @param ordered whether it has the note
     */
    private record Batch(long sequence, long end, boolean ordered) {
        static Batch of(RecordLog.Start start) {
            ByteBuffer content = start.content();
            if (content.limit() < BATCH_HEADER_BYTES) {
                return new Batch(0, 0, false);
            }
            ByteBuffer note = ByteBuffer.allocate(2 + NOTE.length)
                    .put(LOG_DATA)
                    .put((byte) NOTE.length)
                    .put(NOTE)
                    .flip();
            boolean ordered = content.limit() >= BATCH_HEADER_BYTES + note.limit()
                    && content.slice(BATCH_HEADER_BYTES, note.limit()).equals(note);
            ByteBuffer header = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            long sequence = header.getLong(0);
            return new Batch(sequence, sequence + Integer.toUnsignedLong(header.getInt(Long.BYTES)), ordered);
        }
    }
}
