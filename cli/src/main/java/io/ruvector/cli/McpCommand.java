package io.ruvector.cli;

import io.ruvector.mcp.StdioServer;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector mcp}: serves the memory to one agent over standard input and output. */
@Command(
        name = "mcp",
        header = "Serve the memory to an agent by the Model Context Protocol, over standard input and output.",
        description = {
            "An agent's program starts this command and ends it by closing its input. Only protocol messages are written to"
                    + " standard output; what is to be said goes to standard error.",
        },
        footer = {
            "Example, as an agent's program is configured:",
            "  {\"mcpServers\": {\"ruvector\": {\"command\": \"/path/to/ruvector\",",
            "      \"args\": [\"mcp\", \"--store\", \"/path/to/store\"]}}}",
        })
final class McpCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() throws InterruptedException {
        RuVectorCommand root = RuVectorCommand.of(parent);
        PrintStream protocol = new PrintStream(new FileOutputStream(FileDescriptor.out), false);
        // Whatever a library prints must not get between the messages.
        System.setOut(System.err);
        try (OpenDatabase open = OpenDatabase.withModel(root, db -> {})) {
            StdioServer.serve(open.db(), new FileInputStream(FileDescriptor.in), protocol);
        }
        return ExitCode.OK;
    }
}
