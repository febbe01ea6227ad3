package io.ruvector.cli;

import io.ruvector.DatabaseInfo;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector info}: what the store holds. */
@Command(
        name = "info",
        header = "Show what the store holds.",
        footer = {"Examples:", "  ruvector info", "  ruvector info --store team.ruvector --json"})
final class InfoCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        root.requireStore();
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            DatabaseInfo info = root.timings().measure("read", () -> open.db().info());
            if (root.json()) {
                terminal.document(Map.of("info", info, "millis", root.timings().inMillis()));
            }
            print(info, terminal);
        }
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }

    private static void print(DatabaseInfo info, Terminal terminal) {
        terminal.line(terminal.styled(Style.BOLD, info.directory()));
        field(terminal, "episodes", info.episodes());
        field(terminal, "documents", info.documents() + " as " + info.passages() + " passages");
        info.collections().forEach((name, rows) -> field(terminal, "collection", name + ", " + rows + " vectors"));
        field(terminal, "model", info.embeddingModel() + ", " + info.dimension() + " dimensions");
        field(terminal, "distances", info.simd());
        field(terminal, "writes", info.sequence());
        field(terminal, "on disk", String.format(Locale.ROOT, "%.1f MB", info.bytesOnDisk() / 1e6));
    }

    private static void field(Terminal terminal, String name, Object value) {
        terminal.line("  " + terminal.styled(Style.DIM, String.format("%-13s", name)) + value);
    }
}
