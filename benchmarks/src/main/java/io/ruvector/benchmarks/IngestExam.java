package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.JvmCommand;
import io.ruvector.benchmarks.ingest.CorpusContent;
import io.ruvector.benchmarks.ingest.IngestVictim;
import io.ruvector.benchmarks.ingest.MadeFolder;
import io.ruvector.rag.IngestOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Kills an ingest at random points until it is through; the index must be that of an ingest nobody disturbed. */
final class IngestExam implements Exam {
    private static final int DOCUMENTS = 5_000;
    private static final int QUICK_DOCUMENTS = 400;
    private static final double RECALL_TOLERANCE = 0.02;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String description() {
        return "5,000 made documents of all types, killed at random points (first ingest, then a tenth changed and a"
                + " twentieth deleted); PASS when every row equals an undisturbed ingest's, nothing reported as stored"
                + " was lost, keywords match the same passages and vector search finds as many of the nearest (--documents N --kills N --seed N --dir DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException, InterruptedException {
        int documents = number(options, "documents", options.quick() ? QUICK_DOCUMENTS : DOCUMENTS);
        int kills = number(options, "kills", options.quick() ? 3 : 20);
        int seed = number(options, "seed", 20_261_122);
        @Nullable String directory = options.other("dir");
        Path folder = directory == null
                ? Files.createTempDirectory("ruvector-ingest")
                : Files.createTempDirectory(Files.createDirectories(Path.of(directory)), "ingest");
        Path docs = Files.createDirectories(folder.resolve("docs"));
        MadeFolder made = new MadeFolder(docs, seed);
        Table table = new Table(
                "Killed and undisturbed",
                "phase",
                "documents",
                "passages",
                "kills",
                "stored before the last kill",
                "of",
                "stored and lost",
                "undisturbed s",
                "rows that differ",
                "same first 10, BM25",
                "recall@10, dense",
                "undisturbed");
        Killing killing = new Killing(folder, docs, new SplittableRandom(seed));
        List<String> notes = new ArrayList<>();
        boolean passed = true;
        made.write(documents);
        passed &= phase("first ingest", killing, kills, seed, table, notes);
        made.change(documents);
        passed &= phase("changes", killing, Math.ceilDiv(kills, 2), seed, table, notes);
        notes.add("seed " + seed + "; embedder: hashed words; one file in fifty is broken; in " + folder);
        notes.add(
                "BM25 counts words of deleted passages until their segment is merged, and a graph depends on the order"
                        + " of insertion: first tens may differ where the passages do not");
        return new ExamReport(
                passed,
                documents + " documents, " + killing.kills + " kills, "
                        + (passed ? "the index equals an undisturbed one" : "the index differs"),
                List.of(table),
                notes);
    }

    private static int number(ExamOptions options, String name, int otherwise) {
        @Nullable String given = options.other(name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    private static boolean phase(String name, Killing killing, int kills, long seed, Table table, List<String> notes)
            throws IOException, InterruptedException {
        Path undisturbed = killing.folder.resolve("undisturbed");
        long start = System.nanoTime();
        AtomicInteger stored = new AtomicInteger();
        IngestVictim.ingest(
                undisturbed,
                killing.docs,
                progress -> stored.addAndGet(progress.current().outcome() instanceof IngestOutcome.Ingested ? 1 : 0));
        long nanos = System.nanoTime() - start;
        int acknowledged = killing.killed(kills, stored.get());
        CorpusContent expected = CorpusContent.of(undisturbed, seed);
        CorpusContent found = CorpusContent.of(killing.store(), seed);
        List<String> differences = found.differences(expected);
        table.row(
                name,
                String.valueOf(expected.documents().size()),
                String.valueOf(expected.passages().size()),
                String.valueOf(killing.lastKills),
                String.valueOf(acknowledged),
                String.valueOf(stored),
                String.valueOf(killing.lost),
                String.format(Locale.ROOT, "%.1f", nanos / 1e9),
                String.valueOf(differences.size()),
                String.format(Locale.ROOT, "%.3f", found.sameFirstTen(expected)),
                String.format(Locale.ROOT, "%.3f", found.recall()),
                String.format(Locale.ROOT, "%.3f", expected.recall()));
        notes.addAll(differences);
        return differences.isEmpty()
                && found.recall() >= expected.recall() - RECALL_TOLERANCE
                && killing.lost == 0
                && killing.lastKills > 0
                && acknowledged > 0
                && acknowledged < stored.get();
    }

    /** A store whose ingest is killed. */
    private static final class Killing {
        private static final long LONGEST_START_MILLIS = 1_500;
        private static final long LONGEST_WORK_NANOS = 50_000_000;
        private final Path folder;
        private final Path docs;
        private final SplittableRandom random;
        private int kills;
        private int lastKills;
        private int lost;

        Killing(Path folder, Path docs, SplittableRandom random) {
            this.folder = folder;
            this.docs = docs;
            this.random = random;
        }

        Path store() {
            return folder.resolve("killed");
        }

        /**
         * Starts and kills an ingest so many times, then lets it end.
         *
         * @param expected documents that an ingest stores
         * @return documents that were acknowledged before the last kill
         */
        int killed(int wanted, int expected) throws IOException, InterruptedException {
            Path acknowledged = folder.resolve("acknowledged-" + kills);
            Files.writeString(acknowledged, "");
            lastKills = 0;
            for (int kill = 0; kill < wanted; kill++) {
                Process child = start(acknowledged);
                if (random.nextInt(4) == 0) {
                    child.waitFor(random.nextLong(LONGEST_START_MILLIS), TimeUnit.MILLISECONDS);
                } else {
                    int left = expected - lines(acknowledged);
                    waitFor(child, acknowledged, random.nextInt(1 + 2 * left / (wanted - kill + 1)));
                }
                lastKills += child.isAlive() ? 1 : 0;
                child.destroyForcibly().waitFor();
            }
            kills += lastKills;
            int before = lines(acknowledged);
            int exitCode = start(acknowledged).waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "the last ingest ended with " + exitCode + ": " + Files.readString(folder.resolve("log")));
            }
            List<String> all = Files.readAllLines(acknowledged);
            lost = all.size() - Set.copyOf(all).size();
            return before;
        }

        /** Waits for so many further documents, and then for a moment within the work on the next ones. */
        private void waitFor(Process child, Path acknowledged, int documents) throws IOException, InterruptedException {
            int until = lines(acknowledged) + documents;
            while (child.isAlive() && lines(acknowledged) < until) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            TimeUnit.NANOSECONDS.sleep(random.nextLong(LONGEST_WORK_NANOS));
        }

        private static int lines(Path file) throws IOException {
            return Files.readAllLines(file).size();
        }

        private Process start(Path acknowledged) throws IOException {
            List<String> command = JvmCommand.of(
                    IngestVictim.class,
                    List.of("-Xmx512m"),
                    store().toString(),
                    docs.toString(),
                    acknowledged.toString());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        }
    }
}
