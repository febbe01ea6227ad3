package io.ruvector.cli;

import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VerifyReport;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector verify}: whether the store is whole. */
@Command(
        name = "verify",
        header = "Compare the stored rows with the search indexes, the counts and the files' checksums.",
        description = "Reads everything. Exits with 1 when something is wrong, with 3 when the store cannot be opened.",
        footer = {"Examples:", "  ruvector verify", "  ruvector verify --store team.ruvector --json"})
final class VerifyCommand implements Callable<Integer> {
    private static final int SHOWN = 50;

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        root.requireStore();
        VerifyReport report;
        try (VectorDb db = VectorDb.open(root.options())) {
            report = root.timings().measure("read", db::verify);
        }
        if (root.json()) {
            terminal.document(Map.of(
                    "verified",
                    report,
                    "clean",
                    report.isClean(),
                    "millis",
                    root.timings().inMillis()));
        }
        print(report, terminal);
        terminal.timing(root.timings().inWords());
        return report.isClean() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void print(VerifyReport report, Terminal terminal) {
        report.collections()
                .forEach(it -> terminal.line("  " + terminal.styled(Style.CYAN, it.collection()) + ": " + it.rows()
                        + " rows, " + it.indexed() + " in the search index"));
        terminal.line("  " + report.tables() + " tables");
        report.findings().stream()
                .limit(SHOWN)
                .forEach(finding -> terminal.line("  " + terminal.styled(Style.RED, finding.toString())));
        int more = report.findings().size() - SHOWN;
        if (more > 0) {
            terminal.line("  and " + more + " more");
        }
        terminal.line(
                report.isClean()
                        ? terminal.styled(Style.GREEN, "everything agrees")
                        : terminal.styled(Style.RED, report.findings().size() + " things are wrong"));
    }
}
