package io.ruvector.vector;

import io.ruvector.store.ChangeLog;
import io.ruvector.store.Store;
import io.ruvector.store.StoreIoException;
import io.ruvector.store.Table;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a collection's index into memory: from its snapshot and the changes since, or from the rows when it is small,
 * has no snapshot, or one that cannot be trusted. And writes the snapshot.
 */
final class IndexLoader {
    private static final Logger LOG = LoggerFactory.getLogger(IndexLoader.class);
    private static final String CONSUMER = "index/";

    private static final int SLOW_ROWS = 20_000;

    /** So many changes are caught up by one thread in about a second, and give the graph that they gave before. */
    private static final int SHORT_TAIL = 2_000;

    private final Store store;
    private final Table table;
    private final CollectionOptions options;
    private final IndexSettings settings;
    private final Path file;
    private final Path vectorFile;

    /** The file that the loaded index keeps its vectors in, where it does. */
    private @Nullable MappedVectors mapped;

    IndexLoader(Store store, Table table, CollectionOptions options, IndexSettings settings) {
        this.store = store;
        this.table = table;
        this.options = options;
        this.settings = settings;
        Path directory = store.directory().resolve("index");
        String name = URLEncoder.encode(table.name(), StandardCharsets.UTF_8);
        this.file = directory.resolve(name + ".hnsw2");
        this.vectorFile = directory.resolve(name + ".vectors1");
    }

    Loaded load() {
        @Nullable Loaded loaded = Files.exists(file) ? fromSnapshot() : null;
        return loaded == null ? fromRows() : loaded;
    }

    private @Nullable Loaded fromSnapshot() {
        boolean stays = settings.storage() == VectorStorage.MAPPED;
        try (MappedVectors.Handle vectors = MappedVectors.open(vectorFile, metric(), stays)) {
            LiveRows rows = new LiveRows(emptyIndex(vectors.vectors()), settings.threads());
            long sequence = IndexSnapshot.read(file, options, rows, vectors.vectors());
            long contained = contained(sequence);
            if (!store.changeLog().covers(contained)) {
                LOG.info("The index snapshot {} is too old; building the index from the rows", file);
                return null;
            }
            Loaded caughtUp = catchUp(rows, contained);
            if (caughtUp.rows().size() != table.count() && store.sequence() == caughtUp.sequence()) {
                LOG.warn(
                        "The index snapshot {} leads to {} entries, the collection has {}; building the index from the rows",
                        file,
                        caughtUp.rows().size(),
                        table.count());
                return null;
            }
            mapped = stays ? vectors.vectors() : null;
            return caughtUp;
        } catch (OtherSettingsException e) {
            LOG.info(
                    "The index snapshot {} is of other settings, building the index from the rows: {}",
                    file,
                    e.getMessage());
            return null;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index snapshot {} cannot be used, building the index from the rows: {}", file, e.toString());
            return null;
        }
    }

    private Metric metric() {
        return new Metric(options.similarity(), settings.kernel(), options.dimension());
    }

    /** An index to read a snapshot into, whose vectors are in a file. */
    private HnswIndex emptyIndex(MappedVectors vectors) {
        FullVectors kept = settings.storage() == VectorStorage.MAPPED ? vectors : new HeapVectors(metric());
        return new HnswIndex(metric(), kept, this::beginMapping, options.hnsw(), settings.exactUpTo(), quantization());
    }

    private HnswIndex emptyIndex() {
        return new HnswIndex(
                metric(),
                new HeapVectors(metric()),
                this::beginMapping,
                options.hnsw(),
                settings.exactUpTo(),
                quantization());
    }

    private Quantization quantization() {
        return settings.quantization(options.similarity());
    }

    /** Where the vectors of an index go that gets its graph: to a new file, or they stay where they are. */
    private @Nullable FullVectors beginMapping() {
        if (settings.storage() == VectorStorage.MEMORY) {
            return null;
        }
        try {
            Files.createDirectories(vectorFile.toAbsolutePath().getParent());
            removeSnapshot();
            mapped = MappedVectors.open(vectorFile, metric(), true).vectors();
            return mapped;
        } catch (IOException e) {
            throw new StoreIoException("cannot create " + vectorFile, e);
        }
    }

