package io.ruvector.transfer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of a format that are understood as they are read. */
final class WholeRows implements RowCutter {
    private final RowReader reader;

    WholeRows(RowReader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Cut next() throws IOException {
        @Nullable SourceRow row = reader.next();
        return row == null ? null : new Whole(row);
    }

    @Override
    public double fraction() {
        return reader.fraction();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private record Whole(SourceRow row) implements Cut {
        @Override
        public int bytes() {
            float @Nullable [] vector = row.vector();
            @Nullable String text = row.text();
            return (vector == null ? 0 : Float.BYTES * vector.length) + (text == null ? 0 : text.length());
        }
    }
}
