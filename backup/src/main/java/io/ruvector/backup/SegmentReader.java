package io.ruvector.backup;

import io.ruvector.store.CommitLogVisitor;
import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.LoggedWrite;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link SegmentWriter} wrote. */
final class SegmentReader {
    private SegmentReader() {}

    /** Visits all events of a segment. */
    static void read(LogSegment segment, InputStream file, CommitLogVisitor visitor) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16))) {
            if (in.readLong() != SegmentWriter.MAGIC) {
                throw new CorruptStoreException(segment.name() + " is not an archived log", null);
            }
            int version = in.readInt();
            if (version != SegmentWriter.VERSION) {
                throw new InvalidInputException(
                        "version of " + segment.name(),
                        version,
                        "at most " + SegmentWriter.VERSION + ", which this release reads");
            }
            for (int event = in.readUnsignedByte(); event != SegmentWriter.END; event = in.readUnsignedByte()) {
                if (event == SegmentWriter.COMMIT) {
                    commit(in, visitor);
                } else {
                    visitor.dropped(text(in));
                }
            }
        } catch (EOFException e) {
            throw new CorruptStoreException(segment.name() + " is cut off", e);
        }
    }

    private static void commit(DataInputStream in, CommitLogVisitor visitor) throws IOException {
        long sequence = in.readLong();
        Instant time = Instant.ofEpochMilli(in.readLong());
        int count = in.readInt();
        List<LoggedWrite> writes = new ArrayList<>(Math.min(count, 1 << 16));
        for (int i = 0; i < count; i++) {
            int flags = in.readUnsignedByte();
            String table = text(in);
            String key = text(in);
            byte[] value = (flags & SegmentWriter.HAS_VALUE) == 0 ? null : in.readNBytes(in.readInt());
            writes.add(new LoggedWrite(table, (flags & SegmentWriter.LARGE) != 0, key, value));
        }
        visitor.commit(sequence, time, writes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
    }
}
