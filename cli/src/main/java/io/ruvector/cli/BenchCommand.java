package io.ruvector.cli;

import io.ruvector.cli.terminal.Terminal;
import io.ruvector.tuning.BenchFigures;
import io.ruvector.tuning.CollectionBench;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector bench}: how fast and how well a collection is searched. */
@Command(
        name = "bench",
        header = "Measure searches of a collection: recall, latency, throughput.",
        description = "The queries are some of its own vectors, each left out of its own results. Nothing is written.",
        footer = {"Examples:", "  ruvector bench docs", "  ruvector bench docs --ef 128 --threads 8 --queries 5000"})
final class BenchCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its name")
    private String collection = "";

    @Option(names = "-k", paramLabel = "N", description = "Results of a search. Default: ${DEFAULT-VALUE}")
    private int k = 10;

    @Option(names = "--queries", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}")
    private int queries = 1_000;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "That search at the same time. Default: the processors")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--ef", paramLabel = "N", description = "Width of search. Default: the collection's own")
    private int efSearch;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        root.requireStore();
        BenchFigures figures;
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            CollectionBench bench =
                    new CollectionBench(open.db().vectors().collection(collection), queries, k, efSearch);
            figures = root.timings().measure("bench", () -> bench.run(threads));
        }
        if (root.json()) {
            terminal.document(Map.of("collection", collection, "bench", figures));
        }
        terminal.line(String.format(
                Locale.ROOT,
                "  %s: %,d entries, %,d queries for %d, ef %d",
                collection,
                figures.entries(),
                figures.queries(),
                figures.k(),
                figures.efSearch()));
        terminal.line(String.format(Locale.ROOT, "  recall      %.4f", figures.recall()));
        terminal.line(String.format(
                Locale.ROOT, "  latency     p50 %.0f µs, p99 %.0f µs", figures.p50Micros(), figures.p99Micros()));
        terminal.line(String.format(
                Locale.ROOT,
                "  throughput  %,.0f searches a second by %d threads",
                figures.searchesPerSecond(),
                figures.threads()));
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }
}
