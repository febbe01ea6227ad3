package io.ruvector.transfer;

import io.ruvector.vector.CollectionOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first reading of a file: every row is checked, and that no id comes twice; nothing is written but the report. */
final class Inspection {
    private static final int TELL_EVERY = 1_000;

    private final ImportRequest request;
    private final FileSeal seal;
    private final RowCheck check;
    private final BadRows bad;
    private final TransferProgress progress;
    private final IdHashes seen = new IdHashes();
    private final Set<Long> suspicious = new HashSet<>();
    private long rows;

    Inspection(ImportRequest request, FileSeal seal, RowCheck check, BadRows bad, TransferProgress progress) {
        this.request = request;
        this.seal = seal;
        this.check = check;
        this.bad = bad;
        this.progress = progress;
    }

    /** Reads the whole file. */
    Inspected run() throws IOException {
        try (RowReader reader = request.source().open(seal, request.threads())) {
            while (step(reader)) {
                if (rows % TELL_EVERY == 0) {
                    progress.update(TransferProgress.Step.CHECK, rows, reader.fraction());
                }
            }
        }
        if (!suspicious.isEmpty()) {
            findDuplicates();
        }
        return new Inspected(rows, check.options());
    }

    private boolean step(RowReader reader) throws IOException {
        try {
            @Nullable SourceRow row = reader.next();
            if (row == null) {
                return false;
            }
            rows++;
            check.check(row);
            long hash = IdHashes.hash(row.id());
            if (!seen.add(hash)) {
                suspicious.add(hash);
            }
        } catch (BadRowException e) {
            rows = Math.max(rows, e.row());
            bad.add(e);
        }
        return true;
    }

    /** Reads again, keeping only the ids whose hashes came twice. */
    private void findDuplicates() throws IOException {
        Map<String, Long> firstRows = new HashMap<>();
        try (RowReader reader = request.source().open(seal, request.threads())) {
            for (boolean more = true; more; ) {
                try {
                    @Nullable SourceRow row = reader.next();
                    more = row != null;
                    if (row != null && !bad.contains(row.number())) {
                        requireFirst(row, firstRows);
                    }
                } catch (BadRowException e) {
                    if (!bad.contains(e.row())) {
                        bad.add(e);
                    }
                }
            }
        }
    }

    private void requireFirst(SourceRow row, Map<String, Long> firstRows) {
        if (!suspicious.contains(IdHashes.hash(row.id()))) {
            return;
        }
        @Nullable Long first = firstRows.putIfAbsent(row.id(), row.number());
        if (first != null) {
            throw new BadRowException(
                    request.source().file(),
                    row.number(),
                    "an id that comes once",
                    "\"" + row.id() + "\" again, as in row " + first);
        }
    }

    /**
     * What the file is.
     *
     * @param rows how many rows it has, bad ones among them
     * @param options what the collection is or has to be; empty when there is no row
     */
    record Inspected(long rows, Optional<CollectionOptions> options) {}
}
