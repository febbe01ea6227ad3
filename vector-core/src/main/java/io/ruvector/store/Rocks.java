package io.ruvector.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.LogFile;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The opened RocksDB of one store with its column families; the only place that knows how it is opened and fails. */
final class Rocks {
    private static final Logger LOG = LoggerFactory.getLogger(Rocks.class);
    private static final String FAMILY_PREFIX = "rows:";
    private static final String CHANGES = "changes";
    private static final String SHARED = "tables";
    private static final int OWN_FAMILIES = 3;
    private static final String MARK = "DURABLE";

    /** Every open replays the write-ahead log, and adds a file to it; beyond this it is turned into tables first. */
    private static final int LOG_FILES = 8;

    private static final long LOG_BYTES = 2L << 20;

    private final RocksSettings settings;
    private final RocksDB db;
    private final ColumnFamilyHandle meta;
    private final ColumnFamilyHandle changes;
    private final ColumnFamilyHandle shared;
    private final Map<String, ColumnFamilyHandle> families = new LinkedHashMap<>();
    private final List<ColumnFamilyHandle> handles;
    private final List<ColumnFamilyHandle> dropped = new ArrayList<>();
    private final OpenGate gate;
    private final DurableMark mark;
    private final Object writing = new Object();
    private volatile boolean unsynced;

    private Rocks(RocksSettings settings, RocksDB db, List<ColumnFamilyHandle> handles, OpenGate gate, DurableMark mark)
            throws RocksDBException {
        this.mark = mark;
        this.settings = settings;
        this.db = db;
        this.handles = handles;
        this.gate = gate;
        this.meta = handles.get(0);
        this.changes = handles.get(1);
        this.shared = handles.get(2);
        for (ColumnFamilyHandle handle : handles.subList(OWN_FAMILIES, handles.size())) {
            families.put(Keys.decode(handle.getName()).substring(FAMILY_PREFIX.length()), handle);
        }
    }

    /**
     * Opens what is in a directory.
     *
     * @param intact whether every file is known to be what it was when the store was closed
     */
    static Rocks open(Path directory, boolean intact, OpenGate gate, RocksSettings settings) {
        try {
            Files.createDirectories(directory);
            long durable = DurableMark.read(directory.resolve(MARK)).orElse(0);
            if (!intact) {
                checkFiles(directory, durable);
            }
            List<ColumnFamilyDescriptor> families = families(directory, settings);
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            RocksDB db = RocksDB.open(settings.database(), directory.toString(), families, handles);
            Rocks rocks = new Rocks(settings, db, handles, gate, DurableMark.open(directory.resolve(MARK)));
            try {
                LogCheck.requireAll(directory, db.getLatestSequenceNumber(), durable);
            } catch (CorruptStoreException e) {
                rocks.closeFiles();
                throw e;
            }
            return rocks;
        } catch (RocksDBException e) {
            settings.close();
            throw isFileMissing(e)
                    ? new CorruptStoreException(
                            "a file of the rows in " + directory + " is missing: " + e.getMessage(), e)
                    : failure("cannot open the rows in " + directory, e);
        } catch (IOException e) {
            settings.close();
            throw new StoreIoException("cannot read or create " + directory, e);
        } catch (RuntimeException e) {
            settings.close();
            throw e;
        }
    }

    /** RocksDB takes a directory without the file that names its manifest for an empty one. */
    private static void checkFiles(Path directory, long durable) throws IOException {
        if (Files.exists(directory.resolve("CURRENT"))) {
            LogCheck.check(directory, durable);
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            if (files.anyMatch(
                    it -> it.toString().endsWith(".sst") || it.toString().endsWith(".log"))) {
                throw new CorruptStoreException(directory + " has rows but no file CURRENT", null);
            }
        }
    }

