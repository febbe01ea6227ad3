package io.ruvector.benchmarks;

import io.ruvector.AgenticDb;
import io.ruvector.benchmarks.leak.LeakLedger;
import io.ruvector.benchmarks.leak.SharedWords;
import io.ruvector.benchmarks.leak.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A thousand tenants with the same words and names at work in one database: nobody may see what is another's, or forgotten. */
final class LeakExam implements Exam {
    private static final int SEEDS = 20;
    private static final long FIRST_SEED = 400;

    @Override
    public String name() {
        return "leak";
    }

    @Override
    public String description() {
        return "1,000 tenants, random operations, concurrent readers, 20 seeds with a restart after each, older index files put"
                + " back; PASS when no result is foreign or forgotten (--tenants N --writes N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws Exception {
        int tenants = AnnPlan.number(options.other("tenants"), options.quick() ? 100 : 1_000);
        int writes = AnnPlan.number(options.other("writes"), options.quick() ? 100 : 1_000);
        Path folder = Files.createTempDirectory("ruvector-leak");
        try {
            return run(folder.resolve("db"), folder.resolve("copy"), tenants, writes);
        } finally {
            delete(folder);
        }
    }

    private static ExamReport run(Path folder, Path copy, int tenants, int writes) throws Exception {
        LeakLedger ledger = new LeakLedger();
        LeakLedger control = new LeakLedger();
        Traffic traffic = new Traffic(tenants, ledger);
        Traffic leaky = new Traffic(tenants, control);
        long restored = 0;
        for (int s = 0; s < SEEDS; s++) {
            boolean old = s == SEEDS - 1 && Files.exists(copy);
            if (s == SEEDS / 2) {
                copyIndexes(folder, copy);
            } else if (old) {
                restored = copyIndexes(copy, folder);
            }
            try (AgenticDb db = open(folder)) {
                traffic.sweep(db, s, old ? 1 : SEEDS);
                traffic.wave(db, FIRST_SEED + s, writes);
            }
        }
        try (AgenticDb db = open(folder)) {
            traffic.sweep(db, SEEDS, 1);
            leaky.swapped(db, SEEDS, 20 * SEEDS);
        }
        return report(ledger, control, traffic, restored);
    }

    private static AgenticDb open(Path folder) {
        return AgenticDb.builder(folder).embedder(new SharedWords()).open();
    }

    private static ExamReport report(LeakLedger ledger, LeakLedger control, Traffic traffic, long restored) {
        Table table = new Table("Results that readers were shown", "place", "checked");
        new TreeMap<>(ledger.checked()).forEach((place, count) -> table.row(place, String.valueOf(count)));
        List<String> notes = new ArrayList<>();
        notes.add("seeds " + FIRST_SEED + " to " + (FIRST_SEED + SEEDS - 1) + "; " + traffic.reads()
                + " random reads beside the writes; " + ledger.forgottenCount() + " records forgotten; " + restored
                + " older index files put back before the last wave");
        notes.add("control: reads judged as another tenant's, of which the ledger must call some foreign");
        ledger.examples().forEach(example -> notes.add("LEAK " + example));
        List<Condition> conditions = List.of(
                Condition.atMost("foreign results", ledger.foreign(), 0),
                Condition.atMost("forgotten results", ledger.returned(), 0),
                Condition.atMost("results without an owner", ledger.unmarked(), 0),
                Condition.atMost("reports of forgetting that found a trace", traffic.dirtyReports(), 0),
                Condition.atLeast("places looked at", ledger.checked().size(), 11),
                Condition.above("foreign results of the control", control.foreign(), 0),
                Condition.above("index files put back", restored, 0));
        return Condition.report(conditions, List.of(table), notes);
    }

    /** Copies everything but the rows and what belongs to the whole directory: the files of the indexes. */
    private static long copyIndexes(Path from, Path to) throws IOException {
        List<Path> folders;
        try (Stream<Path> children = Files.list(from)) {
            folders = children.filter(Files::isDirectory)
                    .filter(path -> !path.getFileName().toString().equals("rows"))
                    .toList();
        }
        long files = 0;
        for (Path folder : folders) {
            Path target = to.resolve(folder.getFileName().toString());
            if (Files.exists(target)) {
                delete(target);
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.toList()) {
                    Path copy = target.resolve(folder.relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(path, copy);
                        files++;
                    }
                }
            }
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
