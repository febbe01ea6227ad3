package io.ruvector.cli;

import io.ruvector.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one sentence on standard error, a document in JSON mode, and an exit code. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final RuVectorCommand root;

    ErrorReport(RuVectorCommand root) {
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        Failure failure = Failure.of(e);
        print(failure.message(), failure.exitCode(), e, root.json());
        return failure.exitCode();
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        // The options were not read to their end, so --json is looked up in the arguments themselves.
        print(firstLine(e.getMessage()), ExitCode.WRONG_INPUT, e, List.of(args).contains("--json"));
        PrintWriter err = command.getErr();
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.WRONG_INPUT;
    }

    private void print(String message, int exitCode, Exception e, boolean json) {
        Terminal terminal = root.terminal();
        if (json) {
            terminal.document(Map.of("error", Map.of("message", message, "exitCode", exitCode)));
        }
        terminal.error(message);
        if (root.debug()) {
            e.printStackTrace();
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "wrong usage" : message.lines().findFirst().orElse(message);
    }
}
