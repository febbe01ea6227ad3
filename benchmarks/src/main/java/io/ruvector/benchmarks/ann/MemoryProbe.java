package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Quantization;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Measures in a process of its own by how much the resident set grows when an engine of the JVM holds a set: garbage and
 * other engines of this process do not count.
 */
public final class MemoryProbe {
    private static final int WARM_UP_VECTORS = 3_000;

    private MemoryProbe() {}

    /**
     * Starts the processes, one after the other, and waits for them.
     *
     * @param engine the engine's name
     * @param set what it is to hold
     * @param setup how RuVector is set up
     * @param work a folder for its files
     * @return the growth
     * @throws IOException when a process fails
     */
    public static MemoryGrowth run(String engine, AnnSet set, RuVectorSetup setup, Path work) throws IOException {
        List<String[]> said = say(engine, set, setup, work, "");
        Optional<Path> files = said.stream()
                .filter(words -> words[0].equals("kept"))
                .map(words -> Path.of(words[1]))
                .findFirst();
        if (files.isEmpty()) {
            return new MemoryGrowth(growth(said), Optional.empty());
        }
        List<String[]> saidThen = say(engine, set, setup, work, files.get().toString());
        return new MemoryGrowth(growth(said), Optional.of(growth(saidThen)));
    }

    private static ResidentSet growth(List<String[]> said) throws IOException {
        return said.stream()
                .filter(words -> words[0].equals("grew"))
                .map(words -> new ResidentSet(Long.parseLong(words[1]), Long.parseLong(words[2])))
                .findFirst()
                .orElseThrow(() -> new IOException("the process that measures memory ended before it had measured"));
    }

    private static List<String[]> say(String engine, AnnSet set, RuVectorSetup setup, Path work, String kept)
            throws IOException {
        // Pages, not huge pages, and a heap that gives back what is free: what is resident is what is held.
        List<String> command = JvmCommand.of(
                MemoryProbe.class,
                List.of("-Xmx12g", "-Xmn64m", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=1", "-XX:MaxHeapFreeRatio=2"),
                engine,
                set.name(),
                set.similarity().name(),
                set.base().file().toString(),
                set.queryFile().file().toString(),
                String.valueOf(set.dimension()),
                String.valueOf(set.base().count()),
                work.toString(),
                setup.quantization().map(Enum::name).orElse(""),
                setup.storage().name(),
                kept);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines().map(line -> line.split(" ", 3)).toList();
    }

    /**
     * The process.
     *
     * @param arguments engine, set, similarity, base file, query file, dimension, vectors, work folder, codes or nothing,
     *     place of full vectors, the folder of a database to open or nothing
     * @throws IOException when something cannot be read
     */
    public static void main(String... arguments) throws IOException {
        int dimension = Integer.parseInt(arguments[5]);
        RawVectors base = RawVectors.open(Path.of(arguments[3]), dimension).first(Integer.parseInt(arguments[6]));
        RawVectors queries = RawVectors.open(Path.of(arguments[4]), dimension);
        AnnSet set = new AnnSet(arguments[1], Similarity.valueOf(arguments[2]), base, queries);
        RuVectorSetup setup = RuVectorSetup.USUAL.with(VectorStorage.valueOf(arguments[9]));
        Engines engines = new Engines(
                arguments[8].isEmpty() ? setup : setup.with(Quantization.valueOf(arguments[8])),
                Path.of(arguments[7]),
                false);
        try (JvmIndex small = engines.index(arguments[0], set)) {
            small.build(base.first(WARM_UP_VECTORS));
            query(small, set);
        }
        ResidentSet before = settled(base.file());
        String kept = arguments[10];
        JvmIndex index =
                kept.isEmpty() ? engines.index(arguments[0], set) : engines.kept(arguments[0], set, Path.of(kept));
        if (kept.isEmpty()) {
            index.build(base);
        }
        query(index, set);
        ResidentSet grown = settled(base.file()).minus(before);
        System.out.println("grew " + grown.anonymousBytes() + " " + grown.fileBytes());
        if (kept.isEmpty() && index instanceof RuVectorDatabase database) {
            System.out.println("kept " + database.closeAndKeep());
        } else {
            index.close();
        }
    }

    private static void query(JvmIndex index, AnnSet set) throws IOException {
        for (float[] query : set.queries()) {
            index.search(query, 10, 64);
        }
    }

    private static ResidentSet settled(Path base) throws IOException {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ResidentSet.read(base);
    }
}
