package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.JvmCommand;
import io.ruvector.benchmarks.ingest.CorpusContent;
import io.ruvector.benchmarks.ingest.IngestVictim;
import io.ruvector.benchmarks.ingest.MadeFolder;
import io.ruvector.search.SearchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kills an ingest at random points until it is through; the index must be that of an ingest nobody disturbed. */
final class IngestExam implements Exam {
    private static final int DOCUMENTS = 5_000;
    private static final int QUICK_DOCUMENTS = 400;
    private static final double SAME_ANSWERS = 0.98;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String description() {
        return "5,000 made documents of all types, killed at random points (first ingest, then a tenth changed and a"
                + " twentieth deleted); PASS when every row equals an undisturbed ingest's and both searches answer the"
                + " same (--documents N --kills N --seed N --dir DIR)";
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
                "acknowledged before kills",
                "undisturbed s",
                "rows that differ",
                "same top 10, BM25",
                "same top 10, dense");
        Killing killing = new Killing(folder, docs, new SplittableRandom(seed));
        List<String> notes = new ArrayList<>();
        boolean passed = true;
        made.write(documents);
        passed &= phase("first ingest", killing, kills, seed, table, notes);
        made.change(documents);
        passed &= phase("changes", killing, Math.ceilDiv(kills, 2), seed, table, notes);
        notes.add("seed " + seed + "; embedder: hashed words; one file in fifty is broken; in " + folder);
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
        IngestVictim.ingest(undisturbed, killing.docs, progress -> {});
        long nanos = System.nanoTime() - start;
        int acknowledged = killing.killed(kills, nanos);
        CorpusContent expected = CorpusContent.of(undisturbed, seed);
        CorpusContent found = CorpusContent.of(killing.store(), seed);
        List<String> differences = found.differences(expected);
        double bm25 = found.sameAnswers(expected, SearchMode.BM25);
        double dense = found.sameAnswers(expected, SearchMode.DENSE);
        table.row(
                name,
                String.valueOf(expected.documents().size()),
                String.valueOf(expected.passages().size()),
                String.valueOf(killing.lastKills),
                String.valueOf(acknowledged),
                String.format(Locale.ROOT, "%.1f", nanos / 1e9),
                String.valueOf(differences.size()),
                String.format(Locale.ROOT, "%.3f", bm25),
                String.format(Locale.ROOT, "%.3f", dense));
        notes.addAll(differences);
        return differences.isEmpty()
                && bm25 >= SAME_ANSWERS
                && dense >= SAME_ANSWERS
                && killing.lastKills > 0
                && acknowledged > 0;
    }

    /** A store whose ingest is killed. */
    private static final class Killing {
        private final Path folder;
        private final Path docs;
        private final SplittableRandom random;
        private int kills;
        private int lastKills;

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
         * @param undisturbedNanos what an ingest takes: kills are spread over the work left and the start of a process
         * @return documents that were acknowledged before a kill
         */
        int killed(int wanted, long undisturbedNanos) throws IOException, InterruptedException {
            Path acknowledged = folder.resolve("acknowledged-" + kills);
            Files.writeString(acknowledged, "");
            lastKills = 0;
            int before = 0;
            long longest = Math.max(300, undisturbedNanos / 1_000_000 / Math.max(1, wanted / 2));
            for (int kill = 0; kill < wanted; kill++) {
                Process child = start(acknowledged);
                waitForBeginning(child, acknowledged);
                boolean ended = child.waitFor(random.nextLong(longest), TimeUnit.MILLISECONDS);
                child.destroyForcibly().waitFor();
                lastKills += ended ? 0 : 1;
                before = Files.readAllLines(acknowledged).size();
            }
            kills += lastKills;
            int exitCode = start(acknowledged).waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "the last ingest ended with " + exitCode + ": " + Files.readString(folder.resolve("log")));
            }
            return before;
        }

        /** Half of the kills come while the store is opened, half once documents are stored. */
        private void waitForBeginning(Process child, Path acknowledged) throws IOException, InterruptedException {
            long size = Files.size(acknowledged);
            boolean wait = random.nextBoolean();
            while (wait && child.isAlive() && Files.size(acknowledged) == size) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }

        private Process start(Path acknowledged) throws IOException {
            List<String> command = JvmCommand.of(
                    IngestVictim.class,
                    List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
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
