package io.ruvector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.rocksdb.LogFile;
import org.rocksdb.RocksDBException;
import org.rocksdb.TransactionLogIterator;
import org.rocksdb.WalFileType;

/**
 * Everything that happened to a store, commit by commit, for as long as the write-ahead log is kept. Thread-safe.
 *
 * <p>A log is thrown away as soon as its rows are in tables, unless the directory says that it is to be kept
 * ({@link #keepIn}); then it is kept until {@link #discard}.
 */
public final class CommitLog {
    private static final String MARK = "KEEP_LOG";
    private static final String ARCHIVE = "archive";

    private final Path directory;
    private final Rocks rocks;
    private final CommitQueue commits;
    private final InstantSource clock;
    private final boolean kept;

    CommitLog(Path directory, Rocks rocks, CommitQueue commits, InstantSource clock, boolean kept) {
        this.directory = directory;
        this.rocks = rocks;
        this.commits = commits;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * Keeps the log of a store from its next open on.
     *
     * @param directory the store's directory, which need not be there yet
     * @throws StoreIoException when the disk refuses
     */
    public static void keepIn(Path directory) {
        try {
            Files.createDirectories(directory);
            if (!isKeptIn(directory)) {
                Files.writeString(directory.resolve(MARK), "the write-ahead log is kept until it is archived\n");
            }
        } catch (IOException e) {
            throw new StoreIoException("cannot mark " + directory, e);
        }
    }

    /**
     * Whether a store's log is kept from its next open on.
     *
     * @param directory the store's directory
     * @return whether {@link #keepIn} was called for it
     */
    public static boolean isKeptIn(Path directory) {
        return Files.exists(directory.resolve(MARK));
    }

    /** Whether the log has been kept since the store was opened. */
    public boolean isKept() {
        return kept;
    }

    /** The name that the files of this store have had from their creation on; a restored store has another one. */
    public String identity() {
        try {
            return Files.readString(directory.resolve(Store.ROWS).resolve("IDENTITY"))
                    .strip();
        } catch (IOException e) {
            throw new StoreIoException("cannot read the identity of " + directory, e);
        }
    }

    /** Where the next change will be. */
    public long position() {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            return rocks.db().getLatestSequenceNumber() + 1;
        }
    }

    /**
     * Visits what happened from a position on. The disk has what is visited.
     *
     * @param from a position
     * @param visitor receives what happened, in order
     * @return how far it came
     * @throws InvalidInputException when the log does not go back that far
     */
    public Progress read(long from, CommitLogVisitor visitor) {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            Progress end = commits.between(() -> {
                rocks.sync();
                return new Progress(position(), clock.instant());
            });
            if (from > end.position()) {
                throw notThere(from);
            }
            long next = from == end.position() ? from : read(from, end.position(), visitor);
            if (next != end.position()) {
                throw new CorruptStoreException("the log ends at " + next + ", expected " + end.position(), null);
            }
            return end;
        }
    }

    private long read(long from, long end, CommitLogVisitor visitor) {
        long next = from;
        try (TransactionLogIterator batches = rocks.db().getUpdatesSince(from);
                LoggedBatch batch = rocks.logged(visitor)) {
            for (; next < end && batches.isValid(); batches.next()) {
                TransactionLogIterator.BatchResult result = batches.getBatch();
                try (org.rocksdb.WriteBatch content = result.writeBatch()) {
                    if (result.sequenceNumber() != next) {
                        throw notThere(next);
                    }
                    content.iterate(batch);
                    next += content.count();
                }
            }
            if (next < end) {
                batches.status();
                throw notThere(next);
            }
            return next;
        } catch (RocksDBException e) {
            throw new InvalidInputException(
                    "position", from + " (" + e.getMessage() + ")", "one that the log still has");
        }
    }

    private static InvalidInputException notThere(long position) {
        return new InvalidInputException(
                "position", position, "one that the log still has; it was thrown away or changed");
    }

    /**
     * Lets go of what is before a position: it need not be kept any longer.
     *
     * @param before a position that {@link #read} gave
     */
    public void discard(long before) {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            List<LogFile> files = rocks.db().getSortedWalFiles();
            for (int i = 0; i + 1 < files.size(); i++) {
                boolean old = files.get(i + 1).startSequence() <= before;
                if (old && files.get(i).type() == WalFileType.kArchivedLogFile) {
                    Path name = Path.of(files.get(i).pathName()).getFileName();
                    Files.deleteIfExists(
                            directory.resolve(Store.ROWS).resolve(ARCHIVE).resolve(name));
                }
            }
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot list the log of " + directory, e);
        } catch (IOException e) {
            throw new StoreIoException("cannot remove archived logs of " + directory, e);
        }
    }

    /**
     * How far a reader of the log came.
     *
     * @param position where it goes on
     * @param through every commit of a time before this one has been read, as long as the clock never went back
     */
    public record Progress(long position, Instant through) {}
}
