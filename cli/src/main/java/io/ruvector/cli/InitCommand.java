package io.ruvector.cli;

import io.ruvector.StoreConfigText;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector init}: a directory for a store, with commented settings. */
@Command(
        name = "init",
        header = "Make a directory for a store, with a commented config.toml.",
        description = "A store needs no settings; this shows which there are. A file that is there is not overwritten.",
        footer = {"Example:", "  ruvector init notes.ruvector && ruvector ingest docs --store notes.ruvector"})
final class InitCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The store's directory. Default: what --store says")
    private @Nullable Path directory;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Path file = StoreConfigText.create(directory == null ? root.store() : directory);
        if (root.json()) {
            root.terminal().document(Map.of("config", file.toString()));
        }
        root.terminal().line("Settings: " + file);
        return ExitCode.OK;
    }
}
