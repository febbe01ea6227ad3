package io.ruvector.benchmarks;

import io.ruvector.benchmarks.soak.SoakApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two applications, each a process with its own directory, two tenants and sixteen agents, at work for ten minutes. */
final class SoakExam implements Exam {

    private static final List<String> NEVER = List.of(
            "foreign results",
            "forgotten results",
            "own writes missing",
            "turns missing",
            "lost after the restart",
            "lost updates",
            "counts that disagree",
            "deadlocks",
            "agents stuck",
            "failures",
            "directory opened twice");

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String description() {
        return "two applications, two tenants, 16 concurrent agents each, ten minutes (one with --quick, or --seconds N); PASS when"
                + " nothing leaks, no update is lost, nobody waits for ever";
    }

    @Override
    public ExamReport run(ExamOptions options) throws Exception {
        int seconds = AnnPlan.number(options.other("seconds"), options.quick() ? 60 : 600);
        Path folder = Files.createTempDirectory("ruvector-soak");
        try {
            Path first = Files.createDirectory(folder.resolve("first"));
            Path second = Files.createDirectory(folder.resolve("second"));
            Process one = start(first, second, seconds);
            Process other = start(second, first, seconds);
            try {
                int codes = one.waitFor() + other.waitFor();
                return report(counts(first), counts(second), codes, seconds);
            } finally {
                one.destroyForcibly();
                other.destroyForcibly();
            }
        } finally {
            delete(folder);
        }
    }

    private static Process start(Path own, Path other, int seconds) throws IOException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                // The whole heap is resident from the start, so that what grows is not the collector's leisure.
                "-Xms256m",
                "-Xmx256m",
                "-XX:+AlwaysPreTouch",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-Druvector.simd=required",
                "-cp",
                System.getProperty("java.class.path"),
                SoakApplication.class.getName(),
                own.resolve("db").toString(),
                other.resolve("db").toString(),
                Integer.toString(seconds));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("log").toFile())
                .start();
    }

    private static Map<String, Long> counts(Path application) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : Files.readAllLines(application.resolve("log"))) {
            int equals = line.lastIndexOf('=');
            if (equals > 0 && line.substring(equals + 1).matches("\\d+")) {
                counts.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
            } else if (!line.startsWith("WARNING: Using incubator modules")) {
                System.err.println("soak, " + application.getFileName() + ": " + line);
            }
        }
        return counts;
    }

    private static ExamReport report(Map<String, Long> one, Map<String, Long> other, int codes, int seconds) {
        Table table = new Table("What the applications did, and held", "count", "first", "second");
        Map<String, Long> all = new TreeMap<>(one);
        all.putAll(other);
        all.keySet().forEach(name -> table.row(name, shown(one, name), shown(other, name)));
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.atMost("exit codes", codes, 0));
        for (Map<String, Long> application : List.of(one, other)) {
            conditions.add(Condition.atLeast("rounds", of(application, "rounds"), seconds));
            conditions.add(Condition.above("updates checked", of(application, "updates checked"), 0));
            conditions.add(Condition.above(
                    "refusals of the other's directory", of(application, "refusals of the other's directory"), 0));
            // Half as much again and 32 MiB are what caches, compaction and the collector's moods may take.
            conditions.add(Condition.atMost(
                    "late heap MB", of(application, "late heap MB"), 1.5 * of(application, "early heap MB") + 32));
            conditions.add(Condition.atMost(
                    "late resident MB",
                    of(application, "late resident MB"),
                    1.5 * of(application, "early resident MB") + 32));
            conditions.add(Condition.atMost(
                    "late threads", of(application, "late threads"), of(application, "early threads") + 4));
            conditions.add(
                    Condition.atMost("late files", of(application, "late files"), of(application, "early files") + 64));
        }
        for (String name : NEVER) {
            conditions.add(Condition.atMost(name, (double) of(one, name) + of(other, name), 0));
        }
        return Condition.report(
                conditions,
                List.of(table),
                List.of(seconds
                        + " s; agents hold 51 episodes each; early is after three tenths of the time; each agent has a"
                        + " seed of its own"));
    }

    private static long of(Map<String, Long> counts, String name) {
        return counts.getOrDefault(name, 0L);
    }

    private static String shown(Map<String, Long> counts, String name) {
        return counts.containsKey(name) ? String.valueOf(of(counts, name)) : "-";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
