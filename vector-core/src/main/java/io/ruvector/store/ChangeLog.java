package io.ruvector.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * The durable, ordered record of which rows each commit changed, for indexes that live outside the store. Thread-safe.
 *
 * <p>Its column family is keyed (sequence, ordinal), both big-endian. Ordinal 0 holds the commit's time in milliseconds
 * and its number of changes; each later ordinal names one changed row: the length of the table's name, the name, the key.
 */
public final class ChangeLog {
    /** Trimming costs an fsync, so it waits until it is worth one. */
    private static final int TRIM_LEAST = 1_000;

    private final Rocks rocks;
    private final Meta meta;

    ChangeLog(Rocks rocks, Meta meta) {
        this.rocks = rocks;
        this.meta = meta;
    }

    private static byte[] key(long sequence, int ordinal) {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(sequence)
                .putInt(ordinal)
                .array();
    }

    /** Adds a commit's entries to the batch that makes it durable. */
    void append(WriteBatch batch, long sequence, Instant time, List<Mutation> mutations) throws RocksDBException {
        byte[] header = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(time.toEpochMilli())
                .putInt(mutations.size())
                .array();
        batch.put(rocks.changes(), key(sequence, 0), header);
        int ordinal = 1;
        for (Mutation mutation : mutations) {
            byte[] table = mutation.table().name().getBytes(StandardCharsets.UTF_8);
            byte[] row = mutation.key().getBytes(StandardCharsets.UTF_8);
            byte[] entry = ByteBuffer.allocate(1 + table.length + row.length)
                    .put((byte) table.length)
                    .put(table)
                    .put(row)
                    .array();
            batch.put(rocks.changes(), key(sequence, ordinal++), entry);
        }
    }

    /**
     * Whether every change after a sequence is still recorded.
     *
     * @param afterSequence the last sequence that a reader has
     * @return false when the log was trimmed past it, or when the store has not come so far: read the rows instead
     */
    public boolean covers(long afterSequence) {
        try (OpenGate.Pass _ = rocks.gate().enter();
                Rocks.Moment moment = rocks.moment()) {
            return covers(afterSequence, moment);
        }
    }

    private boolean covers(long afterSequence, Rocks.Moment moment) {
        return afterSequence >= meta.floor(moment.options()) && afterSequence <= meta.last(moment.options());
    }

    /**
     * Visits every row changed after a sequence, oldest change first; a row changed twice is visited twice. The
     * disk has what is visited, so that a reader is never ahead of the store.
     *
     * @param afterSequence the last sequence that the reader has
     * @param visitor receives each change
     * @return the sequence of the last commit visited: the reader has everything up to it
     * @throws InvalidInputException when the log does not cover that far
     */
    public long replay(long afterSequence, ChangeLogVisitor visitor) {
        try (OpenGate.Pass _ = rocks.gate().enter();
                Rocks.Moment moment = rocks.moment()) {
            if (!covers(afterSequence, moment)) {
                throw new InvalidInputException(
                        "afterSequence",
                        afterSequence,
                        meta.floor(moment.options()) + " to " + meta.last(moment.options())
                                + ", what the change log covers");
            }
            rocks.sync();
            visit(afterSequence, moment, visitor);
            return meta.last(moment.options());
        }
    }

    private void visit(long afterSequence, Rocks.Moment moment, ChangeLogVisitor visitor) {
        try (RocksIterator rows = rocks.db().newIterator(rocks.changes(), moment.options())) {
            for (rows.seek(key(afterSequence + 1, 0)); rows.isValid(); rows.next()) {
                ByteBuffer key = ByteBuffer.wrap(rows.key());
                long sequence = key.getLong();
                if (key.getInt() == 0) {
                    continue;
                }
                byte[] entry = rows.value();
                int nameEnd = 1 + Byte.toUnsignedInt(entry[0]);
                visitor.changed(
                        sequence,
                        new String(entry, 1, nameEnd - 1, StandardCharsets.UTF_8),
                        new String(entry, nameEnd, entry.length - nameEnd, StandardCharsets.UTF_8));
            }
            rows.status();
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot read the change log", e);
        }
    }

    /** The readers that have acknowledged anything, each with the sequence up to which it has everything. */
    public Map<String, Long> consumers() {
        try (OpenGate.Pass _ = rocks.gate().enter()) {
            return meta.consumers();
        }
    }

    /**
     * Records durably that a reader has everything up to a sequence in its own files.
     *
     * @param consumer the reader's name
     * @param sequence the last sequence it has
     */
    public void acknowledge(String consumer, long sequence) {
        Keys.encode("consumer", consumer);
        update("acknowledge for " + consumer, batch -> meta.putConsumer(batch, consumer, sequence));
    }

    /**
     * Forgets a reader, so that the log no longer keeps anything for it.
     *
     * @param consumer the reader's name
     */
    public void forget(String consumer) {
        Keys.encode("consumer", consumer);
        update("forget " + consumer, batch -> meta.removeConsumer(batch, consumer));
    }

    /**
     * Drops what every known reader has, once it is a thousand commits or more, and in any case what lies further back than the retained number of commits.
     *
     * @param retainedCommits how many of the last commits a slow reader may still need; a slower one has to read the rows
     */
    public void trim(long retainedCommits) {
        try (OpenGate.Pass _ = rocks.gate().enter();
                Rocks.Moment moment = rocks.moment()) {
            long last = meta.last(moment.options());
            long floor = meta.floor(moment.options());
            long needed = meta.consumers().values().stream()
                    .mapToLong(Long::longValue)
                    .min()
                    .orElse(last);
            long wanted = Math.max(Math.min(needed, last), last - retainedCommits);
            if (wanted - floor >= TRIM_LEAST) {
                update("trim the change log", batch -> {
                    batch.deleteRange(rocks.changes(), key(floor, 0), key(wanted + 1, 0));
                    meta.putFloor(batch, wanted);
                });
            }
        }
    }

    private void update(String doing, BatchFiller filler) {
        try (OpenGate.Pass _ = rocks.gate().enter();
                WriteBatch batch = new WriteBatch()) {
            filler.fill(batch);
            rocks.write(batch);
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot " + doing, e);
        }
    }
}
