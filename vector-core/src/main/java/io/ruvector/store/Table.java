package io.ruvector.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * A durable ordered map from text keys to bytes in a {@link Store}. Thread-safe.
 *
 * <p>Rows are changed through commits only ({@link Store#commit}), so that a change of several tables is atomic; a read
 * after a commit's return sees it. Every method throws {@link StoreClosedException} after close and
 * {@link UnknownTableException} after the table was dropped.
 *
 * {@snippet :
 * Table settings = db.table("settings");
 * db.write(new WriteBatch().put(settings, "theme", "dark".getBytes(UTF_8)));
 * byte[] theme = settings.get("theme").orElseThrow();
 * }
 */
public final class Table {
    private final Rocks rocks;
    private final Meta meta;
    private final String name;
    private final ColumnFamilyHandle handle;
    private final byte[] prefix;
    private volatile long count;
    private volatile boolean dropped;

    /** A table; its stored keys begin with a prefix where it shares its column family. */
    Table(Rocks rocks, Meta meta, String name, ColumnFamilyHandle handle, byte[] prefix, long count) {
        this.rocks = rocks;
        this.meta = meta;
        this.name = name;
        this.handle = handle;
        this.prefix = prefix;
        this.count = count;
    }

    /** The table's name. */
    public String name() {
        return name;
    }

    /**
     * The bytes under a key.
     *
     * @param key the key
     * @return a copy of the bytes, or empty when the key is absent
     */
    public Optional<byte[]> get(String key) {
        byte[] stored = storedKey(key);
        try (OpenGate.Pass _ = enter()) {
            return Optional.ofNullable(rocks.db().get(handle, stored));
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot read " + key + " from " + name, e);
        }
    }

    /**
     * Whether a key is there.
     *
     * @param key the key
     * @return whether a row has it
     */
    public boolean contains(String key) {
        byte[] stored = storedKey(key);
        try (OpenGate.Pass _ = enter()) {
            return rocks.db().keyExists(handle, stored);
        }
    }

    /** The exact number of rows, without reading them. */
    public long count() {
        try (OpenGate.Pass _ = enter()) {
            return count;
        }
    }

    /**
     * Visits the rows whose keys start with a prefix, in key order, as they are at this moment; commits during the visit
     * do not show.
     *
     * @param keyPrefix the prefix; empty for all rows
     * @param visitor receives each row; may read and write the store
     */
    public void forEach(String keyPrefix, RowVisitor visitor) {
        forEachFrom(keyPrefix, "", Integer.MAX_VALUE, visitor);
    }

    /**
     * Visits at most {@code limit} rows whose keys start with a prefix, from a key on, in key order, as they are at this
     * moment: a page.
     *
     * @param keyPrefix the prefix; empty for all rows
     * @param fromKeyInclusive the first key wanted; empty for the beginning
     * @param limit the most rows to visit, at least 1
     * @param visitor receives each row; may read and write the store
     */
    public void forEachFrom(String keyPrefix, String fromKeyInclusive, int limit, RowVisitor visitor) {
        if (limit < 1) {
            throw new InvalidInputException("limit", limit, "at least 1");
        }
        byte[] within = prefixed(keyPrefix.getBytes(StandardCharsets.UTF_8));
        byte[] wanted = prefixed(fromKeyInclusive.getBytes(StandardCharsets.UTF_8));
        byte[] from = Arrays.compareUnsigned(wanted, within) > 0 ? wanted : within;
        try (OpenGate.Pass _ = enter();
                ReadOptions options = new ReadOptions()) {
            visit(options, within, from, limit, visitor);
        }
    }

    /**
     * Visits all rows of one moment and tells which moment it was. The disk has them, so that what is derived from them is
     * never ahead of the store.
     *
     * @param visitor receives each row
     * @return the sequence of the last commit that the rows contain; they contain none after it
     */
    public long scan(RowVisitor visitor) {
        try (OpenGate.Pass _ = enter();
                Rocks.Moment moment = rocks.moment()) {
            rocks.sync();
            visit(moment.options(), prefix, prefix, Integer.MAX_VALUE, visitor);
            return meta.last(moment.options());
        }
    }

    private void visit(ReadOptions options, byte[] within, byte[] from, int limit, RowVisitor visitor) {
        int left = limit;
        try (RocksIterator rows = rocks.db().newIterator(handle, options)) {
            for (rows.seek(from); left > 0 && rows.isValid(); rows.next(), left--) {
                byte[] key = rows.key();
                if (!Keys.startsWith(key, within)) {
                    break;
                }
                visitor.row(Keys.decode(Arrays.copyOfRange(key, prefix.length, key.length)), rows.value());
            }
            rows.status();
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot read the rows of " + name, e);
        }
    }

    /**
     * Does nothing, or says why the table cannot be used.
     *
     * @throws StoreClosedException when the store is closed
     * @throws UnknownTableException when the table was dropped
     */
    public void requireUsable() {
        enter().close();
    }

    private OpenGate.Pass enter() {
        OpenGate.Pass pass = rocks.gate().enter();
        if (dropped) {
            pass.close();
            throw new UnknownTableException(name);
        }
        return pass;
    }

    /** Whether it has a column family of its own, as {@link Store#largeTable} makes. */
    public boolean isLarge() {
        return prefix.length == 0;
    }

    byte[] storedKey(String key) {
        return prefixed(Keys.encode("key", key));
    }

    private byte[] prefixed(byte[] key) {
        if (prefix.length == 0) {
            return key;
        }
        byte[] stored = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, stored, prefix.length, key.length);
        return stored;
    }

    byte[] prefix() {
        return prefix;
    }

    boolean belongsTo(Rocks other) {
        return rocks == other;
    }

    ColumnFamilyHandle handle() {
        return handle;
    }

    long rows() {
        return count;
    }

    void rows(long now) {
        count = now;
    }

    boolean dropped() {
        return dropped;
    }

    void markDropped() {
        dropped = true;
    }
}
