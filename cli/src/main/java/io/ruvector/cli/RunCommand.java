package io.ruvector.cli;

import io.ruvector.cli.script.ScriptParser;
import io.ruvector.cli.script.Statement;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector run}: the commands of a script. */
@Command(
        name = "run",
        header = "Run the commands of a script, in the language of the prompt.",
        description =
                "One command a line, without \"ruvector\". The whole script is read before its first command runs."
                        + " It stops at the first command that fails, says its line and column, and exits with that command's code.",
        footer = {
            "Example script:",
            "  # colours.rq",
            "  insert colours teal --vector 0,0.5,0.5 --create",
            "  search --collection colours --vector \"$${query}\"",
            "Run it:",
            "  ruvector run colours.rq --set query=0,1,1",
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "SCRIPT", description = "The script, such as nightly.rq")
    private Path script = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "What $${NAME} stands for. May be given several times")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        StatementRunner runner = root.statements();
        for (Statement statement : ScriptParser.parse(text(), parameters)) {
            int exitCode = runner.run(statement);
            if (exitCode != ExitCode.OK) {
                root.terminal()
                        .error(script + ": stopped at line " + statement.line() + ", column " + statement.column()
                                + ": " + statement.words().getFirst() + " ended with " + exitCode);
                return exitCode;
            }
        }
        return ExitCode.OK;
    }

    private String text() {
        if (!Files.isRegularFile(script)) {
            throw new InvalidInputException("script", script, "a file that is there");
        }
        try {
            return Files.readString(script);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("script", script, "UTF-8");
        } catch (IOException e) {
            throw new StoreIoException("cannot read " + script, e);
        }
    }
}
