package io.ruvector.transfer;

import io.ruvector.store.Durability;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DimensionMismatchException;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports what {@link StoreExporter} wrote. The file is read twice: first everything is checked while nothing is written, then it is
 * written. Collections and tables of the file have to be absent, empty, or hold nothing but a part of what the file has: so an import that was
 * killed is repeated, and memories of two databases are never mixed up. No memory may be open on the database meanwhile. Not thread-safe.
 */
public final class StoreImporter {
    private static final int BATCH = 1_000;

    private final VectorDb db;

    /**
     * An importer into a database.
     *
     * @param db the open database
     */
    public StoreImporter(VectorDb db) {
        this.db = db;
    }

    /**
     * Whether a file's name says that it is one of these, and not one of entries.
     *
     * @param file the file
     * @return whether it is
     */
    public static boolean reads(Path file) {
        return StoreFile.isOne(file);
    }

    /**
     * Imports a file.
     *
     * @param file with the ending {@code .rvstore} or {@code .rvstore.jsonl}
     * @param progress is told how far it is
     * @return how many entries and rows were new; the disk has them
     * @throws InvalidInputException when the file is damaged, of a newer version, or does not go with what is there; nothing was changed
     * @throws DimensionMismatchException when a collection that is there has vectors of another dimension; nothing was changed
     * @throws ModelMismatchException when a collection that is there has vectors of another model; nothing was changed
     * @throws ChangedFileException when the file changes before it is written whole
     * @throws StoreIoException when the system refuses to read or write
     */
    public long run(Path file, TransferProgress progress) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("file", file, "a file that is there");
        }
        StoreFile format = StoreFile.of(file);
        FileSeal seal = new FileSeal(file);
        try {
            try (StoreFileReader reader = format.reader(seal)) {
                new Check(progress).run(reader);
            }
            try (StoreFileReader reader = format.reader(seal)) {
                return new Writing(progress).run(reader);
            }
        } catch (IOException e) {
            throw new StoreIoException("cannot import " + file, e);
        }
    }

    private Optional<Collection> collection(String name) {
        return db.collectionNames().contains(name) ? Optional.of(db.collection(name)) : Optional.empty();
    }

    private static boolean isIn(VectorEntry entry, Collection collection) {
        return collection.get(entry.id()).filter(entry::equals).isPresent();
    }

    private static boolean isIn(StoreItem.Row row, Table table) {
        return table.get(row.key())
                .filter(it -> java.util.Arrays.equals(it, row.value()))
                .isPresent();
    }

    private boolean tableExists(String name) {
        return db.info().tables().stream().anyMatch(it -> it.name().equals(name));
    }

    /** The first reading. */
    private final class Check {
        private final TransferProgress progress;
        private @Nullable Collection collection;
        private @Nullable Table table;
        private String name = "";
        private long same;
        private boolean begun;

        Check(TransferProgress progress) {
            this.progress = progress;
        }

        void run(StoreFileReader reader) throws IOException {
            long items = 0;
            for (StoreItem item = reader.next(); item != null; item = reader.next()) {
                check(item);
                items++;
                if (items % BATCH == 0) {
                    progress.update(TransferProgress.Step.CHECK, items, reader.fraction());
                }
            }
            end();
        }

        private void check(StoreItem item) {
            switch (item) {
                case StoreItem.OfCollection(String next, CollectionOptions options) -> {
                    begin(next);
                    collection = collection(next).orElse(null);
                    if (collection != null) {
                        requireSame(next, collection.options(), options);
                    }
                }
                case StoreItem.OfTable(String next) -> {
                    begin(next);
                    table = tableExists(next) ? db.table(next) : null;
                }
                case StoreItem.Entry(VectorEntry entry) -> {
                    requireBegun();
                    same += collection != null && isIn(entry, collection) ? 1 : 0;
                }
                case StoreItem.Row row -> {
                    requireBegun();
                    same += table != null && isIn(row, table) ? 1 : 0;
                }
            }
        }

        /** The graph's parameters may differ: each database has tuned its own. */
        private void requireSame(String next, CollectionOptions there, CollectionOptions wanted) {
            if (there.dimension() != wanted.dimension()) {
                throw new DimensionMismatchException(wanted.dimension(), there.dimension());
            }
            if (!there.model().equals(wanted.model())) {
                throw new ModelMismatchException(next, there.model(), wanted.model());
            }
            if (there.similarity() != wanted.similarity()) {
                throw new InvalidInputException(
                        "similarity of " + next, there.similarity(), wanted.similarity() + ", as in the file");
            }
        }

        private void requireBegun() {
            if (!begun) {
                throw new InvalidInputException("file", "an entry or row", "a collection or table before it");
            }
        }

        private void begin(String next) {
            end();
            name = next;
            collection = null;
            table = null;
            same = 0;
            begun = true;
        }

        private void end() {
            long there = collection != null ? collection.count() : table != null ? table.count() : 0;
            if (there != same) {
                throw new InvalidInputException(
                        name,
                        (there - same) + " entries or rows that the file does not have",
                        "an empty one, or a part of what the file has");
            }
        }
    }

    /** The second reading. */
    private final class Writing {
        private final TransferProgress progress;
        private WriteBatch batch = new WriteBatch();
        private @Nullable Collection collection;
        private @Nullable Table table;
        private long written;

        Writing(TransferProgress progress) {
            this.progress = progress;
        }

        long run(StoreFileReader reader) throws IOException {
            long items = 0;
            for (StoreItem item = reader.next(); item != null; item = reader.next()) {
                write(item);
                items++;
                if (batch.size() == BATCH) {
                    flush(Durability.ORDERED);
                    progress.update(TransferProgress.Step.WRITE, items, reader.fraction());
                }
            }
            flush(Durability.SYNC);
            db.sync();
            return written;
        }

        private void flush(Durability durability) {
            db.write(batch.durability(durability));
            batch = new WriteBatch();
        }

        private void write(StoreItem item) {
            switch (item) {
                case StoreItem.OfCollection(String name, CollectionOptions options) ->
                    collection = db.openCollection(name, options);
                case StoreItem.OfTable(String name) -> table = db.table(name);
                case StoreItem.Entry(VectorEntry entry) -> {
                    if (collection != null && !isIn(entry, collection)) {
                        batch.upsert(collection, entry);
                        written++;
                    }
                }
                case StoreItem.Row row -> {
                    if (table != null && !isIn(row, table)) {
                        batch.put(table, row.key(), row.value());
                        written++;
                    }
                }
            }
        }
    }
}
