package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.view.RouteView;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector route}: where a query belongs. */
@Command(
        name = "route",
        header = "Say where a query belongs, or that it belongs nowhere.",
        footer = {
            "Examples:",
            "  ruvector teach sql \"how many orders came in\" --description \"questions about tables and reports\"",
            "  ruvector route \"count the orders of last month\"",
            "  ruvector feedback DECISION_ID 1 --route",
        })
final class RouteCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(paramLabel = "QUERY", description = "What is asked for")
    private String query = "";

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        root.requireStore();
        Terminal terminal = root.terminal();
        try (OpenDatabase open = OpenDatabase.withModel(root, AgenticDb::router)) {
            RouteView view = root.timings()
                    .measure("query", () -> RouteView.of(query, open.db().route(query)));
            if (root.json()) {
                terminal.document(
                        Map.of("decision", view, "millis", root.timings().inMillis()));
            }
            view.print(terminal);
        }
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }
}
