package io.ruvector.vector;

import java.util.ArrayList;
import java.util.List;

/** The arithmetic of {@link Sizing}: what the classes that hold an index allocate and write. */
final class SizingFormula {
    private static final int ARRAY = 16;
    private static final int REFERENCE = 4;
    private static final int STRING = 24;

    /** Bytes of a key of metadata on disk; in memory keys are shared. */
    private static final int KEY_BYTES = 8;

    /** Lists are so full on the average: {@code ruvector dump} of random vectors of 64 and 384 dimensions. */
    private static final double FULL_LISTS = 0.73;

    /** What RocksDB's tables add to a key and a value: sequence, lengths, filter, share of the block's index. */
    private static final int TABLE_OVERHEAD = 8 + 3 + 2 + 3;

    /** An entry of the change log without the id: sequence, ordinal, table, which compress well. */
    private static final int CHANGE = 4;

    /** Logs, manifest and options of RocksDB. */
    private static final int FIXED_DISK = 130_000;

    private final int entries;
    private final int dimension;
    private final int m;
    private final int recordBytes;

    SizingFormula(int entries, int dimension, int m, Quantization quantization) {
        this.entries = entries;
        this.dimension = dimension;
        this.m = m;
        this.recordBytes = quantization == Quantization.NONE
                ? 0
                : Quantizer.HEADER_BYTES + Quantizer.codeBytes(quantization, dimension);
    }

    List<Sizing.Part> parts(VectorStorage storage, Entry entry) {
        List<Sizing.Part> parts = new ArrayList<>();
        boolean mapped = storage == VectorStorage.MAPPED;
        add(parts, Sizing.Place.HEAP, "full vectors", mapped ? 0 : vectors());
        add(parts, Sizing.Place.HEAP, "codes", codes());
        add(parts, Sizing.Place.HEAP, "links of layer 0", baseLinks());
        add(parts, Sizing.Place.HEAP, "links above", upperLinks());
        add(parts, Sizing.Place.HEAP, "entries", rowObjects(entry));
        add(parts, Sizing.Place.HEAP, "metadata", (long) entries * entry.metadataObjects());
        add(parts, Sizing.Place.MAPPED, "full vectors", mapped ? vectorFile() : 0);
        add(parts, Sizing.Place.DISK, "rows", rows(entry));
        add(parts, Sizing.Place.DISK, "change log", changeLog(entry));
        add(parts, Sizing.Place.DISK, "index: full vectors", vectorFile());
        add(parts, Sizing.Place.DISK, "index: codes", (long) entries * recordBytes);
        add(parts, Sizing.Place.DISK, "index: links", linkFile());
        add(parts, Sizing.Place.DISK, "index: entries", (long) entries * (17L + entry.idBytes + entry.metadataFile()));
        add(parts, Sizing.Place.DISK, "other files", FIXED_DISK);
        return List.copyOf(parts);
    }

    private static void add(List<Sizing.Part> parts, Sizing.Place place, String name, long bytes) {
        if (bytes > 0) {
            parts.add(new Sizing.Part(place, name, bytes));
        }
    }

    /** Segments of a power of two of items that fill about so many bytes. */
    private static long segments(long items, int itemBytes, int segmentBytes) {
        int perSegment = Integer.highestOneBit(Math.max(1, segmentBytes / itemBytes));
        return blocks(items, perSegment) * (ARRAY + (long) perSegment * itemBytes);
    }

    private static long blocks(long items, int perBlock) {
        return (items + perBlock - 1) / perBlock;
    }

    private static long padded(long bytes) {
        return (bytes + 7) / 8 * 8;
    }

    private long vectors() {
        return segments(entries, Float.BYTES * dimension, 1 << 20);
    }

    private long codes() {
        return recordBytes == 0 ? 0 : segments(entries, recordBytes, 1 << 20);
    }

    private long baseLinks() {
        return links(entries, 2 * m) + blocks(entries, 4096) * (ARRAY + 4096L * Integer.BYTES);
    }

    private long upperLinks() {
        return links(upperLists(), m);
    }

    /** Each layer has one M-th of the nodes of the layer below: n/M + n/M² + ... */
    private long upperLists() {
        return entries / (m - 1);
    }

    private static long links(long lists, int capacity) {
        return blocks(lists, 1024) * (ARRAY + 1024L * Integer.BYTES * (capacity + 1));
    }

    private long rowObjects(Entry entry) {
        long slotRows = 0;
        while (slotRows < entries) {
            slotRows = Math.max(16, Math.max(slotRows + 1, slotRows + (slotRows >> 1)));
        }
        long table = 16;
        while (table * 3 / 4 < entries) {
            table *= 2;
        }
        long row = 32 + STRING + padded(ARRAY + entry.idBytes);
        long node = 32 + 16;
        return entries * (row + node) + REFERENCE * (slotRows + table);
    }

    private long vectorFile() {
        int bytes = Float.BYTES * dimension;
        int perSegment = Integer.highestOneBit(Math.max(1, (8 << 20) / bytes));
        long segment = blocks((long) perSegment * (bytes + Integer.BYTES), 4096) * 4096;
        return 4096 + blocks(entries, perSegment) * segment;
    }

    private long linkFile() {
        long lists = entries + upperLists();
        double links = FULL_LISTS * (2.0 * m * entries + (double) m * upperLists());
        return entries + Integer.BYTES * (lists + (long) links);
    }

    private long rows(Entry entry) {
        long value = 10L + (long) Float.BYTES * dimension + entry.metadataFile() + entry.textBytes;
        return entries * (TABLE_OVERHEAD + entry.idBytes + value);
    }

    private long changeLog(Entry entry) {
        return entries * (long) (CHANGE + entry.idBytes);
    }

    /**
     * What an entry has besides its vector, on the average.
     *
     * @param idBytes its id
     * @param textBytes its text
     * @param metadataEntries keys of its metadata
     * @param metadataBytes a value of its metadata
     */
    record Entry(int idBytes, int textBytes, int metadataEntries, int metadataBytes) {
        long metadataObjects() {
            if (metadataEntries == 0) {
                return 0;
            }
            int capacity = (4 * metadataEntries + 2) / 3;
            int table = capacity == 1 ? 1 : 2 * Integer.highestOneBit(capacity - 1);
            long map = 56 + 32 + padded(ARRAY + (long) REFERENCE * table);
            return map + metadataEntries * (40 + STRING + padded(ARRAY + metadataBytes));
        }

        long metadataFile() {
            return 4 + metadataEntries * (4L + KEY_BYTES + 1 + 4 + metadataBytes);
        }
    }
}