    private static List<ColumnFamilyDescriptor> families(Path directory, RocksSettings settings)
            throws RocksDBException {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, settings.family()));
        families.add(descriptor(CHANGES, settings));
        families.add(descriptor(SHARED, settings));
        if (!Files.exists(directory.resolve("CURRENT"))) {
            return families;
        }
        try (Options options = new Options()) {
            for (byte[] name : RocksDB.listColumnFamilies(options, directory.toString())) {
                if (Keys.decode(name).startsWith(FAMILY_PREFIX)) {
                    families.add(new ColumnFamilyDescriptor(name, settings.family()));
                }
            }
        }
        return families;
    }

    private static ColumnFamilyDescriptor descriptor(String name, RocksSettings settings) {
        return new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), settings.family());
    }

    private static boolean isFileMissing(RocksDBException e) {
        return String.valueOf(e.getMessage()).contains("No such file");
    }

    static RuVectorException failure(String doing, RocksDBException e) {
        return e.getStatus() != null && e.getStatus().getCode() == Status.Code.Corruption
                ? new CorruptStoreException(doing + ": " + e.getMessage(), e)
                : new StoreIoException(doing, e);
    }

    OpenGate gate() {
        return gate;
    }

    RocksDB db() {
        return db;
    }

    ColumnFamilyHandle meta() {
        return meta;
    }

    ColumnFamilyHandle changes() {
        return changes;
    }

    /** The column family of the tables that have none of their own. */
    ColumnFamilyHandle shared() {
        return shared;
    }

    /** The tables that have a column family of their own. */
    Map<String, ColumnFamilyHandle> families() {
        return families;
    }

    ColumnFamilyHandle createFamily(String name) {
        try {
            ColumnFamilyHandle handle = db.createColumnFamily(descriptor(FAMILY_PREFIX + name, settings));
            handles.add(handle);
            return handle;
        } catch (RocksDBException e) {
            throw failure("cannot create the table " + name, e);
        }
    }

    void dropFamily(String name, ColumnFamilyHandle handle) {
        try {
            db.dropColumnFamily(handle);
            // Closed with the others, for somebody may be reading through it, but not flushed any more.
            handles.remove(handle);
            dropped.add(handle);
        } catch (RocksDBException e) {
            throw failure("cannot drop the table " + name, e);
        }
    }

    /** Writes atomically, and so that it outlives a loss of power. */
    void write(WriteBatch batch) {
        write(batch, Durability.SYNC);
    }

    void write(WriteBatch batch, Durability durability) {
        synchronized (writing) {
            try {
                switch (durability) {
                    case SYNC -> {
                        db.write(settings.durable(), batch);
                        mark.reached(db.getLatestSequenceNumber());
                    }
                    case ORDERED -> {
                        unsynced = true;
                        db.write(settings.ordered(), batch);
                    }
                }
            } catch (RocksDBException e) {
                throw failure("cannot write the commit", e);
            }
        }
    }

    /** Waits until the disk has everything written so far. */
    void sync() {
        synchronized (writing) {
            if (!unsynced) {
                return;
            }
            try {
                db.syncWal();
                unsynced = false;
                mark.reached(db.getLatestSequenceNumber());
            } catch (RocksDBException e) {
                throw failure("cannot sync the write-ahead log", e);
            }
        }
    }

    /** Understands batches of the write-ahead log; close it when done. */
    LoggedBatch logged(CommitLogVisitor visitor) {
        return new LoggedBatch(meta.getID(), changes.getID(), shared.getID(), visitor);
    }

    /** Makes a directory that has all rows of one moment, by hard links where the file system has them. */
    void snapshot(Path directory) {
        try (Checkpoint checkpoint = Checkpoint.create(db)) {
            checkpoint.createCheckpoint(directory.toString());
        } catch (RocksDBException e) {
            throw failure("cannot make a snapshot in " + directory, e);
        }
    }

    /** The last commit in a snapshot. */
    static CommitPoint lastCommit(Path snapshot) {
        try (Options options = new Options();
                RocksDB db = RocksDB.openReadOnly(options, snapshot.toString())) {
            return Meta.point(db.get(Meta.LAST));
        } catch (RocksDBException e) {
            throw failure("cannot read the snapshot in " + snapshot, e);
        }
    }

    void verifyFiles() {
        try {
            db.verifyChecksum();
        } catch (RocksDBException e) {
            throw failure("a table file is damaged", e);
        }
    }

    /** Read options pinned to this moment; close both when done. */
    Moment moment() {
        Snapshot snapshot = db.getSnapshot();
        return new Moment(snapshot, new ReadOptions().setSnapshot(snapshot));
    }

    private void shortenLog() throws RocksDBException {
        List<LogFile> log = db.getSortedWalFiles();
        if (log.size() > LOG_FILES
                || log.stream().mapToLong(LogFile::sizeFileBytes).sum() > LOG_BYTES) {
            try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
                db.flush(options, handles);
            }
        }
    }

    /**
     * Closes the files.
     *
     * @return whether the disk has all that was written
     */
    boolean close() {
        boolean written = finishWriting();
        closeFiles();
        return written;
    }

    private void closeFiles() {
        handles.forEach(ColumnFamilyHandle::close);
        dropped.forEach(ColumnFamilyHandle::close);
        db.close();
        settings.close();
        mark.close();
    }

    private boolean finishWriting() {
        try {
            sync();
            shortenLog();
            return true;
        } catch (StoreIoException | RocksDBException e) {
            LOG.warn("The write-ahead log could not be synced or shortened", e);
            return false;
        }
    }

    /** One moment of the whole store: reads through it see every commit up to it, whole, and none after it. */
    final class Moment implements AutoCloseable {
        private final Snapshot snapshot;
        private final ReadOptions options;

        private Moment(Snapshot snapshot, ReadOptions options) {
            this.snapshot = snapshot;
            this.options = options;
        }

        ReadOptions options() {
            return options;
        }

        @Override
        public void close() {
            options.close();
            db.releaseSnapshot(snapshot);
        }
    }
}
