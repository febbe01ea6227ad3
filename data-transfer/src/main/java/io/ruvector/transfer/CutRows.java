package io.ruvector.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows that are cut and understood by the same thread. */
final class CutRows implements RowReader {
    private final RowCutter cutter;

    CutRows(RowCutter cutter) {
        this.cutter = cutter;
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        @Nullable Cut cut = cutter.next();
        return cut == null ? null : cut.row();
    }

    @Override
    public double fraction() {
        return cutter.fraction();
    }

    @Override
    public void close() throws IOException {
        cutter.close();
    }
}
