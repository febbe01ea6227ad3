package io.ruvector.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** A reader of index files that was written from {@code docs/file-format.md} and uses nothing of the library. */
final class DocumentedFormat {
    private DocumentedFormat() {}

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static void require(boolean right, String what) throws IOException {
        if (!right) {
            throw new IOException("not as documented: " + what);
        }
    }

    /** The body of {@code index/NAME.hnsw2}. */
    static final class Snapshot {
        final long sequence;
        final int dimension;
        final int similarity;
        final int m;
        final int efConstruction;
        final long generation;
        final int limit;
        final int trainedOn;
        final int bits;
        final float[] centre;
        final byte[][] records;
        final int entryPoint;
        final long insertions;
        final int[][][] links;
        final Map<String, Entry> entries = new HashMap<>();

        Snapshot(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            require(text(in, 8).equals("RUVHNSW2"), "first bytes");
            require(in.getLong() == bytes.length - 20, "length");
            require(in.getInt() == crc(bytes, 20, bytes.length - 20), "checksum");
            sequence = in.getLong();
            dimension = in.getInt();
            similarity = in.getInt();
            m = in.getInt();
            efConstruction = in.getInt();
            generation = in.getLong();
            limit = in.getInt();
            trainedOn = in.getInt();
            bits = in.getInt();
            centre = new float[bits == 0 ? 0 : dimension];
            records = new byte[bits == 0 ? 0 : limit][8 + codeBytes()];
            if (bits > 0) {
                in.asFloatBuffer().get(centre);
                in.position(in.position() + 4 * dimension + 4);
                for (byte[] each : records) {
                    in.get(each);
                }
            }
            entryPoint = in.getInt();
            insertions = in.getLong();
            links = new int[limit][][];
            for (int slot = 0; slot < limit; slot++) {
                links[slot] = new int[in.get() + 1][];
                for (int layer = 0; layer < links[slot].length; layer++) {
                    links[slot][layer] = new int[in.getInt()];
                    in.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(links[slot][layer]);
                    in.position(in.position() + 4 * links[slot][layer].length);
                }
            }
            for (int left = in.getInt(); left > 0; left--) {
                int slot = in.getInt();
                int rowChecksum = in.getInt();
                boolean hasText = in.get() == 1;
                String id = text(in, in.getInt());
                byte[] metadata = new byte[in.getInt()];
                in.get(metadata);
                entries.put(id, new Entry(slot, rowChecksum, hasText, metadata(ByteBuffer.wrap(metadata))));
            }
            require(!in.hasRemaining(), "end");
        }

        private int codeBytes() {
            return switch (bits) {
                case 0 -> 0;
                case 1 -> (dimension + 63) / 64 * 8;
                case 4 -> (dimension + 127) / 128 * 64;
                default -> (dimension + 127) / 128 * 128;
            };
        }

        private int nibble(byte[] record, int from, int component) {
            int number = from + component / 128 * 64 + 2 * (component % 32);
            int value = record[number] & 255 | (record[number + 1] & 255) << 8;
            return value >> 4 * (component % 128 / 32) & 15;
        }

        private float number(byte[] record, int component) {
            return switch (bits) {
                case 1 -> (record[8 + component / 8] >> component % 8 & 1) - 0.5f;
                case 4 -> nibble(record, 8, component) - 7.5f;
                default -> 16 * nibble(record, 8, component) + nibble(record, 8 + codeBytes() / 2, component) - 127.5f;
            };
        }

        /** The vector that a record stands for. */
        float[] decoded(int slot) {
            float first = ByteBuffer.wrap(records[slot])
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getFloat();
            double factor = similarity == 1 ? first : first / 2;
            double[] residual = new double[dimension];
            for (int i = 0; i < dimension; i++) {
                residual[i] = factor * number(records[slot], i);
            }
            unrotate(residual);
            float[] vector = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                vector[i] = (float) (centre[i] + residual[i]);
            }
            return vector;
        }

