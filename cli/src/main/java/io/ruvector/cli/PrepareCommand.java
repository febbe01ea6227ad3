package io.ruvector.cli;

import io.ruvector.cli.terminal.TerminalTraits;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rocksdb.util.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code ruvector prepare}, called by the launcher after a build: unpacks the store's native library once and runs the
 * commands that should start fast, so that the JVM can write an AOT cache of the classes they load.
 */
@Command(name = "prepare", hidden = true, header = "Used by the launcher after a build.")
final class PrepareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Where the fast start is prepared")
    private Path directory = Path.of(".");

    @Override
    public Integer call() throws IOException {
        unpackStoreLibrary(Files.createDirectories(directory.resolve("native")));
        Path scratch = Files.createTempDirectory(directory, "training");
        try {
            Path text = Files.writeString(
                    scratch.resolve("note.md"), "# Note\n\nThe gauge showed twelve litres at noon.\n");
            String store = scratch.resolve("store").toString();
            for (List<String> command : List.of(
                    List.of("ingest", text.toString(), "--store", store),
                    List.of("remember", "read the gauge", "--action", "look", "--outcome", "success", "--store", store),
                    List.of("recall", "what does the gauge show", "--store", store),
                    List.of("recall", "what does the gauge show", "--json", "--store", store),
                    List.of("ask", "what did the gauge show at noon?", "--store", store),
                    List.of("search", "gauge", "--json", "--store", store),
                    List.of("info", "--store", store),
                    List.of("--help"))) {
                run(command);
            }
        } finally {
            delete(scratch);
        }
        return ExitCode.OK;
    }

    private static void run(List<String> command) {
        StringWriter err = new StringWriter();
        int exitCode = RuVectorCommand.commandLine(
                        new PrintWriter(new StringWriter()), new PrintWriter(err), TerminalTraits.none())
                .execute(command.toArray(String[]::new));
        if (exitCode != ExitCode.OK) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exitCode + ": " + err);
        }
    }

    private static void unpackStoreLibrary(Path folder) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream in = PrepareCommand.class.getResourceAsStream("/" + name)) {
            if (in != null) {
                Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
