package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.TableInfo;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Exports what a database holds besides single collections: episodes, skills, effects, facts, or everything. {@link StoreImporter}
 * makes the same of the file again, bit for bit. The file appears whole or not at all. Thread-safe.
 *
 * {@snippet :
 * new StoreExporter(db).run(Set.of(MemoryKind.EPISODES, MemoryKind.SKILLS), Path.of("memory.rvstore"), TransferProgress.NONE);
 * }
 */
public final class StoreExporter {
    private static final int TELL_EVERY = 1_000;

    private final VectorDb db;

    /**
     * An exporter from a database.
     *
     * @param db the open database
     */
    public StoreExporter(VectorDb db) {
        this.db = db;
    }

    /**
     * Exports kinds of memory.
     *
     * @param kinds which
     * @param file {@code .rvstore} for the binary format, {@code .rvstore.jsonl} for JSON Lines; replaced when it is there
     * @param progress is told how far it is
     * @return how many collections, tables, entries and rows the file has
     * @throws InvalidInputException when the name says neither format, or the database was written to meanwhile
     * @throws StoreIoException when the system refuses to write
     */
    public long run(Set<MemoryKind> kinds, Path file, TransferProgress progress) {
        Set<String> names = kinds.stream()
                .flatMap(it -> java.util.stream.Stream.concat(it.collections().stream(), it.tables().stream()))
                .collect(Collectors.toSet());
        return export(names::contains, file, progress);
    }

    /**
     * Exports all collections and tables, except for what imports note about themselves.
     *
     * @param file {@code .rvstore} for the binary format, {@code .rvstore.jsonl} for JSON Lines; replaced when it is there
     * @param progress is told how far it is
     * @return how many collections, tables, entries and rows the file has
     * @throws InvalidInputException when the name says neither format, or the database was written to meanwhile
     * @throws StoreIoException when the system refuses to write
     */
    public long everything(Path file, TransferProgress progress) {
        return export(name -> !name.equals(ImportLedger.TABLE), file, progress);
    }

    private long export(Predicate<String> wanted, Path file, TransferProgress progress) {
        StoreFile format = StoreFile.of(file);
        long sequence = db.sequence();
        try (UnfinishedFile target = new UnfinishedFile(file)) {
            Export export = new Export(progress, total(wanted));
            try (StoreFileWriter writer = format.writer(target.path())) {
                for (String name : db.collectionNames()) {
                    if (wanted.test(name)) {
                        export.collection(db.collection(name), writer);
                    }
                }
                for (String name : tables()) {
                    if (wanted.test(name)) {
                        export.table(name, writer);
                    }
                }
                writer.finish();
            }
            if (db.sequence() != sequence) {
                throw new InvalidInputException(
                        "database", db.path() + ", which was written to", "no writes while it is being exported");
            }
            target.finish();
            return export.items;
        } catch (UncheckedIOException e) {
            throw new StoreIoException("cannot export to " + file, e);
        } catch (IOException e) {
            throw new StoreIoException("cannot export to " + file, e);
        }
    }

    private Set<String> tables() {
        return db.info().tables().stream().map(TableInfo::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private long total(Predicate<String> wanted) {
        long entries = db.collectionNames().stream()
                .filter(wanted)
                .mapToLong(it -> db.collection(it).count())
                .sum();
        return entries
                + tables().stream()
                        .filter(wanted)
                        .mapToLong(it -> db.table(it).count())
                        .sum();
    }

    private final class Export {
        private final TransferProgress progress;
        private final long total;
        private long items;

        Export(TransferProgress progress, long total) {
            this.progress = progress;
            this.total = Math.max(1, total);
        }

        void collection(Collection collection, StoreFileWriter writer) throws IOException {
            write(new StoreItem.OfCollection(collection.name(), collection.options()), writer);
            collection.forEach(entry -> unchecked(new StoreItem.Entry(entry), writer));
        }

        void table(String name, StoreFileWriter writer) throws IOException {
            write(new StoreItem.OfTable(name), writer);
            db.table(name).forEach("", (key, value) -> unchecked(new StoreItem.Row(key, value), writer));
        }

        private void unchecked(StoreItem item, StoreFileWriter writer) {
            try {
                write(item, writer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(StoreItem item, StoreFileWriter writer) throws IOException {
            writer.write(item);
            items++;
            if (items % TELL_EVERY == 0) {
                progress.update(TransferProgress.Step.WRITE, items, Math.min(1, (double) items / total));
            }
        }
    }
}
