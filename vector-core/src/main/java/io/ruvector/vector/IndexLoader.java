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
 * has no snapshot, or one that cannot be trusted.
 */
final class IndexLoader {
    private static final Logger LOG = LoggerFactory.getLogger(IndexLoader.class);
    private static final String CONSUMER = "index/";

    private static final int SLOW_ROWS = 20_000;

    private final Store store;
    private final Table table;
    private final CollectionOptions options;
    private final int exactUpTo;
    private final Path file;

    IndexLoader(Store store, Table table, CollectionOptions options, int exactUpTo) {
        this.store = store;
        this.table = table;
        this.options = options;
        this.exactUpTo = exactUpTo;
        this.file = store.directory()
                .resolve("index")
                .resolve(URLEncoder.encode(table.name(), StandardCharsets.UTF_8) + ".hnsw1");
    }

    Loaded load() {
        @Nullable Loaded loaded = Files.exists(file) ? fromSnapshot() : null;
        return loaded == null ? fromRows() : loaded;
    }

    private @Nullable Loaded fromSnapshot() {
        try {
            IndexSnapshot.Loaded snapshot = IndexSnapshot.read(file, options, exactUpTo);
            long contained = contained(snapshot.sequence());
            if (!store.changeLog().covers(contained)) {
                LOG.info("The index snapshot {} is too old; building the index from the rows", file);
                return null;
            }
            Loaded caughtUp = catchUp(snapshot.rows(), contained);
            if (caughtUp.rows().size() != table.count() && store.sequence() == caughtUp.sequence()) {
                LOG.warn(
                        "The index snapshot {} leads to {} entries, the collection has {}; building the index from the rows",
                        file,
                        caughtUp.rows().size(),
                        table.count());
                return null;
            }
            return caughtUp;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index snapshot {} cannot be used, building the index from the rows: {}", file, e.toString());
            return null;
        }
    }

    private Loaded catchUp(LiveRows rows, long contained) {
        Set<String> changed = new LinkedHashSet<>();
        long sequence = store.changeLog().replay(contained, (_, name, id) -> {
            if (name.equals(table.name())) {
                changed.add(id);
            }
        });
        for (String id : changed) {
            byte @Nullable [] row = table.get(id).orElse(null);
            if (row == null) {
                rows.remove(id);
            } else {
                VectorEntry entry = RowCodec.decode(id, row);
                rows.put(SlotRow.of(entry, row), entry.sharedVector());
            }
        }
        return new Loaded(rows, sequence, changed.size());
    }

    private Loaded fromRows() {
        if (table.count() > SLOW_ROWS) {
            LOG.info("Building the index of {} from {} rows", table.name(), table.count());
        }
        LiveRows rows = new LiveRows(IndexSnapshot.emptyIndex(options, exactUpTo));
        long sequence = table.scan((id, row) -> {
            VectorEntry entry = RowCodec.decode(id, row);
            rows.put(SlotRow.of(entry, row), entry.sharedVector());
        });
        return new Loaded(rows, sequence, rows.size());
    }

    /** Writes the snapshot; no commit may be under way. Indexes without a graph have none: their rows load as fast. */
    void save(LiveRows rows) {
        try {
            if (!rows.index().hasGraph()) {
                removeSnapshot();
                return;
            }
            long sequence = store.sequence();
            IndexSnapshot.write(file, options, rows, sequence);
            Map<String, Long> before = store.changeLog().consumers();
            store.changeLog().acknowledge(consumer(sequence), sequence);
            before.keySet().stream()
                    .filter(it -> it.startsWith(consumers()) && !it.equals(consumer(sequence)))
                    .forEach(store.changeLog()::forget);
        } catch (IOException e) {
            throw new StoreIoException("cannot write the index snapshot " + file, e);
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
