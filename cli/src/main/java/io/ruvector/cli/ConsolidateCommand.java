package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.skill.Consolidation;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector consolidate}: distils skills from episodes. */
@Command(
        name = "consolidate",
        header = "Distil skills from the remembered episodes.",
        description = "Sequences of steps become skills when they distinguish success from failure by more than chance."
                + " A second run without new episodes changes nothing.",
        footer = {"Examples:", "  ruvector consolidate", "  ruvector skills"})
final class ConsolidateCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        root.requireStore();
        Terminal terminal = root.terminal();
        try (OpenDatabase open = OpenDatabase.withModel(root, AgenticDb::skills)) {
            Consolidation done =
                    root.timings().measure("consolidate", () -> open.db().consolidate());
            if (root.json()) {
                terminal.document(
                        Map.of("consolidation", done, "millis", root.timings().inMillis()));
            }
            terminal.line(done.examined() + " episodes of " + done.kinds() + " kinds of task looked at, "
                    + done.tested() + " sequences of steps tested");
            terminal.line(done.created().size() + " skills created, "
                    + done.updated().size() + " updated, "
                    + done.demoted().size() + " demoted, " + done.removed().size() + " removed, " + done.unchanged()
                    + " unchanged");
        }
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }
}
