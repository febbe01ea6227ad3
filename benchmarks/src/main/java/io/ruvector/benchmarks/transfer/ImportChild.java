package io.ruvector.benchmarks.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An {@link ImportingProcess} from its start to its end. */
final class ImportChild {
    private final Process process;
    private final BufferedReader said;
    private final Path errors;
    private String last = "";

    private ImportChild(Process process, Path errors) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.US_ASCII);
        this.errors = errors;
    }

    /**
     * Starts one.
     *
     * @param heapMegabytes its largest heap
     * @param errors the file that its error output goes to
     */
    static ImportChild start(int heapMegabytes, Path errors, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--add-modules=jdk.incubator.vector",
                "-Druvector.simd=required",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + heapMegabytes + "m",
                "-Xlog:disable",
                "-cp",
                System.getProperty("java.class.path"),
                ImportingProcess.class.getName()));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new ImportChild(process, errors);
    }

    /** Reads until a step has come to a row, waits a little, and sends SIGKILL; gives the last line that was said. */
    String killAt(String step, long row, long pauseNanos) throws IOException, InterruptedException {
        while (readLine()) {
            if (last.startsWith(step) && rowOf(last) >= row) {
                LockSupport.parkNanos(pauseNanos);
                process.toHandle().destroyForcibly();
                break;
            }
        }
        while (readLine()) {
            // Until everything is heard.
        }
        process.waitFor();
        return last;
    }

    private static long rowOf(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    private boolean readLine() throws IOException {
        @Nullable String line = said.readLine();
        last = line == null ? last : line;
        return line != null;
    }

    /** Waits for its end; gives the figures of its last line. */
    Figures await() throws IOException, InterruptedException {
        while (readLine()) {
            // Only the last line counts.
        }
        int exitCode = process.waitFor();
        if (exitCode != 0 || !last.startsWith(Figures.BEGINS)) {
            throw new IllegalStateException(
                    "the importing process ended with " + exitCode + ": " + Files.readString(errors));
        }
        return Figures.parse(last);
    }
}
