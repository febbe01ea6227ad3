package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.view.EpisodeView;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector remember}: stores an episode. */
@Command(
        name = "remember",
        header = "Store what was tried and what came of it.",
        description = {
            "When the command returns, the episode is on disk and every later recall finds it.",
        },
        footer = {
            "Examples:",
            "  ruvector remember \"deploy the shop\" --action \"helm upgrade\" --outcome failure \\",
            "      --reason \"quota exceeded\" --reflection \"raise the quota first\"",
            "  ruvector remember \"fix the login test\" --action \"read the log\" --action \"fix the clock\" --outcome success",
        })
final class RememberCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(paramLabel = "TASK", description = "What was to be done")
    private String task = "";

    @Option(names = "--state", paramLabel = "TEXT", description = "The situation it started from")
    private String state = "";

    @Option(
            names = {"--action", "--step"},
            paramLabel = "TEXT",
            description = "What was done; give it once for each step, in order")
    private List<String> steps = new ArrayList<>();

    @Option(names = "--observation", paramLabel = "TEXT", description = "What was seen at the end")
    private String observation = "";

    @Option(
            names = "--outcome",
            paramLabel = "KIND",
            description = "success, failure or partial; left out for a plain note")
    private @Nullable String outcome;

    @Option(
            names = "--reward",
            paramLabel = "0..1",
            description = "How good it was. Default: 1 for success, 0 for failure, 0.5 for partial")
    private @Nullable Double reward;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it failed, or what is missing")
    private String reason = "";

    @Option(names = "--reflection", paramLabel = "TEXT", description = "What to do differently or again")
    private String reflection = "";

    @Option(names = "--tag", paramLabel = "NAME", description = "A label; may be given several times")
    private List<String> tags = new ArrayList<>();

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Episode episode = episode(Scope.of(root.tenant()));
        Terminal terminal = root.terminal();
        try (OpenDatabase open = OpenDatabase.withModel(root, AgenticDb::memory)) {
            Episode stored =
                    root.timings().measure("write", () -> open.db().memory().remember(episode));
            if (root.json()) {
                terminal.document(Map.of(
                        "episode",
                        EpisodeView.of(stored),
                        "millis",
                        root.timings().inMillis()));
            }
            terminal.line("Remembered " + terminal.styled(Style.BOLD, stored.task()) + "  id " + stored.id());
            terminal.timing(root.timings().inWords());
        }
        return ExitCode.OK;
    }

    private Episode episode(Scope scope) {
        var builder = Episode.builder(task, scope)
                .state(state)
                .steps(steps)
                .observation(observation)
                .reflection(reflection)
                .tags(tags);
        if (outcome != null) {
            builder.outcome(outcome(outcome));
        } else if (reward != null) {
            throw new InvalidInputException("--reward", reward, "an --outcome that it belongs to");
        }
        return builder.build();
    }

    private Outcome outcome(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "success" -> new Outcome.Success(reward == null ? 1 : reward);
            case "failure" ->
                new Outcome.Failure(reason.isBlank() ? "no reason given" : reason, reward == null ? 0 : reward);
            case "partial" -> new Outcome.Partial(reward == null ? 0.5 : reward, reason);
            default -> throw new InvalidInputException("--outcome", kind, "success, failure or partial");
        };
    }
}
