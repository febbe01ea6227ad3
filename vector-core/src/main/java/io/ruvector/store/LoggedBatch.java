package io.ruvector.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Understands one batch of the write-ahead log: which commits it holds. {@link CommitGroup} writes the rows of a commit and then its
 * entries of the {@link ChangeLog}, which name table and key of each row in the same order; so the numbers of column families, which
 * mean nothing in another directory, are not needed.
 */
final class LoggedBatch extends WriteBatch.Handler {
    private static final byte[] COUNT = "count/".getBytes(StandardCharsets.UTF_8);

    private final int metaFamily;
    private final int changesFamily;
    private final int sharedFamily;
    private final CommitLogVisitor visitor;
    private final List<Row> rows = new ArrayList<>();
    private final List<LoggedWrite> writes = new ArrayList<>();
    private long sequence;
    private Instant time = Instant.EPOCH;
    private int expected;

    LoggedBatch(int metaFamily, int changesFamily, int sharedFamily, CommitLogVisitor visitor) {
        this.metaFamily = metaFamily;
        this.changesFamily = changesFamily;
        this.sharedFamily = sharedFamily;
        this.visitor = visitor;
    }

    @Override
    public void put(int family, byte[] key, byte[] value) {
        if (family == changesFamily) {
            change(ByteBuffer.wrap(key), value);
        } else if (family != metaFamily) {
            rows.add(new Row(family == sharedFamily, value));
        }
    }

    @Override
    public void delete(int family, byte[] key) {
        if (family == metaFamily && Keys.startsWith(key, COUNT)) {
            visitor.dropped(Keys.decode(Arrays.copyOfRange(key, COUNT.length, key.length)));
        } else if (family != metaFamily && family != changesFamily) {
            rows.add(new Row(family == sharedFamily, null));
        }
    }

    private void change(ByteBuffer key, byte[] value) {
        long of = key.getLong();
        int ordinal = key.getInt();
        if (ordinal == 0) {
            ByteBuffer header = ByteBuffer.wrap(value);
            sequence = of;
            time = Instant.ofEpochMilli(header.getLong());
            expected = header.getInt();
            if (expected != rows.size()) {
                throw new CorruptStoreException(
                        "the commit " + of + " in the log has " + rows.size() + " rows, expected " + expected, null);
            }
            return;
        }
        Row row = rows.get(ordinal - 1);
        int nameEnd = 1 + Byte.toUnsignedInt(value[0]);
        writes.add(new LoggedWrite(
                new String(value, 1, nameEnd - 1, StandardCharsets.UTF_8),
                !row.shared(),
                new String(value, nameEnd, value.length - nameEnd, StandardCharsets.UTF_8),
                row.value()));
        if (ordinal == expected) {
            visitor.commit(sequence, time, List.copyOf(writes));
            rows.clear();
            writes.clear();
        }
    }

    @Override
    public void deleteRange(int family, byte[] from, byte[] to) {
        // The rows of a dropped table, which is told of by its count, or a trimmed change log.
    }

    @Override
    public void logData(byte[] blob) {}

    @Override
    public void markNoop(boolean emptyBatch) {}

    @Override
    public void put(byte[] key, byte[] value) {
        put(metaFamily, key, value);
    }

    @Override
    public void delete(byte[] key) {
        delete(metaFamily, key);
    }

    @Override
    public void deleteRange(byte[] from, byte[] to) {}

    @Override
    public void merge(int family, byte[] key, byte[] value) throws RocksDBException {
        throw neverWritten("a merge");
    }

    @Override
    public void merge(byte[] key, byte[] value) {
        throw new IllegalStateException("a merge in the log");
    }

    @Override
    public void singleDelete(int family, byte[] key) throws RocksDBException {
        throw neverWritten("a single delete");
    }

    @Override
    public void singleDelete(byte[] key) {
        throw new IllegalStateException("a single delete in the log");
    }

    @Override
    public void putBlobIndex(int family, byte[] key, byte[] value) throws RocksDBException {
        throw neverWritten("a blob");
    }

    @Override
    public void markBeginPrepare() throws RocksDBException {
        throw neverWritten("a transaction");
    }

    @Override
    public void markEndPrepare(byte[] xid) throws RocksDBException {
        throw neverWritten("a transaction");
    }

    @Override
    public void markRollback(byte[] xid) throws RocksDBException {
        throw neverWritten("a transaction");
    }

    @Override
    public void markCommit(byte[] xid) throws RocksDBException {
        throw neverWritten("a transaction");
    }

    @Override
    public void markCommitWithTimestamp(byte[] xid, byte[] timestamp) throws RocksDBException {
        throw neverWritten("a transaction");
    }

    private static RocksDBException neverWritten(String what) {
        return new RocksDBException(what + " in the log, which a store never writes");
    }

    private record Row(boolean shared, byte @Nullable [] value) {}
}
