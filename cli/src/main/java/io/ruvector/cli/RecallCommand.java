package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.view.EpisodeView;
import io.ruvector.memory.RecalledEpisode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector recall}: episodes that fit a task. */
@Command(
        name = "recall",
        header = "Find what was tried before on a task like this one.",
        description = {
            "Episodes are found by meaning and by words, and ranked higher when they are recent and went well.",
        },
        footer = {
            "Examples:",
            "  ruvector recall \"roll out the web shop\"",
            "  ruvector recall \"flaky tests\" -k 3 --json",
        })
final class RecallCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(paramLabel = "TASK", description = "The task or question at hand")
    private String task = "";

    @Option(names = "-k", paramLabel = "N", defaultValue = "5", description = "How many at most. Default: 5")
    private int k;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        try (OpenDatabase open = OpenDatabase.withModel(root, AgenticDb::memory)) {
            List<RecalledEpisode> hits =
                    root.timings().measure("query", () -> open.db().recall(task, k));
            if (root.json()) {
                terminal.document(new Recalled(
                        task,
                        hits.stream().map(EpisodeView::of).toList(),
                        root.timings().inMillis()));
            } else if (hits.isEmpty()) {
                terminal.line("Nothing remembered yet in " + root.store()
                        + ". Start with: ruvector remember \"the task\" ...");
            }
            hits.forEach(hit -> EpisodeView.print(hit, terminal));
            terminal.timing(root.timings().inWords());
        }
        return ExitCode.OK;
    }

    /** The JSON document. */
    record Recalled(String task, List<EpisodeView> episodes, Map<String, Double> millis) {}
}
