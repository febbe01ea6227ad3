package io.ruvector.cli;

import io.ruvector.cli.terminal.Terminal;
import io.ruvector.memory.Scope;
import io.ruvector.store.InvalidInputException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector forget}: removes an episode and everything derived from it. */
@Command(
        name = "forget",
        header = "Remove an episode and everything that was derived from it.",
        footer = {"Example:", "  ruvector forget 01JD2Q6W7X8Y9Z0A1B2C3D4E5F"})
final class ForgetCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(paramLabel = "ID", description = "The episode's id, as recall prints it")
    private String id = "";

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            // Skills keep counts of their evidence, so they have to be open to take part.
            open.db().skills();
            if (open.db().memory().forget(id, Scope.of(root.tenant())).isEmpty()) {
                throw new InvalidInputException("episode id", id, "an episode of tenant \"" + root.tenant() + "\"");
            }
        }
        if (root.json()) {
            terminal.document(Map.of("forgotten", id));
        }
        terminal.line("Forgot " + id);
        return ExitCode.OK;
    }
}