        /** The second float of a record. */
        float second(int slot) {
            return ByteBuffer.wrap(records[slot]).order(ByteOrder.LITTLE_ENDIAN).getFloat(4);
        }

        private void unrotate(double[] values) {
            int d = values.length;
            int w = Integer.highestOneBit(d);
            boolean[][] plus = new boolean[d == 1 ? 0 : 3][d];
            long state = 0x5EED0F407A7EL;
            for (boolean[] round : plus) {
                for (int i = 0; i < d; i++) {
                    state += 0x9E3779B97F4A7C15L;
                    long z = (state ^ state >>> 33) * 0x62A9D9ED799705F5L;
                    round[i] = (z ^ z >>> 28) * 0xCB24D0A5C88C35B3L < 0;
                }
            }
            for (int round = plus.length - 1; round >= 0; round--) {
                int from = round == 1 ? d - w : 0;
                // The transform is its own inverse but for the factor w, of which the signs' scale is the root.
                for (int half = 1; half < w; half *= 2) {
                    for (int i = 0; i < w; i++) {
                        if ((i & half) == 0) {
                            double a = values[from + i];
                            double b = values[from + i + half];
                            values[from + i] = a + b;
                            values[from + i + half] = a - b;
                        }
                    }
                }
                for (int i = 0; i < d; i++) {
                    values[i] *= (plus[round][i] ? 1 : -1) * (i >= from && i < from + w ? 1 / Math.sqrt(w) : 1);
                }
            }
        }
    }

    record Entry(int slot, int rowChecksum, boolean hasText, Map<String, Object> metadata) {}

    private static String text(ByteBuffer in, int length) {
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Metadata, big-endian; a time as a list of seconds and nanoseconds. */
    private static Map<String, Object> metadata(ByteBuffer in) throws IOException {
        Map<String, Object> metadata = new HashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            String key = text(in, in.getInt());
            byte letter = in.get();
            metadata.put(
                    key,
                    switch (letter) {
                        case 's' -> text(in, in.getInt());
                        case 'b' -> in.get() == 1;
                        case 'l' -> in.getLong();
                        case 'd' -> in.getDouble();
                        case 't' -> List.of(in.getLong(), in.getInt());
                        case 'a' -> texts(in);
                        default -> throw new IOException("not as documented: letter " + letter);
                    });
        }
        require(!in.hasRemaining(), "end of metadata");
        return metadata;
    }

    private static List<String> texts(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            texts.add(text(in, in.getInt()));
        }
        return texts;
    }

    /** {@code index/NAME.vectors1}. */
    static final class Vectors {
        private final ByteBuffer in;
        private final byte[] bytes;
        final int dimension;
        final int similarity;
        final long generation;
        private final int vectors;
        private final int segmentBytes;

        Vectors(Path file) throws IOException {
            bytes = Files.readAllBytes(file);
            in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            require(text(in, 8).equals("RVRVECV1"), "first bytes");
            dimension = in.getInt();
            similarity = in.getInt();
            generation = in.getLong();
            require(in.getInt() == crc(bytes, 0, 24), "checksum of the header");
            vectors = Math.max(1, Integer.highestOneBit(8_388_608 / (4 * dimension)));
            segmentBytes = (vectors * (4 * dimension + 4) + 4095) / 4096 * 4096;
            require((bytes.length - 4096) % segmentBytes == 0, "whole segments");
        }

        float[] vector(int slot) throws IOException {
            int segment = 4096 + slot / vectors * segmentBytes;
            int at = segment + slot % vectors * 4 * dimension;
            CRC32C crc = new CRC32C();
            crc.update(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(slot)
                    .flip());
            crc.update(bytes, at, 4 * dimension);
            require(
                    in.getInt(segment + vectors * 4 * dimension + slot % vectors * 4) == (int) crc.getValue(),
                    "checksum of slot " + slot);
            float[] vector = new float[dimension];
            in.position(at);
            in.asFloatBuffer().get(vector);
            return vector;
        }
    }
}
