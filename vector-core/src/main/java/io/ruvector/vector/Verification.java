package io.ruvector.vector;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.RowVisitor;
import io.ruvector.store.Store;
import io.ruvector.store.StoreIoException;
import io.ruvector.store.Table;
import io.ruvector.store.UnknownTableException;
import io.ruvector.vector.VerifyReport.Compared;
import io.ruvector.vector.VerifyReport.Finding;
import io.ruvector.vector.VerifyReport.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One comparison of a database's rows with its search indexes, its counts and its files' checksums. */
final class Verification {
    private final Store store;
    private final List<Compared> compared = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Verification(Store store) {
        this.store = store;
    }

    /** Compares everything; commits wait while a collection or table is read. */
    VerifyReport run(List<Collection> collections, List<Table> tables) {
        try {
            store.verifyFiles();
        } catch (CorruptStoreException | StoreIoException e) {
            find(Kind.FILE_DAMAGED, store.directory().toString(), "", String.valueOf(e.getMessage()));
        }
        for (Collection collection : collections) {
            unlessDropped(() -> compare(collection));
        }
        for (Table table : tables) {
            unlessDropped(() -> read(table, (_, _) -> {}));
        }
        return new VerifyReport(compared, tables.size(), findings);
    }

    private void unlessDropped(Runnable reading) {
        store.betweenCommits(() -> {
            try {
                reading.run();
            } catch (UnknownTableException e) {
                // It was there when the comparison began.
            }
            return true;
        });
    }

    private void compare(Collection collection) {
        String name = collection.name();
        Map<String, Integer> indexed = indexed(collection);
        int indexSize = indexed.size();
        long rows = read(collection.table(), (id, row) -> {
            try {
                RowCodec.decode(id, row);
            } catch (CorruptStoreException e) {
                find(Kind.ROW_UNDECODABLE, name, id, String.valueOf(e.getMessage()));
            }
            @Nullable Integer checksum = indexed.remove(id);
            if (checksum == null) {
                find(Kind.NOT_INDEXED, name, id, "the row is not in the search index");
            } else if (checksum != RowCodec.checksum(row)) {
                find(Kind.INDEXED_OTHERWISE, name, id, "the search index has another version of the row");
            }
        });
        indexed.keySet().forEach(id -> find(Kind.GHOST, name, id, "the search index has it, the rows do not"));
        compared.add(new Compared(name, rows, indexSize));
    }

    private Map<String, Integer> indexed(Collection collection) {
        try {
            return collection.index().read(LiveRows::checksums);
        } catch (UnknownTableException e) {
            throw e;
        } catch (RuntimeException e) {
            find(Kind.INDEX_UNUSABLE, collection.name(), "", e.toString());
            return new HashMap<>();
        }
    }

    /** Gives the number of rows that can be read. */
    private long read(Table table, RowVisitor visitor) {
        long[] rows = {0};
        try {
            table.forEach("", (id, row) -> {
                rows[0]++;
                visitor.row(id, row);
            });
            if (rows[0] != table.count()) {
                find(Kind.COUNT_WRONG, table.name(), "", "recorded " + table.count() + " rows, found " + rows[0]);
            }
        } catch (CorruptStoreException | StoreIoException e) {
            find(Kind.ROWS_UNREADABLE, table.name(), "", "after " + rows[0] + " rows: " + e.getMessage());
        }
        return rows[0];
    }

    private void find(Kind kind, String where, String id, String detail) {
        findings.add(new Finding(kind, where, id, detail));
    }
}
