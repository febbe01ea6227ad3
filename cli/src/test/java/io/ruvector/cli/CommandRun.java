package io.ruvector.cli;

import io.ruvector.cli.terminal.TerminalTraits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What one command, run in this process, ended with. */
record CommandRun(int exitCode, String out, String err) {

    static CommandRun of(Path store, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(all.contains("--") ? 1 : all.size(), List.of("--store", store.toString()));
        return of(all.toArray(String[]::new));
    }

    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = RuVectorCommand.commandLine(
                        new PrintWriter(out, true), new PrintWriter(err, true), TerminalTraits.none())
                .execute(args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** Standard output as the one JSON document it has to be. */
    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    /** What the store holds, as far as {@code info} tells; equal before and after a refused command. */
    static JsonNode contents(Path store) {
        JsonNode info = of(store, "info", "--json").json().get("info");
        return ((ObjectNode) info).without("bytesOnDisk");
    }
}
