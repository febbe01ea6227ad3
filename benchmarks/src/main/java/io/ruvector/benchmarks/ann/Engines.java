package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Quantization;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes engines by name.
 *
 * @param setup how RuVector is set up
 * @param work a folder for programs and files
 * @param reuse whether an index of hnswlib that an earlier run kept is read instead of built
 */
public record Engines(RuVectorSetup setup, Path work, boolean reuse) {
    /** The index of RuVector alone. */
    public static final String RUVECTOR = "ruvector";

    /** RuVector through a durable collection. */
    public static final String RUVECTOR_DB = "ruvector-db";

    /** RuVector through a durable collection whose full vectors are memory-mapped. */
    public static final String RUVECTOR_MAPPED = "ruvector-db-mapped";

    /** hnswlib (C++) on huge pages. */
    public static final String HNSWLIB = "hnswlib";

    /** hnswlib (C++) on ordinary pages. */
    public static final String HNSWLIB_PLAIN = "hnswlib-4k";

    private static final String LUCENE = "lucene";
    private static final String LUCENE_INT8 = "lucene-int8";
    private static final String JVECTOR = "jvector";
    private static final Set<String> IN_THIS_PROCESS = Set.of(
            RUVECTOR,
            "ruvector-float",
            "ruvector-int8",
            "ruvector-binary",
            RUVECTOR_DB,
            RUVECTOR_MAPPED,
            LUCENE,
            LUCENE_INT8,
            JVECTOR);
    private static final Set<String> ON_THREADS =
            Set.of(RUVECTOR, RUVECTOR_DB, RUVECTOR_MAPPED, HNSWLIB, HNSWLIB_PLAIN);

    /** All names, in the order of tables. */
    public static final List<String> NAMES = List.of(
            RUVECTOR,
            "ruvector-float",
            "ruvector-int8",
            "ruvector-binary",
            RUVECTOR_DB,
            RUVECTOR_MAPPED,
            HNSWLIB,
            HNSWLIB_PLAIN,
            LUCENE,
            LUCENE_INT8,
            JVECTOR,
            "hnswlib-node",
            "usearch",
            "@ruvector/core");

    /**
     * An engine that is not built yet.
     *
     * @param name one of {@link #NAMES}
     * @param set what to search
     * @return the engine
     * @throws EngineAbsentException when this machine lacks what it needs
     */
    public AnnEngine engine(String name, AnnSet set) throws IOException {
        if (inThisProcess(name)) {
            return new JvmEngine(name, set, () -> index(name, set));
        }
        return switch (name) {
            // Transparent huge pages for malloc, as -XX:+UseTransparentHugePages gives them to the JVM.
            case HNSWLIB -> hnswlib(name, set, Map.of("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"));
            case HNSWLIB_PLAIN -> hnswlib(name, set, Map.of());
            case "hnswlib-node", "usearch", "@ruvector/core" -> npm(NpmPackage.peer(name), set);
            default -> throw new IllegalArgumentException("no engine " + name + "; there are " + NAMES);
        };
    }

    /**
     * Whether an engine is measured on two threads too.
     *
     * @param name its name
     * @return whether it is
     */
    public static boolean onThreads(String name) {
        return ON_THREADS.contains(name);
    }

    /**
     * Whether an engine runs in the JVM.
     *
     * @param name its name
     * @return whether {@link MemoryProbe} can measure it
     */
    public static boolean inThisProcess(String name) {
        return IN_THIS_PROCESS.contains(name);
    }

    JvmIndex index(String name, AnnSet set) throws IOException {
        return switch (name) {
            case RUVECTOR -> new RuVectorIndex(set, setup);
            case "ruvector-float" -> new RuVectorIndex(set, setup.with(Quantization.NONE));
            case "ruvector-int8" -> new RuVectorIndex(set, setup.with(Quantization.INT8));
            case "ruvector-binary" -> new RuVectorIndex(set, setup.with(Quantization.BINARY));
            case RUVECTOR_DB -> RuVectorDatabase.create(set, setup, work);
            case RUVECTOR_MAPPED -> RuVectorDatabase.create(set, setup.with(VectorStorage.MAPPED), work);
            case LUCENE -> new LuceneIndex(set, setup.parameters(), false, work);
            case LUCENE_INT8 -> new LuceneIndex(set, setup.parameters(), true, work);
            case JVECTOR -> new JVectorIndex(set, setup.parameters());
            default -> throw new IllegalArgumentException(name + " does not run in the JVM");
        };
    }

    /** The database that an engine of this process left in a folder. */
    JvmIndex kept(String name, AnnSet set, Path directory) {
        RuVectorSetup used = name.equals(RUVECTOR_MAPPED) ? setup.with(VectorStorage.MAPPED) : setup;
        return RuVectorDatabase.open(set, used, directory);
    }

    private AnnEngine hnswlib(String name, AnnSet set, Map<String, String> environment) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(HnswlibProgram.compiled(work).toString()));
        command.addAll(arguments(set));
        if (reuse) {
            Path kept = work.resolve("kept");
            Files.createDirectories(kept);
            command.add(kept.resolve(set.name() + "." + set.base().count() + "." + name + ".m"
                            + setup.parameters().m() + ".efc"
                            + setup.parameters().efConstruction())
                    .toString());
        }
        return new ChildEngine(name, set, command, environment, Optional.empty());
    }

    ChildEngine hnswlibWithFilters(AnnSet set) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(HnswlibProgram.compiledWithFilters(work).toString()));
        command.addAll(arguments(set));
        return new ChildEngine(
                HNSWLIB, set, command, Map.of("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"), Optional.empty());
    }

    private AnnEngine npm(NpmPackage npm, AnnSet set) throws IOException {
        Path installed = npm.installed(work);
        Path files = Folders.fresh(installed, "run");
        List<String> command = new ArrayList<>(NpmPackage.script(installed));
        command.add(npm.name());
        command.addAll(arguments(set));
        command.add(files.toString());
        return new ChildEngine(npm.name(), set, command, Map.of(), Optional.of(files));
    }

    private List<String> arguments(AnnSet set) {
        return List.of(
                String.valueOf(set.dimension()),
                set.similarity() == Similarity.EUCLIDEAN ? "l2" : "ip",
                String.valueOf(setup.parameters().m()),
                String.valueOf(setup.parameters().efConstruction()),
                set.base().file().toString(),
                String.valueOf(set.base().count()),
                set.queryFile().file().toString(),
                String.valueOf(set.queries().length));
    }
}
