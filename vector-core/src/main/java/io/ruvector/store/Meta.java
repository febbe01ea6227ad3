package io.ruvector.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** The store's own numbers, kept in the default column family: last commit, row counts, the feed's floor and readers. */
final class Meta {
    static final byte[] LAST = utf8("last");
    private static final byte[] FLOOR = utf8("floor");
    private static final String COUNT = "count/";
    private static final String CONSUMER = "consumer/";

    private final Rocks rocks;

    Meta(Rocks rocks) {
        this.rocks = rocks;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    long last(ReadOptions at) {
        return number(LAST, at);
    }

    /** The commit that the value under {@link #LAST} names. */
    static CommitPoint point(byte @Nullable [] value) {
        if (value == null) {
            return new CommitPoint(0, Instant.EPOCH);
        }
        ByteBuffer last = ByteBuffer.wrap(value);
        return new CommitPoint(last.getLong(), Instant.ofEpochMilli(last.getLong()));
    }

    long floor(ReadOptions at) {
        return number(FLOOR, at);
    }

    long count(String table, ReadOptions at) {
        return number(utf8(COUNT + table), at);
    }

    void putLast(WriteBatch batch, long sequence, Instant time) throws RocksDBException {
        byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(sequence)
                .putLong(time.toEpochMilli())
                .array();
        batch.put(rocks.meta(), LAST, value);
    }

    void putCount(WriteBatch batch, String table, long count) throws RocksDBException {
        batch.put(rocks.meta(), utf8(COUNT + table), bytes(count));
    }

    void removeCount(WriteBatch batch, String table) throws RocksDBException {
        batch.delete(rocks.meta(), utf8(COUNT + table));
    }

    /** The names of all tables whose number of rows is recorded, which every table's is from its creation on. */
    List<String> counted() {
        return List.copyOf(numbers(COUNT).keySet());
    }

    void putFloor(WriteBatch batch, long floor) throws RocksDBException {
        batch.put(rocks.meta(), FLOOR, bytes(floor));
    }

    void putConsumer(WriteBatch batch, String consumer, long sequence) throws RocksDBException {
        batch.put(rocks.meta(), utf8(CONSUMER + consumer), bytes(sequence));
    }

    void removeConsumer(WriteBatch batch, String consumer) throws RocksDBException {
        batch.delete(rocks.meta(), utf8(CONSUMER + consumer));
    }

    /** The sequence up to which each reader of the change log has everything. */
    Map<String, Long> consumers() {
        return numbers(CONSUMER);
    }

    private Map<String, Long> numbers(String kind) {
        Map<String, Long> found = new TreeMap<>();
        byte[] prefix = utf8(kind);
        try (RocksIterator rows = rocks.db().newIterator(rocks.meta())) {
            for (rows.seek(prefix); rows.isValid() && Keys.startsWith(rows.key(), prefix); rows.next()) {
                String name = Keys.decode(rows.key()).substring(kind.length());
                found.put(name, ByteBuffer.wrap(rows.value()).getLong());
            }
            rows.status();
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot read the store's own numbers", e);
        }
        return found;
    }

    private long number(byte[] key, ReadOptions at) {
        try {
            byte @Nullable [] value = rocks.db().get(rocks.meta(), at, key);
            return value == null ? 0 : ByteBuffer.wrap(value).getLong();
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot read the store's own numbers", e);
        }
    }
}
