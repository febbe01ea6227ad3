package io.ruvector.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector man}: the manual page. */
@Command(
        name = "man",
        header = "Print the manual page of all commands.",
        footer = {"Examples:", "  ruvector man | man -l -", "  ruvector man > /usr/local/share/man/man1/ruvector.1"})
final class ManCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        List<String> page = new ManPage(root.freshLine()).write();
        if (root.json()) {
            root.terminal().document(Map.of("page", String.join("\n", page)));
        }
        page.forEach(root.terminal()::line);
        return ExitCode.OK;
    }
}
