package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, where to, and how.
 *
 * @param source the file
 * @param collection the collection's name; it is created when absent, with the dimension of the first row
 * @param similarity of the collection, when it is created
 * @param hnsw the graph's parameters, when it is created
 * @param embedder makes the vectors of rows that have a text only; empty when every row has to have a vector
 * @param badRowReport where rows that cannot be imported are listed, as JSON Lines, while the others are imported; empty
 *     when one such row refuses the whole file
 * @param batchRows rows that are written together, atomically; 1 to 100,000
 * @param threads how many parse the file, beside those that read and write; 1 to 64
 */
public record ImportRequest(
        RowSource source,
        String collection,
        Similarity similarity,
        HnswConfig hnsw,
        Optional<TextEmbedder> embedder,
        Optional<Path> badRowReport,
        int batchRows,
        int threads) {
    private static final int MAX_BATCH_ROWS = 100_000;
    private static final int MAX_THREADS = 64;

    /** Checks the numbers. */
    public ImportRequest {
        if (batchRows < 1 || batchRows > MAX_BATCH_ROWS) {
            throw new InvalidInputException("batchRows", batchRows, "1 to " + MAX_BATCH_ROWS);
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw new InvalidInputException("threads", threads, "1 to " + MAX_THREADS);
        }
    }

    /**
     * A builder for an import.
     *
     * @param source the file
     * @param collection the collection's name
     * @return the builder
     */
    public static Builder builder(RowSource source, String collection) {
        return new Builder(source, collection);
    }

    /** Builds requests. Not thread-safe. */
    public static final class Builder {
        private final RowSource source;
        private final String collection;
        private Similarity similarity = Similarity.COSINE;
        private HnswConfig hnsw = HnswConfig.defaults();
        private @Nullable TextEmbedder embedder;
        private @Nullable Path badRowReport;
        private int batchRows = 1_000;
        private int threads = Math.min(8, Runtime.getRuntime().availableProcessors());

        private Builder(RowSource source, String collection) {
            this.source = source;
            this.collection = collection;
        }

        /**
         * Sets the similarity of a collection that is created.
         *
         * @param value the similarity; cosine by default
         * @return this
         */
        public Builder similarity(Similarity value) {
            similarity = value;
            return this;
        }

        /**
         * Sets the graph's parameters of a collection that is created.
         *
         * @param value the parameters
         * @return this
         */
        public Builder hnsw(HnswConfig value) {
            hnsw = value;
            return this;
        }

        /**
         * Sets what makes the vectors of rows that have a text only.
         *
         * @param value the embedder
         * @return this
         */
        public Builder embedder(TextEmbedder value) {
            embedder = value;
            return this;
        }

        /**
         * Imports the good rows although there are bad ones, and lists those.
         *
         * @param report the file, replaced when it is there
         * @return this
         */
        public Builder skipBad(Path report) {
            badRowReport = report;
            return this;
        }

        /**
         * Sets how many rows are written together.
         *
         * @param rows 1 to 100,000; 1,000 by default
         * @return this
         */
        public Builder batchRows(int rows) {
            batchRows = rows;
            return this;
        }

        /**
         * Sets how many threads parse the file.
         *
         * @param count 1 to 64; by default one a processor, at most 8
         * @return this
         */
        public Builder threads(int count) {
            threads = count;
            return this;
        }

        /**
         * The request.
         *
         * @return the checked record
         * @throws InvalidInputException when a value is out of range
         */
        public ImportRequest build() {
            return new ImportRequest(
                    source,
                    collection,
                    similarity,
                    hnsw,
                    Optional.ofNullable(embedder),
                    Optional.ofNullable(badRowReport),
                    batchRows,
                    threads);
        }
    }
}
