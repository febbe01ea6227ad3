package io.ruvector.benchmarks;

import io.ruvector.backup.BackupFolder;
import io.ruvector.backup.Backups;
import io.ruvector.backup.Restore;
import io.ruvector.benchmarks.recovery.Contents;
import io.ruvector.benchmarks.recovery.TimedHistory;
import io.ruvector.benchmarks.recovery.WriteLoad;
import io.ruvector.store.CommitLog;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Restores random moments of a random history, and compares each with a model; writes under backups. */
final class RecoveryExam implements Exam {
    private static final int OPERATIONS = 100_000;
    private static final int QUICK_OPERATIONS = 5_000;
    private static final int MOMENTS = 50;
    private static final int QUICK_MOMENTS = 10;
    private static final int ROUNDS = 10;
    private static final int QUICK_ROUNDS = 3;
    private static final long ROUND_NANOS = 2_000_000_000L;
    private static final double MOST_SLOWED = 0.20;

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public String description() {
        return "100,000 timed operations with backups in between, 50 random moments restored; PASS when each equals the"
                + " model, by collection too, no acknowledged write is lost, and a backup slows durable writes by at most"
                + " 20 % (--seed N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws Exception {
        @Nullable String given = options.other("seed");
        long seed = given == null ? 20_261_123 : Long.parseLong(given);
        Path folder = Files.createTempDirectory("ruvector-recovery");
        List<String> wrong = new ArrayList<>();
        Table moments = moments(options, folder, seed, wrong);
        double[] slowed = new double[1];
        Table load = load(options, folder, wrong, slowed);
        boolean passed = wrong.isEmpty() && slowed[0] <= MOST_SLOWED;
        String figure =
                String.format(Locale.ROOT, "%d things wrong, writes slowed by %.1f %%", wrong.size(), 100 * slowed[0]);
        List<String> notes = new ArrayList<>(wrong.subList(0, Math.min(10, wrong.size())));
        notes.add("seed " + seed + "; in " + folder);
        return new ExamReport(passed, figure, List.of(moments, load), notes);
    }

    private static Table moments(ExamOptions options, Path folder, long seed, List<String> wrong) throws Exception {
        int operations = options.quick() ? QUICK_OPERATIONS : OPERATIONS;
        int count = options.quick() ? QUICK_MOMENTS : MOMENTS;
        TimedHistory history = new TimedHistory(Files.createDirectories(folder.resolve("history")), seed);
        history.run(operations);
        wrong.addAll(history.verify());
        int parts = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Instant moment = history.moment();
            Contents model = history.model(moment);
            compare(history.restored(Restore.at(moment), "r" + i), model, "at " + moment, wrong);
            String part = "c" + i % 4;
            if (model.has(part)) {
                parts++;
                Contents restored = history.restored(Restore.at(moment).only(part), "p" + i);
                compare(restored, model.only(part), part + " at " + moment, wrong);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Table(
                        "Moments restored", "operations", "backups", "moments", "by collection", "s a restore", "wrong")
                .row(
                        String.valueOf(operations),
                        String.valueOf(1 + history.backupsMade()),
                        String.valueOf(count),
                        String.valueOf(parts),
                        String.format(Locale.ROOT, "%.2f", seconds / (count + parts)),
                        String.valueOf(wrong.size()));
    }

    private static void compare(Contents restored, Contents model, String where, List<String> wrong) {
        if (!restored.equals(model)) {
            wrong.add(where + ": restored " + restored + ", expected " + model);
        }
    }

    private static Table load(ExamOptions options, Path folder, List<String> wrong, double[] slowed)
            throws InterruptedException {
        int rounds = options.quick() ? QUICK_ROUNDS : ROUNDS;
        Path store = folder.resolve("load");
        CommitLog.keepIn(store);
        Backups backups = new Backups(new BackupFolder(folder.resolve("load-place")), Clock.systemUTC());
        double[] alone = new double[rounds];
        double[] meanwhile = new double[rounds];
        long written;
        try (VectorDb db = VectorDb.open(DbOptions.of(store))) {
            WriteLoad load = new WriteLoad(db);
            load.run(ROUND_NANOS);
            backups.create(db, true);
            for (int i = 0; i < rounds; i++) {
                // Turned around each time, since a growing collection takes longer.
                boolean first = i % 2 == 0;
                alone[i] = first ? load.run(ROUND_NANOS) : 0;
                meanwhile[i] = load.runWithBackup(ROUND_NANOS, backups);
                alone[i] = first ? alone[i] : load.run(ROUND_NANOS);
            }
            written = load.written();
            backups.archiveLog(db);
        }
        backups.restore(Restore.latest(), folder.resolve("load-restored"));
        long there;
        try (VectorDb db = VectorDb.open(DbOptions.of(folder.resolve("load-restored")))) {
            there = db.collection("load").count();
        }
        if (there != written) {
            wrong.add("under load: " + there + " of " + written + " acknowledged writes");
        }
        slowed[0] = 1 - median(meanwhile) / median(alone);
        return new Table("Durable writes with a backup every 2 s", "writes/s alone", "meanwhile", "slowed %", "lost")
                .row(
                        String.format(Locale.ROOT, "%.0f", median(alone)),
                        String.format(Locale.ROOT, "%.0f", median(meanwhile)),
                        String.format(Locale.ROOT, "%.1f", 100 * slowed[0]),
                        String.valueOf(written - there));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }
}
