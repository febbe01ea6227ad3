package io.ruvector.backup;

import io.ruvector.store.CommitLogVisitor;
import io.ruvector.store.LoggedWrite;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Writes the archived form of a log, big-endian: "RVLOG" and three zero bytes, version (4 bytes), then events: 1 is a commit
 * (sequence, milliseconds, number of writes; each write flags, table, key, value behind their lengths), 2 a dropped table (its name), 0
 * the end. Not thread-safe.
 */
final class SegmentWriter implements CommitLogVisitor, AutoCloseable {
    static final long MAGIC = 0x52564C4F47000000L;
    static final int VERSION = 1;
    static final int END = 0;
    static final int COMMIT = 1;
    static final int DROPPED = 2;
    static final int LARGE = 1;
    static final int HAS_VALUE = 2;

    private final DataOutputStream out;

    SegmentWriter(OutputStream file) throws IOException {
        this.out = new DataOutputStream(new BufferedOutputStream(file, 1 << 16));
        out.writeLong(MAGIC);
        out.writeInt(VERSION);
    }

    @Override
    public void commit(long sequence, Instant time, List<LoggedWrite> writes) {
        try {
            out.writeByte(COMMIT);
            out.writeLong(sequence);
            out.writeLong(time.toEpochMilli());
            out.writeInt(writes.size());
            for (LoggedWrite write : writes) {
                byte[] value = write.value();
                out.writeByte((write.large() ? LARGE : 0) | (value == null ? 0 : HAS_VALUE));
                text(write.table());
                text(write.key());
                if (value != null) {
                    out.writeInt(value.length);
                    out.write(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void dropped(String table) {
        try {
            out.writeByte(DROPPED);
            text(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        out.writeByte(END);
        out.close();
    }
}
