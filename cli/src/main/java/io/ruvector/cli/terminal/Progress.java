package io.ruvector.cli.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a long piece of work is: on a terminal one line that is rewritten, elsewhere a plain line every ten seconds.
 * Thread-safe. Close it to leave the line.
 */
public final class Progress implements AutoCloseable {

    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long PLAIN_NANOS = 10_000_000_000L;
    private static final double MOST_SECONDS = 1e6;
    private static final int BAR_CELLS = 24;

    private final PrintWriter err;
    private final boolean bar;
    private final int columns;
    private final String what;
    private final LongSupplier nanoClock;
    private final long started;
    private RecentPace pace;
    private long lastShown;
    private boolean drawn;

    Progress(PrintWriter err, TerminalTraits traits, String what, LongSupplier nanoClock) {
        this.err = err;
        this.bar = traits.stderrIsTerminal();
        this.columns = traits.columns();
        this.what = what;
        this.nanoClock = nanoClock;
        this.started = nanoClock.getAsLong();
        this.lastShown = started;
        this.pace = new RecentPace(started);
    }

    /**
     * Says how much is done.
     *
     * @param done units of work done so far
     * @param total all units, or 0 where unknown
     * @param current what is being worked on, such as a file name
     */
    public synchronized void update(long done, long total, String current) {
        long now = nanoClock.getAsLong();
        pace.note(now, done);
        if (now - lastShown < (bar ? REDRAW_NANOS : PLAIN_NANOS)) {
            return;
        }
        lastShown = now;
        show(done, total, current, now);
    }

    /** Says that other work begins, whose pace has nothing to do with that of the work before. */
    public synchronized void restart() {
        pace = new RecentPace(nanoClock.getAsLong());
    }

    private void show(long done, long total, String current, long now) {
        String share =
                total > 0 ? String.format(Locale.ROOT, "%3d %%  %d/%d", 100 * done / total, done, total) : done + "";
        double left = pace.secondsFor(total - done, now, done);
        String rest = total > 0 && done < total && left < MOST_SECONDS
                ? String.format(Locale.ROOT, "  %.0f s left", left)
                : "";
        if (bar) {
            int full = total > 0 ? (int) (BAR_CELLS * done / total) : 0;
            String line = what + " [" + "#".repeat(full) + "-".repeat(BAR_CELLS - full) + "] " + share + rest + "  "
                    + current;
            err.print("\r\u001b[2K" + (line.length() < columns ? line : line.substring(0, columns - 1)));
            drawn = true;
        } else {
            err.printf(Locale.ROOT, "%s: %s, %.0f s%s%n", what, share.strip(), (now - started) / 1e9, rest);
        }
        err.flush();
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            err.print("\r\u001b[2K");
            err.flush();
            drawn = false;
        }
    }
}
