package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.VectorStorage;
import io.ruvector.vector.WriteBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opens a database in a process of its own and compares its answers with those from before. */
public final class ReopenProbe implements AutoCloseable {
    private static final String NAME = "reopened";
    private static final int K = 10;

    private final AnnSet set;
    private final RuVectorSetup setup;
    private final Path directory;
    private final List<Answer> before = new ArrayList<>();
    private final double buildMillis;

    /**
     * Fills a database, asks all queries, closes it.
     *
     * @param set the vectors
     * @param setup how the database is set up
     * @param work where to put it
     * @throws IOException when the folder cannot be used
     */
    public ReopenProbe(AnnSet set, RuVectorSetup setup, Path work) throws IOException {
        this.set = set;
        this.setup = setup;
        this.directory = Folders.fresh(work, "reopen");
        try (VectorDb db = VectorDb.open(setup.database(directory))) {
            Collection collection = db.createCollection(NAME, setup.collection(set));
            long start = System.nanoTime();
            WriteBatch batch = new WriteBatch();
            for (int row = 0; row < set.base().count(); row++) {
                batch.insert(
                        collection,
                        VectorEntry.of(String.valueOf(row), set.base().vector(row)));
                if (batch.size() == 1_000 || row == set.base().count() - 1) {
                    db.write(batch);
                    batch = new WriteBatch();
                }
            }
            buildMillis = (System.nanoTime() - start) / 1e6;
            before.addAll(answers(collection, set.queries()));
        }
    }

    /** {@return how long filling took, in milliseconds} */
    public double buildMillis() {
        return buildMillis;
    }

    /**
     * Opens the database in a new process and asks all queries there.
     *
     * @param what how it was closed
     * @param inserted new entries, of {@link #insertAndDie}, that must be found; they stay
     * @return what came back
     * @throws IOException when the process fails
     */
    public ReopenFigures open(String what, int inserted) throws IOException {
        long start = System.nanoTime();
        Process process = start("open", inserted);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String[] first = line(out).split(" ");
            double processMillis = (System.nanoTime() - start) / 1e6;
            int different = 0;
            for (Answer expected : before) {
                different += Answer.parse(line(out)).sameAs(expected) ? 0 : 1;
            }
            int missing = Integer.parseInt(line(out));
            await(process);
            return new ReopenFigures(what, Double.parseDouble(first[1]), processMillis, different, missing);
        }
    }

    /**
     * Opens the database in a new process that inserts entries one by one, asks all queries for {@link #open} to compare
     * with, and ends without closing.
     *
     * @param count entries to insert
     * @throws IOException when the process fails
     */
    public void insertAndDie(int count) throws IOException {
        Process process = start("insert", count);
        before.clear();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int q = 0; q < set.queries().length; q++) {
                before.add(Answer.parse(line(out)));
            }
            await(process);
        }
    }

    private Process start(String role, int count) throws IOException {
        return new ProcessBuilder(JvmCommand.of(
                        ReopenProbe.class,
                        List.of("-Xmx3g"),
                        role,
                        directory.toString(),
                        set.queryFile().file().toString(),
                        String.valueOf(set.dimension()),
                        String.valueOf(count),
                        setup.storage().name()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void await(Process process) throws IOException {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String line(BufferedReader out) throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the process ended before it answered");
        }
        return line;
    }

    /**
     * The process.
     *
     * @param arguments role, directory, query file, dimension, entries to insert or to find, place of full
     *     vectors
     * @throws IOException when something cannot be read
     */
    public static void main(String... arguments) throws IOException {
        RawVectors queryFile = RawVectors.open(Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        float[][] queries = new float[queryFile.count()][];
        for (int q = 0; q < queries.length; q++) {
            queries[q] = queryFile.vector(q);
        }
        int count = Integer.parseInt(arguments[4]);
        RuVectorSetup setup = RuVectorSetup.USUAL.with(VectorStorage.valueOf(arguments[5]));
        long start = System.nanoTime();
        try (VectorDb db = VectorDb.open(setup.database(Path.of(arguments[1])))) {
            Collection collection = db.collection(NAME);
            collection.search(SearchQuery.of(queries[0], K));
            double millis = (System.nanoTime() - start) / 1e6;
            if (arguments[0].equals("insert")) {
                for (int i = 0; i < count; i++) {
                    collection.upsert(VectorEntry.of("new-" + i, fresh(queries, i)));
                }
                print(answers(collection, queries));
                Runtime.getRuntime().halt(137);
            }
            print(List.of("open " + millis));
            print(answers(collection, queries));
            print(List.of(missing(collection, queries, count)));
        }
    }

    private static void print(List<?> lines) {
        lines.forEach(System.out::println);
        System.out.flush();
    }

    private static int missing(Collection collection, float[][] queries, int count) {
        int missing = 0;
        for (int i = 0; i < count; i++) {
            String id = "new-" + i;
            missing += collection.searchExact(SearchQuery.of(fresh(queries, i), K)).stream()
                            .anyMatch(hit -> hit.id().equals(id))
                    ? 0
                    : 1;
        }
        return missing;
    }

    /** Vectors that are in no set: between two queries. */
    private static float[] fresh(float[][] queries, int number) {
        float[] one = queries[number % queries.length];
        float[] other = queries[(number * 7 + 1) % queries.length];
        float[] vector = new float[one.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = one[i] + (0.5f + number / (float) queries.length) * other[i];
        }
        return vector;
    }

    private static List<Answer> answers(Collection collection, float[][] queries) {
        return Arrays.stream(queries)
                .map(query -> Answer.of(collection.search(SearchQuery.of(query, K))))
                .toList();
    }

    @Override
    public void close() throws IOException {
        Folders.delete(directory);
    }
}
