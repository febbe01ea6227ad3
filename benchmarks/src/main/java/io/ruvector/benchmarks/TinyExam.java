package io.ruvector.benchmarks;

import io.ruvector.benchmarks.tiny.TinyDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Many databases of a few vectors: what is small enough to be overlooked. */
final class TinyExam implements Exam {
    private static final int DATABASES = 10_000;
    private static final int QUICK_DATABASES = 200;
    private static final int SHOWN = 10;

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public String description() {
        return "10,000 databases of 1 to 50 vectors, written, reopened and read; PASS when no row is missing from any"
                + " reading or search (--databases N --seed N --dir DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        int databases = number(options.other("databases"), options.quick() ? QUICK_DATABASES : DATABASES);
        int seed = number(options.other("seed"), 20_261_122);
        @Nullable String directory = options.other("dir");
        Path folder = directory == null
                ? Files.createTempDirectory("ruvector-tiny")
                : Files.createTempDirectory(Files.createDirectories(Path.of(directory)), "tiny");
        List<String> wrong = new ArrayList<>();
        long rows = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < databases; i++) {
            TinyDatabase database = new TinyDatabase(folder.resolve("db-" + i), seed * 1_000_003L + i);
            rows += database.write();
            wrong.addAll(database.reopen());
            if (wrong.isEmpty()) {
                delete(folder.resolve("db-" + i));
            }
            if (i % 1_000 == 999) {
                System.err.printf(Locale.ROOT, "%,d databases, %,d rows, %d wrong%n", i + 1, rows, wrong.size());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Table table = new Table("Databases, written, reopened, read", "databases", "rows", "wrong", "ms a database")
                .row(
                        String.valueOf(databases),
                        String.valueOf(rows),
                        String.valueOf(wrong.size()),
                        String.format(Locale.ROOT, "%.1f", seconds * 1e3 / databases));
        List<String> notes = new ArrayList<>(wrong.subList(0, Math.min(SHOWN, wrong.size())));
        notes.add("seed " + seed + "; in " + folder);
        return new ExamReport(
                wrong.isEmpty(), databases + " databases, " + wrong.size() + " things wrong", List.of(table), notes);
    }

    private static int number(@Nullable String given, int otherwise) {
        return given == null ? otherwise : Integer.parseInt(given);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
