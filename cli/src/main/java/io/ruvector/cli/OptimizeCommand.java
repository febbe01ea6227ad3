package io.ruvector.cli;

import io.ruvector.StoreConfigText;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Table;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.store.StoreIoException;
import io.ruvector.tuning.IndexTuning;
import io.ruvector.tuning.TriedSetting;
import io.ruvector.tuning.TuningGoal;
import io.ruvector.tuning.TuningReport;
import io.ruvector.vector.CollectionInfo;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector optimize}: the graph and the codes that reach a recall fastest. */
@Command(
        name = "optimize",
        header = "Find the index settings that reach a recall fastest, on a collection's own vectors.",
        description = {
            "Builds graphs of a copy of the collection without some of its vectors, which are the queries, and walks them by"
                    + " each kind of codes. Half of the queries choose the width of search, the other half judge. Prints the"
                    + " settings of which no other is better in time, memory and building at once, writes the fastest into"
                    + " config.toml, and builds the collection's graph anew with it.",
            "The kind of codes is a setting of the whole store."
        },
        footer = {
            "Examples:",
            "  ruvector optimize docs --recall 0.98",
            "  ruvector optimize docs --recall 0.95 --bytes 900 --minutes 30 --dry-run",
        })
final class OptimizeCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its name")
    private String collection = "";

    @Option(
            names = "--recall",
            paramLabel = "SHARE",
            description = "Mean share of the true nearest that a search has to find. Default: ${DEFAULT-VALUE}")
    private double recall = 0.95;

    @Option(names = "-k", paramLabel = "N", description = "Results of a search. Default: ${DEFAULT-VALUE}")
    private int k = 10;

    @Option(names = "--bytes", paramLabel = "N", description = "The most heap that an entry may take. Default: any")
    private @Nullable Long bytes;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "No further graph is begun after this time. Default: ${DEFAULT-VALUE}")
    private long minutes = 10;

    @Option(names = "--seed", paramLabel = "N", description = "Chooses the queries. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--work", paramLabel = "DIR", description = "Where the copy is made. Default: the system's own")
    private @Nullable Path work;

    @Option(names = "--dry-run", description = "Print the table and change nothing")
    private boolean dryRun;

    /** Whether a collection of the store has no codes: then no other than the standard can be set for all. */
    private boolean withoutCodes;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        root.requireStore();
        TuningGoal goal = new TuningGoal(
                recall,
                k,
                bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes),
                Duration.ofMinutes(minutes),
                seed);
        TuningReport report = root.timings().measure("search", () -> report(root, goal));
        Optional<TriedSetting> best = report.best();
        Optional<Path> config =
                dryRun ? Optional.empty() : best.map(it -> root.timings().measure("build", () -> apply(root, it)));
        if (root.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("collection", collection);
            document.put("complete", report.complete());
            document.put("tried", report.tried());
            document.put("paretoFront", report.paretoFront());
            document.put("best", best);
            document.put("config", config.map(Path::toString));
            terminal.document(document);
        }
        print(report, terminal);
        config.ifPresent(it -> terminal.line("The fastest is in " + it + ", and " + collection + " has its graph."));
        terminal.timing(root.timings().inWords());
        return best.isPresent() ? ExitCode.OK : ExitCode.PARTLY_DONE;
    }

    private TuningReport report(RuVectorCommand root, TuningGoal goal) {
        Path folder = folder();
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            VectorDb vectors = open.db().vectors();
            IndexTuning tuning = new IndexTuning(vectors.collection(collection), goal, folder);
            withoutCodes = vectors.info().collections().stream().anyMatch(OptimizeCommand::isManhattan);
            if (withoutCodes) {
                tuning.codes(Quantization.INT4);
            }
            return tuning.run(it -> root.terminal().timing(inWords(it)));
        } finally {
            folder.toFile().delete();
        }
    }

    private static boolean isManhattan(CollectionInfo info) {
        return info.options().similarity() == Similarity.MANHATTAN;
    }

    private Path folder() {
        try {
            return work == null
                    ? Files.createTempDirectory("ruvector-optimize")
                    : Files.createTempDirectory(Files.createDirectories(work), "ruvector-optimize");
        } catch (IOException e) {
            throw new StoreIoException("cannot make a directory for the copy", e);
        }
    }

    private Path apply(RuVectorCommand root, TriedSetting best) {
        Optional<Quantization> codes =
                Optional.of(best.quantization()).filter(it -> it != Quantization.INT4 && !withoutCodes);
        Path config = StoreConfigText.set(root.store(), collection, best.hnsw(), codes);
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            VectorDb vectors = open.db().vectors();
            float[] any = new float[vectors.collection(collection).options().dimension()];
            any[0] = 1;
            vectors.collection(collection).search(SearchQuery.of(any, 1));
            vectors.checkpoint();
        }
        return config;
    }

    private void print(TuningReport report, Terminal terminal) {
        List<TriedSetting> front = report.paretoFront();
        if (front.isEmpty()) {
            terminal.line(terminal.styled(Style.RED, "No setting finds " + recall + " of the true nearest")
                    + (bytes == null ? "" : " with " + bytes + " bytes an entry"));
            front = report.tried();
        }
        Table table =
                new Table("m", "efConstruction", "efSearch", "codes", "recall", "µs", "bytes an entry", "build s");
        for (TriedSetting it : front) {
            table.row(
                    Integer.toString(it.hnsw().m()),
                    Integer.toString(it.hnsw().efConstruction()),
                    Integer.toString(it.hnsw().efSearch()),
                    it.quantization().name().toLowerCase(Locale.ROOT),
                    String.format(Locale.ROOT, "%.4f", it.recall()),
                    String.format(Locale.ROOT, "%.0f", it.micros()),
                    Long.toString(it.heapBytesPerEntry()),
                    String.format(Locale.ROOT, "%.0f", it.buildSeconds()));
        }
        table.print(terminal);
        if (!report.complete()) {
            terminal.line("Not all graphs were tried: the time was up (--minutes).");
        }
    }

    private static String inWords(TriedSetting it) {
        return String.format(
                Locale.ROOT,
                "m %d, efConstruction %d, %s: efSearch %d, recall %.4f, %.0f µs%s",
                it.hnsw().m(),
                it.hnsw().efConstruction(),
                it.quantization().name().toLowerCase(Locale.ROOT),
                it.hnsw().efSearch(),
                it.recall(),
                it.micros(),
                it.reachesGoal() ? "" : ", not enough");
    }
}
