package io.ruvector.cli;

import io.ruvector.cli.terminal.Progress;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.store.InvalidInputException;
import io.ruvector.transfer.ColumnType;
import io.ruvector.transfer.ImportReport;
import io.ruvector.transfer.ImportRequest;
import io.ruvector.transfer.Importer;
import io.ruvector.transfer.RowColumns;
import io.ruvector.transfer.RowSource;
import io.ruvector.transfer.StoreImporter;
import io.ruvector.transfer.TransferFormat;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ruvector import}: rows of a file into a collection. */
@Command(
        name = "import",
        header = "Import vectors, or texts to be embedded, from a file into a collection; or what was remembered.",
        description = {
            "JSON Lines, CSV, Parquet, NumPy (.npy), fvecs, an SQL dump of PostgreSQL, JSON of"
                    + " LangChain4j's in-memory store, Chroma, mem0 or Letta (--format), a Letta .af, or ruvector's own .rvrows; gzip and"
                    + " Zstandard are unpacked. Every row is checked before anything is written. Rows are written by id: an import that was"
                    + " stopped goes on where it was, one that is repeated changes nothing.",
            "A .rvstore or .rvstore.jsonl of ruvector export --memory goes into the collections and tables that it came"
                    + " from, which have to be empty or absent.",
        },
        footer = {
            "Examples:",
            "  ruvector import vectors.parquet --collection docs",
            "  ruvector import export.csv.gz --collection docs --id key --vector emb_ --type year=long",
            "  ruvector import notes.jsonl --collection notes --embed",
            "  ruvector import memory.rvstore",
            "  ruvector import chroma.json --format CHROMA --collection docs",
            "  ruvector import mem0.json --format MEM0 --collection memories --embed",
            "  ruvector import dirty.jsonl --collection docs --skip-bad bad-rows.jsonl",
        })
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--collection", paramLabel = "NAME", description = "Where entries go; made when absent")
    private String collection = "";

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: what the file's name says")
    private @Nullable TransferFormat format;

    @Option(names = "--id", paramLabel = "COLUMN", defaultValue = "id", description = "Column of the id. Default: id")
    private String id = "id";

    @Option(
            names = "--vector",
            paramLabel = "COLUMN",
            defaultValue = "vector",
            description = "Column of the vector, or what the columns of its components begin with. Default: vector")
    private String vector = "vector";

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            defaultValue = "text",
            description = "Column of the text. Default: text")
    private String text = "text";

    @Option(
            names = "--metadata",
            paramLabel = "COLUMN",
            defaultValue = "metadata",
            description = "Column of a JSON object whose fields become metadata. Default: metadata")
    private String metadata = "metadata";

    @Option(
            names = "--type",
            paramLabel = "COLUMN=TYPE",
            description = "Type of a CSV or SQL column: text, long, double, boolean or time. Default: text")
    private Map<String, ColumnType> types = new LinkedHashMap<>();

    @Option(
            names = "--similarity",
            description = "Of a collection that is made: ${COMPLETION-CANDIDATES}. Default: COSINE")
    private Similarity similarity = Similarity.COSINE;

    @Option(names = "--embed", description = "Make the vectors of rows that have a text only, with the store's model")
    private boolean embed;

    @Option(names = "--skip-bad", paramLabel = "REPORT", description = "Leave bad rows out and list them in this file")
    private @Nullable Path skipBad;

    @Option(names = "--batch", paramLabel = "ROWS", description = "Rows written together. Default: 1000")
    private int batch = 1_000;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        if (StoreImporter.reads(file)) {
            return memory(root);
        }
        if (collection.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Missing required option: '--collection=NAME'");
        }
        return entries(root);
    }

    private int memory(RuVectorCommand root) {
        if (!collection.isEmpty()) {
            throw new InvalidInputException(
                    "--collection", collection, "none: " + file + " says where its content goes");
        }
        long written;
        try (VectorDb db = VectorDb.open(DbOptions.of(root.store()));
                Progress progress = root.terminal().progress("import")) {
            written = root.timings()
                    .measure("import", () -> new StoreImporter(db).run(file, new TransferDisplay(progress)));
        }
        if (root.json()) {
            root.terminal()
                    .document(Map.of(
                            "file",
                            file.toString(),
                            "written",
                            written,
                            "millis",
                            root.timings().inMillis()));
        }
        root.terminal().line(String.format(Locale.ROOT, "%,d entries and rows were new", written));
        root.terminal().timing(root.timings().inWords());
        return ExitCode.OK;
    }

    private int entries(RuVectorCommand root) {
        Terminal terminal = root.terminal();
        RowSource source = source();
        ImportReport report;
        long count;
        try (OpenDatabase open = embed ? OpenDatabase.withModel(root, _ -> {}) : OpenDatabase.withoutModel(root);
                Progress progress = terminal.progress("import")) {
            ImportRequest.Builder request = ImportRequest.builder(source, collection)
                    .similarity(similarity)
                    .batchRows(batch);
            if (embed) {
                request.embedder(open.db().embedder());
            }
            if (skipBad != null) {
                request.skipBad(skipBad);
            }
            report = root.timings()
                    .measure(
                            "import",
                            () -> new Importer(open.db().vectors())
                                    .run(request.build(), new TransferDisplay(progress)));
            count = open.db().vectors().collectionNames().contains(collection)
                    ? open.db().vectors().collection(collection).count()
                    : 0;
        }
        print(report, count, root, terminal);
        return report.bad() > 0 ? ExitCode.PARTLY_DONE : ExitCode.OK;
    }

    private RowSource source() {
        RowColumns columns = new RowColumns(id, vector, text, metadata, types);
        if (skipBad != null && skipBad.toAbsolutePath().equals(file.toAbsolutePath())) {
            throw new InvalidInputException("--skip-bad", skipBad, "another file than the one that is imported");
        }
        return new RowSource(file, format == null ? TransferFormat.of(file) : format, columns);
    }

    private void print(ImportReport report, long count, RuVectorCommand root, Terminal terminal) {
        if (root.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("collection", collection);
            document.put("import", report);
            document.put("count", count);
            document.put("millis", root.timings().inMillis());
            terminal.document(document);
        }
        terminal.line(String.format(
                Locale.ROOT,
                "%,d rows: %,d written, %,d unchanged, %,d there from before, %,d bad; %s has %,d entries now",
                report.rows(),
                report.written(),
                report.unchanged(),
                report.resumedAfter(),
                report.bad(),
                collection,
                count));
        if (report.bad() > 0) {
            terminal.line("The bad rows are listed in " + skipBad);
        }
        terminal.timing(root.timings().inWords());
    }
}
