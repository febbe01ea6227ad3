package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Similarity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures in a process of its own by how much the resident set grows when an engine of the JVM holds a set: garbage and
 * other engines of this process do not count.
 */
public final class MemoryProbe {
    private static final int WARM_UP_VECTORS = 3_000;

    private MemoryProbe() {}

    /**
     * Starts the process and waits for it.
     *
     * @param engine the engine's name
     * @param set what it is to hold
     * @param work a folder for its files
     * @return the growth
     * @throws IOException when the process fails
     */
    public static ResidentSet run(String engine, AnnSet set, Path work) throws IOException {
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
                work.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines()
                .filter(line -> line.startsWith("grew "))
                .map(line -> line.split(" "))
                .map(words -> new ResidentSet(Long.parseLong(words[1]), Long.parseLong(words[2])))
                .findFirst()
                .orElseThrow(() -> new IOException("the process that measures " + engine + " said: " + said));
    }

    /**
     * The process.
     *
     * @param arguments engine, set, similarity, base file, query file, dimension, vectors, work folder
     * @throws IOException when something cannot be read
     */
    public static void main(String... arguments) throws IOException {
        int dimension = Integer.parseInt(arguments[5]);
        RawVectors base = RawVectors.open(Path.of(arguments[3]), dimension).first(Integer.parseInt(arguments[6]));
        RawVectors queries = RawVectors.open(Path.of(arguments[4]), dimension);
        AnnSet set = new AnnSet(arguments[1], Similarity.valueOf(arguments[2]), base, queries);
        Engines engines = new Engines(new RuVectorSetup(HnswParameters.COMMON), Path.of(arguments[7]), false);
        try (JvmIndex small = engines.index(arguments[0], set)) {
            fill(small, base.first(WARM_UP_VECTORS), set);
        }
        ResidentSet before = settled(base.file());
        try (JvmIndex index = engines.index(arguments[0], set)) {
            fill(index, base, set);
            ResidentSet grown = settled(base.file()).minus(before);
            System.out.println("grew " + grown.anonymousBytes() + " " + grown.fileBytes());
            System.out.flush();
        }
    }

    private static void fill(JvmIndex index, RawVectors base, AnnSet set) throws IOException {
        index.build(base);
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
