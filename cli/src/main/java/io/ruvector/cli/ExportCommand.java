package io.ruvector.cli;

import io.ruvector.cli.terminal.Progress;
import io.ruvector.store.InvalidInputException;
import io.ruvector.transfer.ExportRequest;
import io.ruvector.transfer.Exporter;
import io.ruvector.transfer.GraphExporter;
import io.ruvector.transfer.MemoryKind;
import io.ruvector.transfer.SqlVectors;
import io.ruvector.transfer.StoreExporter;
import io.ruvector.transfer.TransferFormat;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ruvector export}: entries of a collection into a file. */
@Command(
        name = "export",
        header = "Export a collection, what is remembered, or the graph of an index to a file.",
        description = {
            "Entries of a collection go to JSON Lines (.jsonl), Parquet, ruvector's own checksummed .rvrows, or SQL for"
                    + " PostgreSQL; episodes, skills, effects and facts to .rvstore (checksummed) or .rvstore.jsonl."
                    + " ruvector import reads each of them back exactly. The graph of a collection's index goes to .json"
                    + " or .rvgraph. The file appears when it is whole.",
        },
        footer = {
            "Examples:",
            "  ruvector export docs.parquet --collection docs",
            "  ruvector export recent.jsonl --collection docs --filter 'year >= 2024'",
            "  ruvector export memory.rvstore --memory episodes,skills,effects,facts",
            "  ruvector export everything.rvstore --memory all",
            "  ruvector export graph.json --graph --collection docs",
            "  ruvector export docs.sql --collection docs --sql-vectors real_array && psql -f docs.sql",
        })
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file, replaced when it is there")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--collection", paramLabel = "NAME", description = "What to export")
    private String collection = "";

    @Option(
            names = "--memory",
            paramLabel = "KIND",
            split = ",",
            description = "What to export: episodes, skills, effects, facts; or all, which is the whole database")
    private List<String> memory = List.of();

    @Option(names = "--graph", description = "The graph of the collection's index, without vectors")
    private boolean graph;

    @Option(names = "--format", description = "JSONL, PARQUET, BINARY or SQL. Default: what the file's name says")
    private @Nullable TransferFormat format;

    @Mixin
    private MetadataFilter filter = new MetadataFilter();

    @Option(
            names = "--sql-vectors",
            description = "Type of vectors in SQL: ${COMPLETION-CANDIDATES}. Default: VECTOR, which needs pgvector")
    private SqlVectors sqlVectors = SqlVectors.VECTOR;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        if (memory.isEmpty() == collection.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Say either --collection NAME or --memory KIND");
        }
        root.requireStore();
        long items = root.timings().measure("export", () -> memory.isEmpty() ? entriesOrGraph(root) : memory(root));
        if (root.json()) {
            root.terminal()
                    .document(Map.of(
                            "exported",
                            what(),
                            "file",
                            file.toString(),
                            graph ? "nodes" : memory.isEmpty() ? "entries" : "items",
                            items,
                            "millis",
                            root.timings().inMillis()));
        }
        root.terminal().line(String.format(Locale.ROOT, "%,d %s are in %s", items, what(), file));
        root.terminal().timing(root.timings().inWords());
        return ExitCode.OK;
    }

    private String what() {
        if (!memory.isEmpty()) {
            return "collections, tables, entries and rows of " + String.join(", ", memory);
        }
        return (graph ? "nodes of the graph of " : "entries of ") + collection;
    }

    private long entriesOrGraph(RuVectorCommand root) {
        return graph ? graph(root) : entries(root);
    }

    private long entries(RuVectorCommand root) {
        ExportRequest request = new ExportRequest(
                collection,
                filter.isGiven() ? Optional.of(filter.filter()) : Optional.empty(),
                file,
                format == null ? TransferFormat.of(file) : format,
                sqlVectors);
        try (VectorDb db = VectorDb.open(root.options());
                Progress progress = root.terminal().progress("export")) {
            return new Exporter(db).run(request, new TransferDisplay(progress));
        }
    }

    private long graph(RuVectorCommand root) {
        try (VectorDb db = VectorDb.open(root.options())) {
            db.collection(collection);
            db.checkpoint();
        }
        return new GraphExporter(root.store()).run(collection, file);
    }

    private long memory(RuVectorCommand root) {
        try (VectorDb db = VectorDb.open(root.options());
                Progress progress = root.terminal().progress("export")) {
            StoreExporter exporter = new StoreExporter(db);
            TransferDisplay display = new TransferDisplay(progress);
            return memory.equals(List.of("all"))
                    ? exporter.everything(file, display)
                    : exporter.run(kinds(), file, display);
        }
    }

    private Set<MemoryKind> kinds() {
        return memory.stream()
                .map(name -> Arrays.stream(MemoryKind.values())
                        .filter(kind -> kind.name().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException(
                                "--memory", name, "episodes, skills, effects, facts; or all alone")))
                .collect(Collectors.toSet());
    }
}
