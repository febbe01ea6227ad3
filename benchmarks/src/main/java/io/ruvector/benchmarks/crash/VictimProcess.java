package io.ruvector.benchmarks.crash;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A victim from its start to its end, and what it said. */
final class VictimProcess {
    private final Process process;
    private final BufferedReader said;
    private final long[] done;
    private final long started = System.nanoTime();
    private long openedNanos;
    private long begunNanos;
    private long acknowledged;
    private @Nullable String failure;
    private String last = "";

    private VictimProcess(Process process, long[] done) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.US_ASCII);
        this.done = done;
    }

    /**
     * Starts one.
     *
     * @param done the last step of each writer; brought up to date by what the victim says
     */
    static VictimProcess start(VictimJvm jvm, Path directory, long seed, long closeAfter, long[] done, Path log)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of(directory.toString(), Long.toString(seed), Long.toString(closeAfter)));
        for (long step : done) {
            arguments.add(Long.toString(step));
        }
        File errors = log.toFile();
        return new VictimProcess(
                new ProcessBuilder(jvm.command(List.of(), arguments))
                        .redirectError(errors)
                        .start(),
                done);
    }

    /** Reads until a line is said, or so many acknowledgements were; false when the process ended before. */
    boolean readUntil(String line, long acknowledgements) throws IOException {
        while (acknowledged < acknowledgements) {
            if (!readLine()) {
                return false;
            }
            if (last.equals(line)) {
                return true;
            }
        }
        return true;
    }

    /** Sends SIGKILL after a pause, and reads what was said before; gives the last line. */
    String kill(long pauseNanos) throws IOException, InterruptedException {
        LockSupport.parkNanos(pauseNanos);
        // Not Process.destroyForcibly, which would close the pipe with the last acknowledgements in it.
        process.toHandle().destroyForcibly();
        while (readLine()) {
            // Until everything is heard.
        }
        process.waitFor();
        said.close();
        return last;
    }

    private boolean readLine() throws IOException {
        @Nullable String line = said.readLine();
        if (line == null) {
            return false;
        }
        last = line;
        switch (line) {
            case "M" -> begunNanos = System.nanoTime();
            case "O" -> openedNanos = System.nanoTime();
            case "C", "c", "X", "x" -> {
                // Said for whoever waits for it.
            }
            default -> acknowledge(line);
        }
        return true;
    }

    private void acknowledge(String line) {
        if (line.startsWith("FAILED")) {
            failure = line;
            return;
        }
        int space = line.indexOf(' ');
        int writer = Integer.parseInt(line.substring(0, space));
        long step = Long.parseLong(line.substring(space + 1));
        if (step != done[writer] + 1) {
            failure = "writer " + writer + " said step " + step + " after " + done[writer];
        }
        done[writer] = step;
        acknowledged++;
    }

    @Nullable
    String failure() {
        return failure;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** How long it took to open, or 0 when it did not come to that. */
    long openingNanos() {
        return openedNanos == 0 ? 0 : openedNanos - begunNanos;
    }

    long startNanos() {
        return begunNanos == 0 ? 0 : begunNanos - started;
    }
}
