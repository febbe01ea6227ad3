package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.util.List;

/**
 * The bytes that a collection with a graph takes, predicted from its shape. Immutable.
 *
 * <p>With n entries of dimension d, M links and a code record of c bytes ({@code 8 + d/2} for 4-bit codes, rounded up to
 * blocks of 128 components), the large parts are, for each entry:
 *
 * <ul>
 *   <li>full vector: 4 d on the heap, or in a mapped file with 4 more for its checksum
 *   <li>codes: c
 *   <li>links of layer 0: 4 (2 M + 1) for the list and its length, 4 for the level
 *   <li>links above: 4 (M + 1) / (M - 1), since so many lists are expected above layer 0
 *   <li>entry: id, slot, row, metadata, as objects of a 64-bit JVM with compressed references
 * </ul>
 *
 * <p>Arrays grow in steps, which are part of the prediction. It is compared with a real process by {@code SizingTest}, within
 * 10 %. Not in it: working memory of searches (a bit for each entry and thread), the JVM itself, and RocksDB's native
 * memory, which does not grow with the collection: at most 32 MiB of write buffers and 16 MiB of cache. Disk is what is
 * there after close; while a database is open, compactions may need as much again as the rows. Rows count as
 * incompressible, which vectors of learnt models are. See {@code docs/sizing.md}.
 *
 * {@snippet :
 * Sizing sizing = Sizing.builder(1_000_000, 384).storage(VectorStorage.MAPPED).build();
 * long heap = sizing.bytes(Sizing.Place.HEAP);
 * }
 */
public final class Sizing {
    private final List<Part> parts;

    private Sizing(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * A builder with the defaults of a collection, ids of 16 bytes and no metadata.
     *
     * @param entries 1 to 1,000,000,000
     * @param dimension components of a vector: 1 to 65,536
     * @return the builder
     */
    public static Builder builder(int entries, int dimension) {
        return new Builder(entries, dimension);
    }

    /** The parts, larger and smaller. */
    public List<Part> parts() {
        return parts;
    }

    /**
     * The bytes that all parts in a place take.
     *
     * @param place where
     * @return their sum
     */
    public long bytes(Place place) {
        return parts.stream()
                .filter(it -> it.place() == place)
                .mapToLong(Part::bytes)
                .sum();
    }

    /** Where bytes are. */
    public enum Place {
        /** The Java heap. */
        HEAP,
        /** A memory-mapped file: address space, and memory as far as there is room. */
        MAPPED,
        /** The disk, mapped files included. */
        DISK
    }

    /**
     * A part of the whole.
     *
     * @param place where it is
     * @param name what it is
     * @param bytes how large it is
     */
    public record Part(Place place, String name, long bytes) {}

    /** Describes a collection. Not thread-safe. */
    public static final class Builder {
        private final int entries;
        private final int dimension;
        private HnswConfig hnsw = HnswConfig.defaults();
        private Quantization quantization = Quantization.INT4;
        private VectorStorage storage = VectorStorage.MEMORY;
        private int idBytes = 16;
        private int textBytes;
        private int metadataEntries;
        private int metadataBytes = 16;

        private Builder(int entries, int dimension) {
            this.entries = require("entries", entries, 1, 1_000_000_000);
            this.dimension = require("dimension", dimension, 1, CollectionOptions.MAX_DIMENSION);
        }

        private static int require(String what, int value, int least, int most) {
            if (value < least || value > most) {
                throw new InvalidInputException(what, value, least + " to " + most);
            }
            return value;
        }

        /**
         * Sets the graph's parameters.
         *
         * @param value the parameters; by default {@link HnswConfig#defaults}
         * @return this
         */
        public Builder hnsw(HnswConfig value) {
            hnsw = value;
            return this;
        }

        /**
         * Sets the codes.
         *
         * @param value the codes; {@link Quantization#INT4} by default
         * @return this
         */
        public Builder quantization(Quantization value) {
            quantization = value;
            return this;
        }

        /**
         * Sets where full vectors are.
         *
         * @param value the place; {@link VectorStorage#MEMORY} by default
         * @return this
         */
        public Builder storage(VectorStorage value) {
            storage = value;
            return this;
        }

        /**
         * Sets the average length of an id.
         *
         * @param bytes in UTF-8: 1 to 1,024; 16 by default
         * @return this
         */
        public Builder idBytes(int bytes) {
            idBytes = require("idBytes", bytes, 1, 1024);
            return this;
        }

        /**
         * Sets the average length of an entry's text, which is on disk only.
         *
         * @param bytes in UTF-8: 0 to 67,108,864; 0, no text, by default
         * @return this
         */
        public Builder textBytes(int bytes) {
            textBytes = require("textBytes", bytes, 0, 64 << 20);
            return this;
        }

        /**
         * Sets the average metadata of an entry.
         *
         * @param keys how many keys: 0 to 1,000; 0 by default
         * @param valueBytes average length of a value, as a text in UTF-8: 0 to 1,000,000
         * @return this
         */
        public Builder metadata(int keys, int valueBytes) {
            metadataEntries = require("metadata keys", keys, 0, 1_000);
            metadataBytes = require("metadata valueBytes", valueBytes, 0, 1_000_000);
            return this;
        }

        /** The prediction. */
        public Sizing build() {
            SizingFormula formula = new SizingFormula(entries, dimension, hnsw.m(), quantization);
            SizingFormula.Entry entry = new SizingFormula.Entry(idBytes, textBytes, metadataEntries, metadataBytes);
            return new Sizing(formula.parts(storage, entry));
        }
    }
}