    private Loaded catchUp(LiveRows rows, long contained) {
        Set<String> changed = new LinkedHashSet<>();
        long sequence = store.changeLog().replay(contained, (_, name, id) -> {
            if (name.equals(table.name())) {
                changed.add(id);
            }
        });
        RowLoading loading = new RowLoading(rows, changed.size() <= SHORT_TAIL ? 1 : settings.threads());
        for (String id : changed) {
            byte @Nullable [] row = table.get(id).orElse(null);
            if (row == null) {
                loading.remove(id);
            } else {
                loading.put(id, row);
            }
        }
        loading.finish();
        return new Loaded(rows, sequence, changed.size());
    }

    private Loaded fromRows() {
        removeSnapshot();
        if (table.count() > SLOW_ROWS) {
            LOG.info("Building the index of {} from {} rows", table.name(), table.count());
        }
        LiveRows rows = new LiveRows(emptyIndex(), settings.threads());
        RowLoading loading = new RowLoading(rows, settings.threads());
        long sequence = table.scan(loading::put);
        loading.finish();
        return new Loaded(rows, sequence, rows.size());
    }

    /**
     * Notes what is to be written, while no commit is under way. Indexes without a graph have no snapshot, since their rows
     * load as fast: null for them.
     */
    @Nullable
    Save beginSave(LiveRows rows) {
        if (!rows.index().hasGraph()) {
            removeSnapshot();
            return null;
        }
        return new Save(rows, rows.moment(), store.sequence());
    }

    /** A snapshot on its way. */
    final class Save {
        private final LiveRows rows;
        private final LiveRows.Moment moment;
        private final long sequence;

        private Save(LiveRows rows, LiveRows.Moment moment, long sequence) {
            this.rows = rows;
            this.moment = moment;
            this.sequence = sequence;
        }

        /** Writes the files; commits may go on. */
        void write() {
            @Nullable MappedVectors own = mapped;
            // A snapshot ahead of what a loss of power leaves would bring back what is lost.
            store.sync();
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                if (own != null) {
                    IndexSnapshot.write(file, options, rows.index(), moment, own, sequence);
                } else {
                    writeWithVectors();
                }
                acknowledge();
            } catch (IOException e) {
                throw new StoreIoException("cannot write the index snapshot " + file, e);
            }
        }

        private void writeWithVectors() throws IOException {
            if (!Files.exists(file)) {
                // What an earlier index left there has other slots.
                Files.deleteIfExists(vectorFile);
            }
            try (MappedVectors.Handle vectors = MappedVectors.open(vectorFile, metric(), false)) {
                IndexSnapshot.write(file, options, rows.index(), moment, vectors.vectors(), sequence);
            }
        }

        private void acknowledge() {
            Map<String, Long> before = store.changeLog().consumers();
            store.changeLog().acknowledge(consumer(sequence), sequence);
            before.keySet().stream()
                    .filter(it -> it.startsWith(consumers()) && !it.equals(consumer(sequence)))
                    .forEach(store.changeLog()::forget);
        }

        /** The files are in place; while no commit is under way. */
        void end() {
            rows.index().endSave(moment.point());
        }
    }

    /** Notes that the snapshot is up to date when nothing has changed since; no commit may be under way. */
    void confirm() {
        ChangeLog log = store.changeLog();
        log.consumers().forEach((consumer, contained) -> {
            if (consumer.startsWith(consumers()) && contained < store.sequence() && unchangedSince(contained)) {
                log.acknowledge(consumer, store.sequence());
            }
        });
    }

    private boolean unchangedSince(long contained) {
        if (!store.changeLog().covers(contained)) {
            return false;
        }
        boolean[] changed = {false};
        store.changeLog().replay(contained, (_, name, _) -> changed[0] |= name.equals(table.name()));
        return !changed[0];
    }

    void removeSnapshot() {
        try {
            if (Files.deleteIfExists(file)) {
                store.changeLog().consumers().keySet().stream()
                        .filter(it -> it.startsWith(consumers()))
                        .forEach(store.changeLog()::forget);
            }
            Files.deleteIfExists(vectorFile);
            mapped = null;
        } catch (IOException e) {
            throw new StoreIoException("cannot delete the index snapshot " + file, e);
        }
    }

    private long contained(long snapshotSequence) {
        return store.changeLog().consumers().getOrDefault(consumer(snapshotSequence), snapshotSequence);
    }

    private String consumers() {
        return CONSUMER + table.name() + "@";
    }

    private String consumer(long snapshotSequence) {
        return consumers() + snapshotSequence;
    }

    /**
     * A loaded index.
     *
     * @param rows the entries
     * @param sequence the last commit they contain
     * @param changesSinceSaved the changed rows that its file does not have
     */
    record Loaded(LiveRows rows, long sequence, int changesSinceSaved) {}
}
