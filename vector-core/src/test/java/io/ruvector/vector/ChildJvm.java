package io.ruvector.vector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.rocksdb.util.Environment;

/** Starts another JVM with this one's class path, to test what happens between processes and after their death. */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * Starts a program whose lines are read, kills it with SIGKILL, and reads what it had printed before that.
     *
     * @param main the program; it prints a line for each act that returned
     * @param lines after how many lines it is killed
     * @param pauseMillis how long it goes on after that
     * @param acknowledged gets each line, in order; the last may be cut off
     * @param arguments of the program
     */
    public static void runAndKill(
            Class<?> main, int lines, int pauseMillis, Consumer<String> acknowledged, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(main, arguments);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            for (int i = 0; i < lines && line != null; i++) {
                acknowledged.accept(line);
                line = out.readLine();
            }
            Thread.sleep(pauseMillis);
            // Unlike Process.destroyForcibly it leaves the pipe readable.
            process.toHandle().destroyForcibly();
            for (; line != null; line = out.readLine()) {
                acknowledged.accept(line);
            }
        }
        process.waitFor();
    }

    /** Starts a program; what it prints on standard error is dropped. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(Simd.FLAG), main, arguments);
    }

    static Process start(List<String> flags, Class<?> main, String... arguments) throws IOException {
        return new ProcessBuilder(command(flags, main, arguments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static List<String> command(List<String> flags, Class<?> main, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(flags);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.library.path=" + Library.DIRECTORY,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** RocksDB's library, unpacked once: a killed process would leave its own copy behind. */
    private static final class Library {
        static final Path DIRECTORY = unpack();

        private static Path unpack() {
            String name = Environment.getJniLibraryFileName("rocksdb");
            try (InputStream in = Objects.requireNonNull(ChildJvm.class.getResourceAsStream("/" + name), name)) {
                Path directory = Files.createTempDirectory("rocksdb");
                Path library = directory.resolve(name);
                Files.copy(in, library);
                // Deleted in reverse order.
                directory.toFile().deleteOnExit();
                library.toFile().deleteOnExit();
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
