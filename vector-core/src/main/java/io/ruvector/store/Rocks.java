package io.ruvector.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
final class Rocks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rocks.class);
    private static final String FAMILY_PREFIX = "rows:";
    private static final String CHANGES = "changes";
    private static final String SHARED = "tables";
    private static final int OWN_FAMILIES = 3;

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
    private final OpenGate gate;
    private final Object syncing = new Object();
    private volatile boolean unsynced;

    private Rocks(RocksSettings settings, RocksDB db, List<ColumnFamilyHandle> handles, OpenGate gate)
            throws RocksDBException {
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

    static Rocks open(Path directory, OpenGate gate, RocksSettings settings) {
        try {
            Files.createDirectories(directory);
            List<ColumnFamilyDescriptor> families = families(directory, settings);
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            RocksDB db = RocksDB.open(settings.database(), directory.toString(), families, handles);
            return new Rocks(settings, db, handles, gate);
        } catch (RocksDBException e) {
            settings.close();
            throw failure("cannot open the rows in " + directory, e);
        } catch (IOException e) {
            settings.close();
            throw new StoreIoException("cannot create " + directory, e);
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
        } catch (RocksDBException e) {
            throw failure("cannot drop the table " + name, e);
        }
    }

    /** Writes atomically, and so that it outlives a loss of power. */
    void write(WriteBatch batch) {
        write(batch, Durability.SYNC);
    }

    void write(WriteBatch batch, Durability durability) {
        try {
            switch (durability) {
                case SYNC -> db.write(settings.durable(), batch);
                case ORDERED -> {
                    unsynced = true;
                    db.write(settings.ordered(), batch);
                }
            }
        } catch (RocksDBException e) {
            throw failure("cannot write the commit", e);
        }
    }

    /** Waits until the disk has everything written so far. */
    void sync() {
        synchronized (syncing) {
            if (!unsynced) {
                return;
            }
            try {
                unsynced = false;
                db.syncWal();
            } catch (RocksDBException e) {
                unsynced = true;
                throw failure("cannot sync the write-ahead log", e);
            }
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

    @Override
    public void close() {
        try {
            sync();
            shortenLog();
        } catch (StoreIoException | RocksDBException e) {
            LOG.warn("The write-ahead log could not be synced or shortened", e);
        }
        handles.forEach(ColumnFamilyHandle::close);
        db.close();
        settings.close();
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
