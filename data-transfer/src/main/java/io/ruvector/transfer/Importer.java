package io.ruvector.transfer;

import io.ruvector.store.Durability;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Imports a file of rows into a collection. The file is read twice: first every row is checked while nothing is written, then
 * the rows are written, batch by batch, by id. So an import that was killed goes on where it was, and one that is repeated
 * changes nothing. Not thread-safe.
 *
 * {@snippet :
 * RowSource file = RowSource.of(Path.of("vectors.parquet"));
 * ImportReport report = new Importer(db).run(ImportRequest.builder(file, "notes").build(), TransferProgress.NONE);
 * }
 */
public final class Importer {
    private final VectorDb db;

    /**
     * An importer into a database.
     *
     * @param db the open database
     */
    public Importer(VectorDb db) {
        this.db = db;
    }

    /**
     * Imports a file.
     *
     * @param request what, where to and how
     * @param progress is told how far it is
     * @return what was done; the disk has it
     * @throws BadRowException when a row cannot be imported and bad ones are not to be skipped; nothing was changed
     * @throws InvalidInputException when the file as a whole cannot be read; nothing was changed
     * @throws ChangedFileException when the file changes before it is written whole
     * @throws ModelMismatchException when texts are to be embedded by another model than the collection's
     * @throws StoreIoException when the system refuses to read or write
     */
    public ImportReport run(ImportRequest request, TransferProgress progress) {
        try (BadRows bad = new BadRows(request.source().file(), request.badRowReport())) {
            FileSeal seal = new FileSeal(request.source().file());
            ImportLedger ledger = new ImportLedger(db, request, seal);
            RowCheck check = new RowCheck(request, existing(request));
            Optional<Long> before = ledger.lastRow();
            long rows = 0;
            if (before.isEmpty() || request.badRowReport().isPresent()) {
                Inspection.Inspected inspected = new Inspection(request, seal, check, bad, progress).run();
                rows = inspected.rows();
                if (inspected.options().isEmpty()) {
                    return new ImportReport(rows, 0, 0, 0, bad.count());
                }
                create(request.collection(), inspected.options().get());
            }
            Collection collection = db.collection(request.collection());
            Writing writing = new Writing(collection, ledger, before, progress);
            try (EntryBatches batches = new EntryBatches(request, seal, check, bad, before.orElse(0L))) {
                writing.writeAll(batches);
            }
            return new ImportReport(
                    Math.max(rows, writing.lastRow),
                    writing.written,
                    writing.unchanged,
                    before.orElse(0L),
                    bad.count());
        } catch (IOException e) {
            throw new StoreIoException("cannot import " + request.source().file(), e);
        }
    }

    private Optional<CollectionOptions> existing(ImportRequest request) {
        if (!db.collectionNames().contains(request.collection())) {
            return Optional.empty();
        }
        CollectionOptions options = db.collection(request.collection()).options();
        request.embedder().filter(it -> !it.modelId().equals(options.model())).ifPresent(it -> {
            throw new ModelMismatchException(request.collection(), options.model(), it.modelId());
        });
        return Optional.of(options);
    }

    private void create(String collection, CollectionOptions options) {
        if (!db.collectionNames().contains(collection)) {
            db.createCollection(collection, options);
        }
    }

    /** Writes batches while the next one is being read. */
    private final class Writing {
        private final Collection collection;
        private final ImportLedger ledger;
        private final TransferProgress progress;
        private final boolean fresh;
        private long lastRow;
        private long written;
        private long unchanged;

        Writing(Collection collection, ImportLedger ledger, Optional<Long> before, TransferProgress progress) {
            this.collection = collection;
            this.ledger = ledger;
            this.progress = progress;
            this.lastRow = before.orElse(0L);
            this.fresh = collection.count() == 0;
        }

        void writeAll(EntryBatches batches) throws IOException {
            try (ExecutorService reading = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("import-reader").factory())) {
                EntryBatches.@Nullable Batch batch = read(batches, reading).join();
                while (batch != null) {
                    CompletableFuture<EntryBatches.@Nullable Batch> next = read(batches, reading);
                    write(batch);
                    batch = next.join();
                }
            } catch (CompletionException e) {
                throw causeOf(e);
            }
            WriteBatch last = new WriteBatch().durability(Durability.SYNC);
            ledger.finish(last);
            db.write(last);
        }

        private CompletableFuture<EntryBatches.@Nullable Batch> read(EntryBatches batches, ExecutorService reading) {
            CompletableFuture<EntryBatches.@Nullable Batch> result = new CompletableFuture<>();
            reading.execute(() -> {
                try {
                    result.complete(batches.next());
                } catch (IOException | RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
            });
            return result;
        }

        private static IOException causeOf(CompletionException e) {
            return switch (e.getCause()) {
                case IOException io -> io;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw e;
            };
        }

        private void write(EntryBatches.Batch batch) throws IOException {
            WriteBatch changes = new WriteBatch().durability(Durability.ORDERED);
            for (VectorEntry entry : batch.entries()) {
                if (!fresh && collection.get(entry.id()).filter(entry::equals).isPresent()) {
                    unchanged++;
                } else {
                    changes.upsert(collection, entry);
                    written++;
                }
            }
            lastRow = batch.lastRow();
            ledger.note(changes, lastRow);
            db.write(changes);
            progress.update(TransferProgress.Step.WRITE, lastRow, batch.fraction());
        }
    }
}
