package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.UnknownCollectionException;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Exports the entries of a collection, as they are at one moment, to a file that {@link Importer} reads back exactly. The file
 * appears whole or not at all. Thread-safe.
 */
public final class Exporter {
    private static final int TELL_EVERY = 1_000;

    private final VectorDb db;

    /**
     * An exporter from a database.
     *
     * @param db the open database
     */
    public Exporter(VectorDb db) {
        this.db = db;
    }

    /**
     * Exports.
     *
     * @param request what, where to and how
     * @param progress is told how far it is
     * @return how many entries the file has
     * @throws UnknownCollectionException when there is no such collection
     * @throws InvalidInputException when the format cannot be written, or cannot hold an entry
     * @throws StoreIoException when the system refuses to write
     */
    public long run(ExportRequest request, TransferProgress progress) {
        Collection collection = db.collection(request.collection());
        Path file = request.file();
        try (UnfinishedFile target = new UnfinishedFile(file)) {
            long rows;
            try (RowWriter writer = writer(request, collection, target.path())) {
                rows = write(collection, request, writer, progress);
                writer.finish();
            }
            target.finish();
            return rows;
        } catch (UncheckedIOException e) {
            throw new StoreIoException("cannot export to " + file, e);
        } catch (IOException e) {
            throw new StoreIoException("cannot export to " + file, e);
        }
    }

    private static RowWriter writer(ExportRequest request, Collection collection, Path file) throws IOException {
        return switch (request.format()) {
            case JSONL -> new JsonLinesWriter(file);
            case PARQUET -> new ParquetRowWriter(file);
            case BINARY -> new BinaryWriter(file);
            case SQL ->
                new SqlWriter(file, request.collection(), collection.options().dimension(), request.sqlVectors());
            case CSV, NPY, FVECS, LANGCHAIN4J, CHROMA, MEM0, LETTA ->
                throw new InvalidInputException("format", request.format(), "JSONL, PARQUET, BINARY or SQL");
        };
    }

    private static long write(
            Collection collection, ExportRequest request, RowWriter writer, TransferProgress progress) {
        long[] counts = new long[2];
        double total = Math.max(1, collection.count());
        collection.forEach(entry -> {
            counts[0]++;
            if (request.filter().isEmpty() || request.filter().get().matches(entry.metadata())) {
                counts[1]++;
                try {
                    writer.write(entry);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            if (counts[0] % TELL_EVERY == 0) {
                progress.update(TransferProgress.Step.WRITE, counts[1], Math.min(1, counts[0] / total));
            }
        });
        return counts[1];
    }
}
