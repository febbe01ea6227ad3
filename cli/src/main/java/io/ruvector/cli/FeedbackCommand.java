package io.ruvector.cli;

import io.ruvector.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector feedback}: how good an answer was. */
@Command(
        name = "feedback",
        header = "Say how good an answer was; similar questions are ranked accordingly.",
        footer = {
            "Examples:",
            "  ruvector feedback 01JD2Q6W7X8Y9Z0A1B2C3D4E5F 1",
            "  ruvector feedback 01JD2Q6W7X8Y9Z0A1B2C3D4E5F -- -0.5"
        })
final class FeedbackCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "QUERY_ID", description = "The answer's id, as ask prints it")
    private String queryId = "";

    @Parameters(
            index = "1",
            paramLabel = "RATING",
            description = "From -1 (useless) to 1 (what was wanted); write a negative one after --")
    private double rating;

    @Option(names = "--route", description = "The id is that of a routing decision")
    private boolean route;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        root.requireStore();
        Terminal terminal = root.terminal();
        try (OpenDatabase open = OpenDatabase.withModel(root, db -> {})) {
            if (route) {
                open.db().router().feedback(queryId, rating, root.tenant());
            } else {
                open.db().feedback(queryId, rating);
            }
        }
        if (root.json()) {
            terminal.document(Map.of("queryId", queryId, "rating", rating));
        }
        terminal.line("Noted: " + rating + " for " + queryId);
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }
}
