package io.ruvector.cli;

import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ruvector serve}: listed here, but started by the launcher, because the server is a program of its own. */
@Command(
        name = "serve",
        header = "Serve the store over HTTP and MCP, with a console.",
        description = {
            "Listens on 127.0.0.1:3000 unless told otherwise. Takes --port, --store and Spring Boot's options, such as"
                    + " --ruvector.server.keys=required. docs/guides/server.md describes them.",
        },
        footer = {"Example:", "  ruvector serve --port 3000 --store .ruvector"})
final class ServeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "OPTION", arity = "0..*", description = "Spring Boot's options", hidden = true)
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() {
        throw new InvalidInputException(
                "serve", options, "the launcher 'ruvector', which starts the server as a program of its own");
    }
}
