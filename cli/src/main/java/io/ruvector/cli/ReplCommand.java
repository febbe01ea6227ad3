package io.ruvector.cli;

import io.ruvector.cli.script.ScriptParser;
import io.ruvector.cli.script.ScriptSyntaxException;
import io.ruvector.cli.script.Statement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector repl}: a prompt for commands. */
@Command(
        name = "repl",
        header = "A prompt: type commands without \"ruvector\", with history and completion.",
        description = {
            "Tab completes commands, options and what they take; the arrow keys and Ctrl-R find earlier lines, which are kept in"
                    + " ~/.ruvector_history. An open quote or a backslash at the end goes on in the next line.",
            "help lists the commands; exit, quit or Ctrl-D ends."
        },
        footer = {
            "Example:",
            "  ruvector repl --store .ruvector",
            "  > recall \"roll out the web shop\"",
        })
final class ReplCommand implements Callable<Integer> {
    private static final Set<String> ENDS = Set.of("exit", "quit");

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() throws IOException {
        RuVectorCommand root = RuVectorCommand.of(parent);
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .appName("ruvector")
                    .parser(new PromptParser())
                    .completer(new CommandCompleter(root.commandNames()))
                    .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".ruvector_history"))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .variable(LineReader.SECONDARY_PROMPT_PATTERN, "      ... ")
                    .build();
            read(reader, root);
        }
        return ExitCode.OK;
    }

    private static void read(LineReader reader, RuVectorCommand root) {
        StatementRunner runner = root.statements();
        while (true) {
            try {
                for (Statement statement : ScriptParser.parse(reader.readLine("ruvector> "), Map.of())) {
                    if (ENDS.contains(statement.words().getFirst())) {
                        return;
                    }
                    runner.run(helpAsOption(statement));
                }
            } catch (ScriptSyntaxException e) {
                root.terminal().error(String.valueOf(e.getMessage()));
            } catch (UserInterruptException e) {
                // Ctrl-C gives the line up.
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    /** {@code help} and {@code help insert}. */
    private static Statement helpAsOption(Statement statement) {
        List<String> words = statement.words();
        if (!words.getFirst().equals("help")) {
            return statement;
        }
        return new Statement(
                statement.line(),
                statement.column(),
                words.size() == 1 ? List.of("--help") : List.of(words.get(1), "--help"));
    }
}
