package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second reading of a file: rows as entries, some hundred at a time, texts embedded. Not thread-safe. */
final class EntryBatches implements AutoCloseable {
    private final ImportRequest request;
    private final RowCheck check;
    private final BadRows bad;
    private final long afterRow;
    private final RowReader reader;

    EntryBatches(ImportRequest request, FileSeal seal, RowCheck check, BadRows bad, long afterRow) throws IOException {
        this.request = request;
        this.check = check;
        this.bad = bad;
        this.afterRow = afterRow;
        this.reader = request.source().open(seal, request.threads());
    }

    /** The next batch; null when the file is at its end. */
    @Nullable
    Batch next() throws IOException {
        List<SourceRow> rows = new ArrayList<>(request.batchRows());
        while (rows.size() < request.batchRows()) {
            try {
                @Nullable SourceRow row = reader.next();
                if (row == null) {
                    break;
                }
                if (row.number() > afterRow && !bad.contains(row.number())) {
                    rows.add(row);
                }
            } catch (BadRowException e) {
                if (!bad.contains(e.row())) {
                    throw e;
                }
            }
        }
        return rows.isEmpty() ? null : new Batch(entries(rows), rows.getLast().number(), reader.fraction());
    }

    private List<VectorEntry> entries(List<SourceRow> rows) {
        List<float[]> embedded = embed(rows);
        List<VectorEntry> entries = new ArrayList<>(rows.size());
        int next = 0;
        for (SourceRow row : rows) {
            float @Nullable [] vector = row.vector();
            entries.add(check.entry(row, vector == null ? embedded.get(next++) : vector));
        }
        return entries;
    }

    private List<float[]> embed(List<SourceRow> rows) {
        List<String> texts = new ArrayList<>();
        for (SourceRow row : rows) {
            if (row.vector() == null && row.text() != null) {
                texts.add(row.text());
            }
        }
        return texts.isEmpty() ? List.of() : request.embedder().orElseThrow().embedPassages(texts);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Entries, the number of the last one's row, and the part of the file that has been read. */
    record Batch(List<VectorEntry> entries, long lastRow, double fraction) {}
}
