package io.ruvector.benchmarks;

import io.ruvector.benchmarks.crash.CrashRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Kills a writing process again and again and looks at what is left. */
final class CrashExam implements Exam {
    private static final int KILLS = 2_000;
    private static final int QUICK_KILLS = 40;

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String description() {
        return "kill -9 at 2,000 random points; PASS when nothing acknowledged is lost, nothing is half there, and every"
                + " index equals its rows (--kills N --seed N --dir DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException, InterruptedException {
        int kills = number(options.other("kills"), options.quick() ? QUICK_KILLS : KILLS);
        int seed = number(options.other("seed"), 20_261_122);
        @Nullable String directory = options.other("dir");
        Path folder = directory == null
                ? Files.createTempDirectory("ruvector-crash")
                : Files.createTempDirectory(Files.createDirectories(Path.of(directory)), "crash");
        System.err.println("crash: " + kills + " kills, seed " + seed + ", in " + folder);
        CrashRun.Findings found = CrashRun.run(folder, seed, kills);
        Table table = new Table(
                "Kills by what they came into",
                "killed",
                "kills",
                "came before its end",
                "unacknowledged steps there, whole");
        found.rows().forEach(row -> table.row(row.toArray(String[]::new)));
        List<String> notes = new ArrayList<>(found.failures());
        notes.add(String.format(
                Locale.ROOT,
                "seed %d; %,d acknowledged steps; %.2f s a kill; %s; stores in %s",
                seed,
                found.acknowledged(),
                found.seconds() / found.kills(),
                found.trained() ? "victims start from an AOT cache" : "victims start without an AOT cache",
                folder));
        boolean passed = found.failures().isEmpty() && found.kills() == kills;
        return new ExamReport(
                passed, found.kills() + " kills, " + found.failures().size() + " with a loss", List.of(table), notes);
    }

    private static int number(@Nullable String given, int otherwise) {
        return given == null ? otherwise : Integer.parseInt(given);
    }
}
