package io.ruvector.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector completion}: a script that makes shells complete commands and options. */
@Command(
        name = "completion",
        header = "Print the completion script for bash and zsh.",
        footer = {
            "Examples:",
            "  source <(ruvector completion)",
            "  ruvector completion > /etc/bash_completion.d/ruvector",
        })
final class CompletionCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        String script = AutoComplete.bash("ruvector", root.freshLine());
        if (root.json()) {
            root.terminal().document(Map.of("script", script));
        }
        script.lines().forEach(root.terminal()::line);
        return ExitCode.OK;
    }
}
