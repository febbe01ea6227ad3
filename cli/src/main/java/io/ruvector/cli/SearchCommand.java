package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.view.PassageView;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.search.SearchMode;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector search}: passages for a question, or neighbours of a vector. */
@Command(
        name = "search",
        header = "Find passages by words and meaning, or the nearest vectors of a collection.",
        footer = {
            "Examples:",
            "  ruvector search \"who may write to a store\"",
            "  ruvector search \"StoreLockedException\" --mode bm25 -k 3",
            "  ruvector search \"durability\" --filter 'source contains \"guides\" and not heading contains \"Old\"'",
            "  ruvector search --collection colours --vector 0.9,0.1,0 --filter 'warm = true and year >= 2020'",
        })
final class SearchCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "What to look for in the ingested documents")
    private @Nullable String query;

    @Option(names = "-k", paramLabel = "N", defaultValue = "5", description = "How many at most. Default: 5")
    private int k;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "hybrid",
            description = "hybrid, dense (meaning only) or bm25 (words only). Default: hybrid")
    private String mode = "hybrid";

    @Option(names = "--collection", paramLabel = "NAME", description = "Search vectors of this collection instead")
    private @Nullable String collection;

    @Option(names = "--vector", paramLabel = "NUMBERS", description = "The vector to search with, such as 0.1,0.2,0.3")
    private @Nullable String vector;

    @Mixin
    private MetadataFilter filter = new MetadataFilter();

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        root.requireStore();
        if (collection != null && vector != null && query == null) {
            return neighbours(root, collection, VectorText.parse("--vector", vector));
        }
        if (query == null || collection != null || vector != null) {
            throw new InvalidInputException(
                    "search", query, "either a QUERY, or --collection and --vector together and no QUERY");
        }
        return passages(root, query);
    }

    private int passages(RuVectorCommand root, String text) {
        Terminal terminal = root.terminal();
        RetrievalQuery wanted = RetrievalQuery.builder(text)
                .k(k)
                .scope(root.tenant())
                .mode(mode(mode))
                .filter(filter.filter())
                .build();
        try (OpenDatabase open = OpenDatabase.withModel(root, AgenticDb::corpus)) {
            HybridRetriever retriever = new HybridRetriever(open.db().corpus());
            List<PassageView> found = root.timings().measure("query", () -> retriever.retrieve(wanted)).stream()
                    .map(PassageView::of)
                    .toList();
            if (root.json()) {
                terminal.document(new Found(text, found, root.timings().inMillis()));
            } else if (found.isEmpty()) {
                terminal.line(
                        filter.isGiven()
                                ? "Nothing found that meets the filter."
                                : "Nothing found. Is anything ingested? See: ruvector info");
            }
            for (int i = 0; i < found.size(); i++) {
                found.get(i).print(i + 1, terminal);
            }
        }
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }

    private int neighbours(RuVectorCommand root, String name, float[] numbers) {
        Terminal terminal = root.terminal();
        SearchQuery wanted =
                SearchQuery.builder(numbers, k).filter(filter.filter()).build();
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            List<SearchHit> hits = root.timings()
                    .measure("query", () -> open.db().vectors().collection(name).search(wanted));
            if (root.json()) {
                terminal.document(Map.of(
                        "collection",
                        name,
                        "hits",
                        hits,
                        "millis",
                        root.timings().inMillis()));
            }
            for (SearchHit hit : hits) {
                String score = String.format(Locale.ROOT, "%.4f", hit.score());
                terminal.line(terminal.styled(Style.CYAN, score) + "  " + hit.id() + "  "
                        + (hit.metadata().isEmpty() ? "" : hit.metadata()));
            }
        }
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }

    private static SearchMode mode(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "hybrid" -> SearchMode.HYBRID;
            case "dense" -> SearchMode.DENSE;
            case "bm25" -> SearchMode.BM25;
            default -> throw new InvalidInputException("--mode", name, "hybrid, dense or bm25");
        };
    }

    /** The JSON document. */
    record Found(String query, List<PassageView> passages, Map<String, Double> millis) {}
}
