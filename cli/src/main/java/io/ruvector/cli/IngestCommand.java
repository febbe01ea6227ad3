package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Progress;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.rag.ChunkOptions;
import io.ruvector.rag.DocumentResult;
import io.ruvector.rag.IngestOptions;
import io.ruvector.rag.IngestOutcome;
import io.ruvector.rag.IngestReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector ingest}: files become passages that can be found and cited. */
@Command(
        name = "ingest",
        header = "Read files into the store: Markdown, text, HTML, PDF, JSON Lines, source code.",
        description = {
            "Folders are read with all their sub-folders. A file is cut into passages along its headings and paragraphs;"
                    + " every passage keeps its file and offsets. A file that was ingested before with the same content is"
                    + " skipped, a changed one is replaced. Each file is stored as a whole or not at all, so the command can"
                    + " be interrupted and repeated.",
            "",
            "Ends with 4 if some files could not be read and the others were stored, with 2 if none could.",
        },
        footer = {
            "Examples:",
            "  ruvector ingest docs examples/data",
            "  ruvector ingest notes.md --store team.ruvector --json",
            "  ruvector ingest docs --prune                 also forget files that are gone",
        })
final class IngestCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--passage-tokens",
            paramLabel = "N",
            description = "Longest passage in tokens of the embedding model. Default: 448")
    private @Nullable Integer passageTokens;

    @Option(names = "--prune", description = "Forget documents of the given folders whose files are gone")
    private boolean prune;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        IngestReport report;
        try (OpenDatabase open = OpenDatabase.withModel(root, db -> {});
                Progress progress = terminal.progress("ingest")) {
            IngestOptions options = IngestOptions.builder()
                    .chunks(chunks())
                    .prune(prune)
                    .listener(p ->
                            progress.update(p.done(), p.total(), p.current().source()))
                    .build();
            report = root.timings().measure("ingest", () -> ingest(open.db(), options));
        }
        if (root.json()) {
            terminal.document(Ingested.of(report, root.timings().inMillis()));
        }
        print(report, terminal);
        terminal.timing(root.timings().inWords());
        return exitCode(report);
    }

    private IngestReport ingest(AgenticDb db, IngestOptions options) {
        List<DocumentResult> results = new ArrayList<>();
        Duration took = Duration.ZERO;
        for (Path path : paths) {
            IngestReport part = db.ingest(path, options);
            results.addAll(part.results());
            took = took.plus(part.took());
        }
        return new IngestReport(results, took);
    }

    private ChunkOptions chunks() {
        ChunkOptions defaults = ChunkOptions.defaults();
        return passageTokens == null
                ? defaults
                : new ChunkOptions(passageTokens, passageTokens / 8, Math.min(defaults.minTokens(), passageTokens / 4));
    }

    private static void print(IngestReport report, Terminal terminal) {
        report.failures().forEach(failure -> terminal.error(failure.source() + ": " + words(failure.outcome())));
        if (exitCode(report) == ExitCode.WRONG_INPUT) {
            return;
        }
        List<String> parts = new ArrayList<>();
        parts.add(report.ingested() + " documents stored as " + report.chunks() + " passages");
        addCount(parts, report.unchanged(), "unchanged");
        addCount(parts, report.removed(), "removed");
        addCount(parts, report.skipped(), "skipped");
        addCount(parts, report.failed(), "failed");
        addCount(parts, report.instructionLike(), "passages marked as instruction-like");
        terminal.line(terminal.styled(report.failed() == 0 ? Style.GREEN : Style.YELLOW, String.join(", ", parts)));
    }

    private static void addCount(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static int exitCode(IngestReport report) {
        if (report.failed() == 0) {
            return ExitCode.OK;
        }
        return report.ingested() + report.unchanged() > 0 ? ExitCode.PARTLY_DONE : ExitCode.WRONG_INPUT;
    }

    private static String words(IngestOutcome outcome) {
        return switch (outcome) {
            case IngestOutcome.Ingested ingested -> ingested.chunks() + " passages";
            case IngestOutcome.Unchanged unchanged -> "unchanged";
            case IngestOutcome.Removed removed -> "removed";
            case IngestOutcome.Skipped skipped ->
                skipped.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case IngestOutcome.Failed failed -> failed.message();
        };
    }

    /** The JSON document. */
    record Ingested(
            int stored,
            int unchanged,
            int removed,
            int skipped,
            int failed,
            int passages,
            List<FileResult> files,
            Map<String, Double> millis) {

        static Ingested of(IngestReport report, Map<String, Double> millis) {
            return new Ingested(
                    report.ingested(),
                    report.unchanged(),
                    report.removed(),
                    report.skipped(),
                    report.failed(),
                    report.chunks(),
                    report.results().stream().map(FileResult::of).toList(),
                    millis);
        }
    }

    /** One file in the JSON document. */
    record FileResult(String source, String outcome, Optional<Integer> passages, Optional<String> message) {

        static FileResult of(DocumentResult result) {
            String kind = result.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT);
            return switch (result.outcome()) {
                case IngestOutcome.Ingested ingested ->
                    new FileResult(result.source(), kind, Optional.of(ingested.chunks()), Optional.empty());
                case IngestOutcome.Unchanged unchanged ->
                    new FileResult(result.source(), kind, Optional.empty(), Optional.empty());
                case IngestOutcome.Removed removed ->
                    new FileResult(result.source(), kind, Optional.empty(), Optional.empty());
                case IngestOutcome.Skipped skipped ->
                    new FileResult(result.source(), kind, Optional.empty(), Optional.of(words(skipped)));
                case IngestOutcome.Failed failed ->
                    new FileResult(result.source(), kind, Optional.empty(), Optional.of(failed.message()));
            };
        }
    }
}
