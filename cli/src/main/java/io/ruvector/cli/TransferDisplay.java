package io.ruvector.cli;

import io.ruvector.cli.terminal.Progress;
import io.ruvector.transfer.TransferProgress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far a transfer is: rows of the present step, how many a second, and how long this step will take yet. Not thread-safe. */
final class TransferDisplay implements TransferProgress {
    private static final long PARTS = 10_000;
    private static final double LEAST_SECONDS = 0.5;

    private final Progress progress;
    private @Nullable Step step;
    private long begunNanos;
    private long begunRows;

    TransferDisplay(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void update(Step now, long rows, double fraction) {
        long nanos = System.nanoTime();
        if (now != step) {
            step = now;
            begunNanos = nanos;
            begunRows = rows;
            progress.restart();
        }
        String what = now == Step.CHECK ? "rows checked" : "rows written";
        double seconds = (nanos - begunNanos) / 1e9;
        String rate = seconds < LEAST_SECONDS
                ? ""
                : String.format(Locale.ROOT, ", %,.0f rows/s", (rows - begunRows) / seconds);
        progress.update((long) (fraction * PARTS), PARTS, String.format(Locale.ROOT, "%,d %s%s", rows, what, rate));
    }
}
