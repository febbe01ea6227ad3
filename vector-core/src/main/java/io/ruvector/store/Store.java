package io.ruvector.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * A directory of durable tables that one process owns. Thread-safe.
 *
 * <p>Every commit is atomic over all tables, as durable as its writer asks, numbered without reuse, and recorded in the {@link ChangeLog}.
 * Commits of concurrent writers share an fsync.
 */
public final class Store implements AutoCloseable {
    static final String ROWS = "rows";

    private final Path directory;
    private final DirectoryLock lock;
    private final Rocks rocks;
    private final Meta meta;
    private final ChangeLog log;
    private final CommitLog commitLog;
    private final CommitQueue commits;
    private final int formatVersion;
    private final Map<String, Table> tables = new TreeMap<>();

    private Store(
            Path directory, DirectoryLock lock, int formatVersion, Rocks rocks, InstantSource clock, boolean keepsLog) {
        this.directory = directory;
        this.lock = lock;
        this.formatVersion = formatVersion;
        this.rocks = rocks;
        this.meta = new Meta(rocks);
        this.log = new ChangeLog(rocks, meta);
        try (ReadOptions now = new ReadOptions()) {
            this.commits = new CommitQueue(rocks, meta, log, clock, meta.last(now));
            this.commitLog = new CommitLog(directory, rocks, commits, clock, keepsLog);
            for (String name : meta.counted()) {
                tables.put(name, inSharedFamily(name, meta.count(name, now)));
            }
            rocks.families().forEach((name, handle) -> {
                long count = meta.count(name, now);
                tables.put(name, new Table(rocks, meta, name, handle, new byte[0], count));
            });
        }
    }

    /**
     * Opens the store in a directory, which is created when absent.
     *
     * @param path the directory
     * @param clock the time that commits carry
     * @return the open store
     * @throws StoreLockedException when another open store, here or in another process, owns the directory
     * @throws NewerFormatException when a newer release wrote it
     * @throws CorruptStoreException when what is there cannot be a store
     * @throws StoreIoException when the directory cannot be created, read or written
     */
    public static Store open(Path path, InstantSource clock) {
        return open(path, clock, new RocksSettings());
    }

