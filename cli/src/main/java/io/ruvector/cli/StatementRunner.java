package io.ruvector.cli;

import io.ruvector.cli.script.Statement;
import io.ruvector.cli.terminal.TerminalTraits;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the statements of a script or of the prompt: each is a command, with the options that the script itself was given. */
final class StatementRunner {
    private static final Set<String> NOT_IN_STATEMENTS = Set.of("run", "repl", "mcp", "serve");

    private final RuVectorCommand root;
    private final PrintWriter out;
    private final PrintWriter err;
    private final TerminalTraits traits;

    StatementRunner(RuVectorCommand root, PrintWriter out, PrintWriter err, TerminalTraits traits) {
        this.root = root;
        this.out = out;
        this.err = err;
        this.traits = traits;
    }

    /** Runs one; gives its exit code. */
    int run(Statement statement) {
        List<String> words = statement.words();
        if (NOT_IN_STATEMENTS.contains(words.getFirst())) {
            root.terminal().error(words.getFirst() + " is not for scripts and prompts: it runs on its own");
            return ExitCode.WRONG_INPUT;
        }
        List<String> args = new ArrayList<>(words);
        addUnlessGiven(args, "--store", root.store().toString());
        addUnlessGiven(args, "--tenant", root.tenant());
        @Nullable String model = root.embeddingModel();
        if (model != null) {
            addUnlessGiven(args, "--embedding-model", model);
        }
        if (root.json() && !args.contains("--json")) {
            add(args, "--json");
        }
        return RuVectorCommand.commandLine(out, err, traits).execute(args.toArray(String[]::new));
    }

    private static void addUnlessGiven(List<String> args, String option, String value) {
        if (args.stream().noneMatch(it -> it.equals(option) || it.startsWith(option + "="))) {
            add(args, option + "=" + value);
        }
    }

    /** At the end, unless "--" makes an argument of what follows. */
    private static void add(List<String> args, String option) {
        int end = args.indexOf("--");
        args.add(end < 0 ? args.size() : end, option);
    }
}
