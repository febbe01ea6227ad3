package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.demo.Demo;
import io.ruvector.cli.demo.DemoReport;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector demo}: the whole round on real text. */
@Command(
        name = "demo",
        header = "Show the whole round on real text; takes a minute or two.",
        description =
                "Reads 39 State of the Union addresses and the project's own documents into a fresh store, asks"
                        + " questions, tries ways of searching and remembers how each went, restarts the process and recalls, learns a"
                        + " skill, estimates effects, routes queries, and rates an answer. Every figure is computed in the run.",
        footer = {"Examples:", "  ruvector demo", "  ruvector demo --store /tmp/demo --seed 7 --json"})
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Of the random draws. Default: 42")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        Path store = root.storeGiven() ? root.store() : Files.createTempDirectory("ruvector-demo-");
        requireEmpty(store);
        Path home = Path.of(System.getProperty("ruvector.home", ""));
        Demo demo = new Demo(terminal, home, store, () -> AgenticDb.open(store), Main.class.getName(), seed);
        DemoReport report = demo.run();
        if (root.json()) {
            terminal.document(report);
        }
        terminal.line();
        terminal.line(String.format(
                Locale.ROOT,
                "All parts took %.0f s. Look around: ./ruvector recall \"...\" --store %s",
                report.seconds().getOrDefault("all parts", 0.0),
                store));
        return ExitCode.OK;
    }

    private static void requireEmpty(Path store) throws IOException {
        if (Files.exists(store)) {
            try (Stream<Path> entries = Files.list(store)) {
                if (entries.findAny().isPresent()) {
                    throw new InvalidInputException(
                            "--store", store, "an empty or absent directory: the demo starts afresh");
                }
            }
        }
    }
}
