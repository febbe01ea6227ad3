package io.ruvector.cli;

import io.ruvector.StoreConfig;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.terminal.TerminalTraits;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.DbOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: options that every command understands, and the list of commands. */
@Command(
        name = "ruvector",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionOfBuild.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisHeading = "%nUsage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        header = "Agent memory on one durable store: episodes, skills, effects, documents, answers with citations.",
        footer = {
            "Begin:",
            "  ruvector demo                                     the whole round on real text, a minute or two",
            "  ruvector ingest docs notes.md                     read files into ./.ruvector",
            "  ruvector ask \"how are writes made durable?\"      a cited answer",
            "  ruvector remember \"deploy the shop\" --action \"helm upgrade\" --outcome success",
            "  ruvector recall \"roll out the web shop\"         what was tried before",
            "",
            "Exit codes: 0 done; 1 failed (disk, network, chat model); 2 wrong usage or input, nothing changed; 3 the store"
                    + " cannot be used (locked, other model, newer format, damaged); 4 done in part. With --json an error is a"
                    + " document too: {\"error\": {\"message\": ..., \"exitCode\": ...}}.",
        },
        subcommands = {
            InitCommand.class,
            DemoCommand.class,
            IngestCommand.class,
            AskCommand.class,
            SearchCommand.class,
            FeedbackCommand.class,
            EvalCommand.class,
            RememberCommand.class,
            RecallCommand.class,
            ForgetCommand.class,
            ConsolidateCommand.class,
            SkillsCommand.class,
            EffectsCommand.class,
            RouteCommand.class,
            TeachCommand.class,
            InsertCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            InfoCommand.class,
            VerifyCommand.class,
            DumpCommand.class,
            BenchCommand.class,
            OptimizeCommand.class,
            SizingCommand.class,
            RunCommand.class,
            ReplCommand.class,
            McpCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            PrepareCommand.class,
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n")
final class RuVectorCommand {

    @Option(
            names = "--store",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            order = 100,
            defaultValue = "${env:RUVECTOR_STORE:-.ruvector}",
            description = "Directory of the database, made when absent. Default: $RUVECTOR_STORE, else .ruvector")
    private Path store = Path.of(".ruvector");

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            order = 101,
            defaultValue = "${env:RUVECTOR_TENANT:-default}",
            description = "Whose records are read and written. Default: $RUVECTOR_TENANT, else \"default\"")
    private String tenant = "default";

    @Option(
            names = "--embedding-model",
            paramLabel = "ID|DIR",
            scope = ScopeType.INHERIT,
            order = 102,
            description =
                    "Bundled model, or folder of one, that makes the vectors; a store keeps the one it was made with")
    private @Nullable String embeddingModel;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            order = 103,
            description = "Print one JSON document on standard output and nothing else there")
    private boolean json;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            order = 104,
            description = "Print the stack trace of an error")
    private boolean debug;

    private final PrintWriter out;
    private final PrintWriter err;
    private final TerminalTraits traits;
    private final Timings timings = Timings.sinceStart();

    @Spec
    private @Nullable CommandSpec spec;

    private RuVectorCommand(PrintWriter out, PrintWriter err, TerminalTraits traits) {
        this.out = out;
        this.err = err;
        this.traits = traits;
    }

    /** The whole command line, printing on the given streams. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, TerminalTraits traits) {
        RuVectorCommand root = new RuVectorCommand(out, err, traits);
        CommandLine line = new CommandLine(root);
        ErrorReport errors = new ErrorReport(root);
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        traits.stdoutIsTerminal() && traits.colour()
                                ? CommandLine.Help.Ansi.ON
                                : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Math.min(traits.columns(), 110))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }

    /** The root of a command that picocli made; it always has one. */
    static RuVectorCommand of(@Nullable RuVectorCommand parent) {
        return Objects.requireNonNull(parent, "a command without its root");
    }

    Terminal terminal() {
        return new Terminal(out, err, traits, json);
    }

    /** Runs commands of a script with this command's options. */
    StatementRunner statements() {
        return new StatementRunner(this, out, err, traits);
    }

    /** The whole command line once more, with nothing parsed yet. */
    CommandLine freshLine() {
        return commandLine(out, err, traits);
    }

    /** The names of all commands, each with those of its options or of its own commands. */
    Map<String, List<String>> commandNames() {
        Map<String, List<String>> names = new TreeMap<>();
        freshLine().getSubcommands().forEach((name, line) -> {
            List<String> inside = new ArrayList<>(line.getSubcommands().keySet());
            line.getCommandSpec().options().forEach(option -> inside.add(option.longestName()));
            names.put(name, inside);
        });
        return names;
    }

    Timings timings() {
        return timings;
    }

    boolean json() {
        return json;
    }

    boolean debug() {
        return debug;
    }

    Path store() {
        return store;
    }

    /** The settings of the store. */
    DbOptions options() {
        return StoreConfig.in(store).apply(DbOptions.builder(store)).build();
    }

    /** Whether the store was named on the command line or in the environment. */
    boolean storeGiven() {
        return !store.equals(Path.of(".ruvector"));
    }

    /** Refuses to go on where there is no store, for commands that only read. */
    void requireStore() {
        if (!Files.isDirectory(store)) {
            throw new InvalidInputException(
                    "--store", store, "the directory of a store (ruvector ingest or remember makes one)");
        }
    }

    String tenant() {
        return tenant;
    }

    @Nullable
    String embeddingModel() {
        return embeddingModel;
    }
}