    static Store open(Path path, InstantSource clock, RocksSettings settings) {
        Path directory = create(path);
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            int version = StoreFormat.check(directory);
            boolean intact = CloseRecord.check(directory);
            boolean keepsLog = CommitLog.isKeptIn(directory);
            if (keepsLog) {
                settings.keepLog();
            }
            Rocks rocks = Rocks.open(directory.resolve(ROWS), intact, new OpenGate(directory), settings);
            return open(directory, lock, version, rocks, clock, keepsLog);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Store open(
            Path directory, DirectoryLock lock, int version, Rocks rocks, InstantSource clock, boolean keepsLog) {
        try {
            return new Store(directory, lock, version, rocks, clock, keepsLog);
        } catch (RuntimeException e) {
            rocks.close();
            throw e;
        }
    }

    private static Path create(Path path) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new InvalidInputException("path", path, "a directory, or nothing yet");
            }
            return Files.createDirectories(path).toRealPath();
        } catch (IOException e) {
            throw new StoreIoException("cannot create " + path, e);
        }
    }

    /** The directory's real path. */
    public Path directory() {
        return directory;
    }

    /** The layout version of the directory. */
    public int formatVersion() {
        return formatVersion;
    }

    /** The record of what changed. */
    public ChangeLog changeLog() {
        return log;
    }

    /** Everything that happened, as far as the log is kept. */
    public CommitLog commitLog() {
        return commitLog;
    }

    /**
     * Makes a directory that can be opened as a store and has everything of one moment; writes go on meanwhile. Its files are hard
     * links where the file system allows it, so that it takes little space and time.
     *
     * @param target the directory to make, on the same file system
     * @return the last commit that it has
     * @throws InvalidInputException when there is something of this name
     * @throws StoreIoException when the disk refuses
     */
    public CommitPoint snapshot(Path target) {
        if (Files.exists(target)) {
            throw new InvalidInputException("target", target, "a name that nothing has");
        }
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            Files.createDirectories(target);
            rocks.snapshot(target.resolve(ROWS));
            Files.copy(directory.resolve("FORMAT"), target.resolve("FORMAT"));
            return Rocks.lastCommit(target.resolve(ROWS));
        } catch (IOException e) {
            throw new StoreIoException("cannot make a snapshot in " + target, e);
        }
    }

    /** The sequence of the last commit that every read sees; 0 before the first. */
    public long sequence() {
        return commits.applied();
    }

    /** The names of all tables, sorted. */
    public List<String> tableNames() {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            synchronized (tables) {
                return List.copyOf(tables.keySet());
            }
        }
    }

    /**
     * A table that is there.
     *
     * @param name its name
     * @return the table, or empty
     */
    public Optional<Table> find(String name) {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            synchronized (tables) {
                return Optional.ofNullable(tables.get(name));
            }
        }
    }

    /**
     * The table of a name, created durably when absent. Tables created by this share a column family, so there may be
     * many of them.
     *
     * @param name 1 to 255 bytes of UTF-8
     * @return the table; the same object for the same name
     */
    public Table table(String name) {
        return table(name, () -> inSharedFamily(name, 0));
    }

    /**
     * The table of a name, created durably with a column family of its own when absent: for many or large rows, that are
     * to be backed up, restored and dropped alone.
     *
     * @param name 1 to 255 bytes of UTF-8
     * @return the table; the same object for the same name
     */
    public Table largeTable(String name) {
        return table(name, () -> new Table(rocks, meta, name, rocks.createFamily(name), new byte[0], 0));
    }

    private Table table(String name, Supplier<Table> creation) {
        if (Keys.encode("table name", name).length > 255 || name.indexOf(0) >= 0) {
            throw new InvalidInputException("table name", name, "at most 255 bytes of UTF-8, none of them zero");
        }
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            synchronized (tables) {
                @Nullable Table known = tables.get(name);
                if (known != null) {
                    return known;
                }
                Table created = creation.get();
                write("create the table " + name, batch -> meta.putCount(batch, name, 0));
                tables.put(name, created);
                return created;
            }
        }
    }

    /** A table in the shared column family: its keys begin with its name and a zero byte, which no name contains. */
    private Table inSharedFamily(String name, long count) {
        byte[] prefix = (name + '\0').getBytes(StandardCharsets.UTF_8);
        return new Table(rocks, meta, name, rocks.shared(), prefix, count);
    }

    /**
     * Removes a table and all its rows at once. The change log does not name the rows; empty the table first when
     * someone follows it.
     *
     * @param name its name
     * @return whether it was there
     */
    public boolean drop(String name) {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            return commits.between(() -> dropBetweenCommits(name));
        }
    }

    private boolean dropBetweenCommits(String name) {
        synchronized (tables) {
            @Nullable Table table = tables.remove(name);
            if (table == null) {
                return false;
            }
            table.markDropped();
            byte[] prefix = table.prefix();
            if (prefix.length == 0) {
                rocks.dropFamily(name, table.handle());
            }
            write("drop the table " + name, batch -> {
                meta.removeCount(batch, name);
                if (prefix.length > 0) {
                    byte[] end = prefix.clone();
                    end[end.length - 1] = 1;
                    batch.deleteRange(table.handle(), prefix, end);
                }
            });
            return true;
        }
    }

    private void write(String doing, BatchFiller filler) {
        try (WriteBatch batch = new WriteBatch()) {
            filler.fill(batch);
            rocks.write(batch);
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot " + doing, e);
        }
    }

    /**
     * Makes changes durable, all or none, and applies them before it returns.
     *
     * @param mutations the changes, in order; at least one
     * @param durability what to wait for
     * @param applier brings derived state up to the commit; called once, after it is durable
     * @return the commit's sequence, and which rows were there before
     * @throws KeyExistsException when an inserted key is there already; nothing is changed
     * @throws UnknownTableException when a table was dropped; nothing is changed
     * @throws StoreIoException when the disk refuses; nothing is visible
     */
    public CommitResult commit(List<Mutation> mutations, Durability durability, CommitApplier applier) {
        if (mutations.isEmpty()) {
            throw new InvalidInputException("mutations", 0, "at least one");
        }
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            return commits.commit(mutations, durability, applier);
        }
    }

    /**
     * Sets who may refuse commits from now on.
     *
     * @param guard is asked about each commit before anything of it is written
     */
    public void guard(CommitGuard guard) {
        commits.guard(guard);
    }

    /** How many commits wait for the group before theirs. */
    int waitingCommits() {
        return commits.waiting();
    }

    /**
     * Waits until the disk has every commit that has returned.
     *
     * @throws StoreIoException when the disk refuses
     */
    public void sync() {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            rocks.sync();
        }
    }

    /**
     * Reads every block of every table file and verifies its checksum.
     *
     * @throws CorruptStoreException when one is not what was written
     * @throws StoreIoException when one cannot be read
     */
    public void verifyFiles() {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            rocks.verifyFiles();
        }
    }

    /**
     * Does something while no commit is under way: all that are durable are applied.
     *
     * @param work what to do; it must not commit
     * @param <T> what it gives
     * @return what it gave
     */
    public <T> T betweenCommits(Supplier<T> work) {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            return commits.between(work);
        }
    }

    /** Waits for what is under way, closes the files and gives the directory up. Closing twice is fine. */
    @Override
    public void close() {
        if (rocks.gate().close()) {
            try {
                if (rocks.close()) {
                    CloseRecord.write(directory);
                }
            } finally {
                lock.close();
            }
        }
    }
}
