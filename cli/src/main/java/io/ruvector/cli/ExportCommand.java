package io.ruvector.cli;

import io.ruvector.cli.terminal.Progress;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.transfer.ExportRequest;
import io.ruvector.transfer.Exporter;
import io.ruvector.transfer.SqlVectors;
import io.ruvector.transfer.TransferFormat;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector export}: entries of a collection into a file. */
@Command(
        name = "export",
        header = "Export the entries of a collection to a file.",
        description =
                "To JSON Lines (.jsonl), Parquet, ruvector's own checksummed .rvrows, or SQL for PostgreSQL; ruvector"
                        + " import reads each of them back exactly. The file appears when it is whole. The graph of the index is"
                        + " shown by: ruvector dump --nodes --json",
        footer = {
            "Examples:",
            "  ruvector export docs.parquet --collection docs",
            "  ruvector export recent.jsonl --collection docs --filter 'year >= 2024'",
            "  ruvector export docs.sql --collection docs --sql-vectors real_array && psql -f docs.sql",
        })
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file, replaced when it is there")
    private Path file = Path.of("");

    @Option(names = "--collection", required = true, paramLabel = "NAME", description = "What to export")
    private String collection = "";

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
        Terminal terminal = root.terminal();
        root.requireStore();
        ExportRequest request = new ExportRequest(
                collection,
                filter.isGiven() ? Optional.of(filter.filter()) : Optional.empty(),
                file,
                format == null ? TransferFormat.of(file) : format,
                sqlVectors);
        long rows;
        try (VectorDb db = VectorDb.open(DbOptions.of(root.store()));
                Progress progress = terminal.progress("export")) {
            rows = root.timings()
                    .measure(
                            "export", () -> new Exporter(db).run(request, new ImportCommand.TransferDisplay(progress)));
        }
        if (root.json()) {
            terminal.document(Map.of(
                    "collection",
                    collection,
                    "file",
                    file.toString(),
                    "entries",
                    rows,
                    "millis",
                    root.timings().inMillis()));
        }
        terminal.line(String.format(Locale.ROOT, "%,d entries of %s are in %s", rows, collection, file));
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }
}
