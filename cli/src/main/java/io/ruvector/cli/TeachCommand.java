package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.sona.Route;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector teach}: shows the router that a text belongs to a route. */
@Command(
        name = "teach",
        header = "Show the router that a text belongs to a route.",
        footer = {
            "Examples:",
            "  ruvector teach sql \"how many orders came in\" --description \"questions about tables and reports\"",
            "  ruvector teach sql \"list the ten best customers\"",
        })
final class TeachCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "ROUTE", description = "The route's id")
    private String route = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "A text that belongs there")
    private String text = "";

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            description = "What the route is for; adds the route, or describes it anew")
    private @Nullable String description;

    @Option(names = "--cost", paramLabel = "N", defaultValue = "0", description = "What taking it costs. Default: 0")
    private double cost;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        try (OpenDatabase open = OpenDatabase.withModel(root, AgenticDb::router)) {
            if (description != null) {
                open.db().addRoute(new Route(route, description, cost));
            }
            String example =
                    root.timings().measure("learn", () -> open.db().router().learn(text, route, root.tenant()));
            if (root.json()) {
                terminal.document(Map.of("route", route, "exampleId", example));
            }
            terminal.line("Learned: \"" + text + "\" belongs to " + route);
        }
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }
}
