package io.ruvector.vector;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Keys;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a collection: an id, its vector, metadata and optionally the text it stands for. Immutable.
 *
 * <p>Metadata values are texts, booleans, longs (integers become longs), finite doubles (floats become doubles),
 * instants, and lists of texts; they come back in the order they were given.
 *
 * {@snippet :
 * VectorEntry entry = VectorEntry.builder("note-1")
 *         .vector(embedder.embedPassage("The kettle is broken."))
 *         .text("The kettle is broken.")
 *         .put("room", "kitchen")
 *         .build();
 * }
 */
public final class VectorEntry {
    private final String id;
    private final float[] vector;
    private final Map<String, Object> metadata;
    private final @Nullable String text;

    private VectorEntry(String id, float[] vector, Map<String, Object> metadata, @Nullable String text) {
        this.id = id;
        this.vector = vector;
        this.metadata = metadata;
        this.text = text;
    }

    /**
     * An entry without a text.
     *
     * @param id 1 to {@value io.ruvector.store.Keys#MAX_BYTES} bytes of UTF-8
     * @param vector its components; copied
     * @param metadata its metadata
     * @return the entry
     * @throws InvalidInputException when the id or a metadata value cannot be stored
     */
    public static VectorEntry of(String id, float[] vector, Map<String, Object> metadata) {
        return builder(id).vector(vector).metadata(metadata).build();
    }

    /**
     * An entry with nothing but its vector.
     *
     * @param id 1 to {@value io.ruvector.store.Keys#MAX_BYTES} bytes of UTF-8
     * @param vector its components; copied
     * @return the entry
     */
    public static VectorEntry of(String id, float[] vector) {
        return of(id, vector, Map.of());
    }

    /**
     * A builder for an entry.
     *
     * @param id 1 to {@value io.ruvector.store.Keys#MAX_BYTES} bytes of UTF-8
     * @return the builder
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** An entry read back from its row, whose parts nobody else holds and which were checked when written. */
    static VectorEntry stored(String id, float[] vector, Map<String, Object> metadata, @Nullable String text) {
        return new VectorEntry(id, vector, metadata, text);
    }

    /**
     * An entry from its stored form.
     *
     * @param id 1 to {@value io.ruvector.store.Keys#MAX_BYTES} bytes of UTF-8
     * @param row what {@link #toRow} gave
     * @return the entry
     * @throws CorruptStoreException when the bytes are not a row
     */
    public static VectorEntry fromRow(String id, byte[] row) {
        Keys.encode("id", id);
        return RowCodec.decode(id, row);
    }

    /** Everything but the id in the form of a stored row, which {@code docs/file-format.md} describes. */
    public byte[] toRow() {
        return RowCodec.encode(this);
    }

    /** The id, unique in its collection. */
    public String id() {
        return id;
    }

    /** A copy of the vector, exactly as it was given. */
    public float[] vector() {
        return vector.clone();
    }

    /** The vector itself, which this package must not change. */
    float[] sharedVector() {
        return vector;
    }

    /** The metadata, unmodifiable. */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /** The text that the vector stands for, if it was given. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** Equal when id, every component, metadata and text are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VectorEntry that
                && id.equals(that.id)
                && Arrays.equals(vector, that.vector)
                && metadata.equals(that.metadata)
                && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(vector);
    }

    @Override
    public String toString() {
        return "VectorEntry[" + id + ", dimension " + vector.length + ", " + metadata + "]";
    }

    /** Builds an entry. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Map<String, Object> metadata = new LinkedHashMap<>();
        private float @Nullable [] vector;
        private @Nullable String text;

        private Builder(String id) {
            Keys.encode("id", id);
            this.id = id;
        }

        /**
         * Sets the vector.
         *
         * @param components copied
         * @return this
         */
        public Builder vector(float[] components) {
            vector = components.clone();
            return this;
        }

        /**
         * Sets the text that the vector stands for.
         *
         * @param value the text
         * @return this
         */
        public Builder text(String value) {
            text = value;
            return this;
        }

        /**
         * Adds all of a map to the metadata.
         *
         * @param values the metadata
         * @return this
         */
        public Builder metadata(Map<String, ?> values) {
            metadata.putAll(MetadataValues.checked(values));
            return this;
        }

        /**
         * Adds one value to the metadata.
         *
         * @param key 1 to 256 characters
         * @param value a value of an allowed type
         * @return this
         */
        public Builder put(String key, Object value) {
            metadata.put(MetadataValues.key(key), MetadataValues.value(key, value));
            return this;
        }

        /**
         * The entry.
         *
         * @return the immutable entry
         * @throws InvalidInputException when it has no vector
         */
        public VectorEntry build() {
            if (vector == null) {
                throw new InvalidInputException("vector", null, "a vector");
            }
            return new VectorEntry(id, vector, MetadataValues.checked(metadata), text);
        }
    }
}
