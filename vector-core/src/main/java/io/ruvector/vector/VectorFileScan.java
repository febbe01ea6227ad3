package io.ruvector.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.zip.CRC32C;

/** A look at a file of full vectors, whole or damaged, which shares no code with {@link MappedVectors}. */
final class VectorFileScan {
    private static final int PAGE_BYTES = 4096;
    private static final int CHECKED_BYTES = 24;
    private static final int SEGMENT_BYTES = 8 << 20;
    private static final int MOST_NAMED = 10;

    private final Path file;
    private final IntPredicate isNode;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Reads a file.
     *
     * @param isNode whether the graph has a node of a slot, whose vector has to be sound then
     */
    VectorFileScan(Path file, IntPredicate isNode) throws IOException {
        this.file = file;
        this.isNode = isNode;
        try (DumpInput in = new DumpInput(file)) {
            try {
                vectors(in, dimension(in));
            } catch (IOException e) {
                problems.add("readable up to byte " + in.position() + " of " + in.size() + ": " + e.getMessage());
            }
        }
    }

    IndexFile summary() {
        return new IndexFile(file, file.toFile().length(), fields, List.copyOf(problems));
    }

    private int dimension(DumpInput in) throws IOException {
        byte[] header = new byte[CHECKED_BYTES];
        in.getBytes(header);
        String format = new String(header, 0, Long.BYTES, StandardCharsets.ISO_8859_1);
        if (!format.equals("RVRVECV1")) {
            in.seek(0);
            throw new IOException("it does not begin with RVRVECV1");
        }
        fields.put("format", format);
        CRC32C crc = new CRC32C();
        crc.update(header);
        int checksum = in.getInt();
        if ((int) crc.getValue() != checksum) {
            problems.add(
                    String.format("the checksum of the header is %08x, expected %08x", (int) crc.getValue(), checksum));
        }
        in.seek(Long.BYTES);
        int dimension = in.getInt("dimension", 1, CollectionOptions.MAX_DIMENSION);
        fields.put("dimension", dimension);
        Similarity[] similarities = Similarity.values();
        fields.put("similarity", similarities[in.getInt("similarity", 0, similarities.length - 1)]);
        fields.put("generation", String.format("%016x", in.getLong()));
        return dimension;
    }

    private void vectors(DumpInput in, int dimension) throws IOException {
        int vectorBytes = dimension * Float.BYTES;
        int perSegment = Integer.highestOneBit(Math.max(1, SEGMENT_BYTES / vectorBytes));
        long segmentBytes =
                ((long) perSegment * (vectorBytes + Integer.BYTES) + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
        long segments = Math.max(0, in.size() - PAGE_BYTES) / segmentBytes;
        fields.put("vectorsPerSegment", perSegment);
        fields.put("segments", segments);
        Counts counts = new Counts();
        for (int segment = 0; segment < segments; segment++) {
            segment(in, PAGE_BYTES + segment * segmentBytes, segment * perSegment, perSegment, vectorBytes, counts);
        }
        fields.put("vectorsWithRightChecksum", counts.sound);
        fields.put("slotsNeverWritten", counts.empty);
        fields.put("vectorsWithWrongChecksum", counts.wrong);
        in.seek(Math.min(in.size(), PAGE_BYTES + segments * segmentBytes));
        if (in.size() != PAGE_BYTES + segments * segmentBytes) {
            throw new IOException("the file ends within a page of header or a segment of " + segmentBytes + " bytes");
        }
    }

    private void segment(DumpInput in, long start, int firstSlot, int vectors, int vectorBytes, Counts counts)
            throws IOException {
        byte[] checksums = new byte[vectors * Integer.BYTES];
        in.seek(start + (long) vectors * vectorBytes);
        in.getBytes(checksums);
        ByteBuffer expected = ByteBuffer.wrap(checksums).order(ByteOrder.LITTLE_ENDIAN);
        in.seek(start);
        ByteBuffer keyed = ByteBuffer.allocate(Integer.BYTES + vectorBytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] vector = new byte[vectorBytes];
        for (int i = 0; i < vectors; i++) {
            in.getBytes(vector);
            CRC32C crc = new CRC32C();
            crc.update(keyed.clear().putInt(firstSlot + i).put(vector).flip());
            judge(firstSlot + i, (int) crc.getValue() == expected.getInt(), isZero(vector), counts);
        }
    }

    private void judge(int slot, boolean sound, boolean zero, Counts counts) {
        if (sound) {
            counts.sound++;
            return;
        }
        if (zero) {
            counts.empty++;
        } else {
            counts.wrong++;
        }
        if (isNode.test(slot) && counts.named++ < MOST_NAMED) {
            problems.add("the vector of slot " + slot + " does not have its checksum"
                    + (counts.named == MOST_NAMED ? "; more are not named" : ""));
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private static final class Counts {
        private int sound;
        private int empty;
        private int wrong;
        private int named;
    }
}
