package io.ruvector.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * A file of records as RocksDB writes its write-ahead logs and manifests, read to tell an end that was cut off while it
 * was written from damage before the end.
 *
 * <p>The format is public (RocksDB wiki, "Write Ahead Log File Format"): blocks of 32 KiB; a fragment is a masked CRC-32C
 * of type and bytes (4 bytes), a length (2 bytes), a type (1 byte: whole, first, middle or last) and the bytes.
 */
final class RecordLog {
    private static final int BLOCK = 32 << 10;
    private static final int HEADER = 7;
    private static final int WHOLE = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int MASK_DELTA = 0xa282ead8;

    private final ByteBuffer bytes;
    private final List<Start> whole = new ArrayList<>();
    private final List<Start> afterDamage = new ArrayList<>();
    private OptionalLong damagedAt = OptionalLong.empty();

    private RecordLog(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static RecordLog read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until it is whole.
            }
            RecordLog log = new RecordLog(bytes.flip().order(ByteOrder.LITTLE_ENDIAN));
            log.readRecords();
            return log;
        }
    }

    /** The records up to the first damage. */
    List<Start> whole() {
        return whole;
    }

    /** Where the first fragment begins that is not what was written, or was not written to its end. */
    OptionalLong damagedAt() {
        return damagedAt;
    }

    /** What begins behind the damage and is intact: a process that was killed while it wrote leaves nothing there. */
    List<Start> afterDamage() {
        return afterDamage;
    }

    private void readRecords() {
        int begun = -1;
        for (int at = 0; at < bytes.limit(); ) {
            int leftInBlock = BLOCK - at % BLOCK;
            if (leftInBlock < HEADER) {
                at += leftInBlock;
                continue;
            }
            if (isZeroUntilEnd(at)) {
                break;
            }
            if (!isIntact(at)) {
                damaged(begun < 0 ? at : begun, at + 1);
                return;
            }
            switch (type(at)) {
                case WHOLE -> whole.add(start(at));
                case FIRST -> begun = at;
                case LAST -> {
                    if (begun >= 0) {
                        whole.add(start(begun));
                    }
                    begun = -1;
                }
                default -> {
                    // A middle, or what RocksDB notes for itself.
                }
            }
            at += HEADER + length(at);
        }
        if (begun >= 0) {
            damaged(begun, bytes.limit());
        }
    }

    private void damaged(int at, int searchFrom) {
        damagedAt = OptionalLong.of(at);
        for (int next = searchFrom; next + HEADER <= bytes.limit(); ) {
            boolean begins = type(next) == WHOLE || type(next) == FIRST;
            if (begins && BLOCK - next % BLOCK >= HEADER && isIntact(next)) {
                afterDamage.add(start(next));
                next += HEADER + length(next);
            } else {
                next++;
            }
        }
    }

    /** A file that was made longer in advance ends in zeros. */
    private boolean isZeroUntilEnd(int from) {
        for (int at = from; at < bytes.limit(); at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isIntact(int at) {
        int end = at + HEADER + (at + HEADER <= bytes.limit() ? length(at) : 0);
        if (end > Math.min(bytes.limit(), (at / BLOCK + 1) * BLOCK) || at + HEADER > bytes.limit()) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().position(at + HEADER - 1).limit(end));
        int value = (int) crc.getValue();
        return bytes.getInt(at) == ((value >>> 15) | (value << 17)) + MASK_DELTA;
    }

    private int length(int at) {
        return Short.toUnsignedInt(bytes.getShort(at + 4));
    }

    private int type(int at) {
        return bytes.get(at + HEADER - 1);
    }

    private Start start(int at) {
        return new Start(at, bytes.slice(at + HEADER, length(at)).order(ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * The beginning of a record.
     *
     * @param at where in the file
     * @param content its bytes, or the first of them
     */
    record Start(long at, ByteBuffer content) {}
}
