package io.ruvector.benchmarks.ann;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * An engine in a process of its own that is told what to do line by line, so that its rounds can take turns with the
 * others'. It times itself: what passes through the pipe costs nothing.
 */
final class ChildEngine implements AnnEngine {
    private final String name;
    private final AnnSet set;
    private final Optional<Path> files;
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;
    private OptionalLong residentGrowth = OptionalLong.empty();

    /** Starts the process; {@code files} are deleted when it has ended. */
    ChildEngine(String name, AnnSet set, List<String> command, Map<String, String> environment, Optional<Path> files)
            throws IOException {
        this.files = files;
        this.name = name;
        this.set = set;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        this.process = builder.start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BuildCost build() throws IOException {
        String[] built = ask("build", "built");
        if (!built[5].equals("kept")) {
            residentGrowth = OptionalLong.of(Long.parseLong(built[4]) - Long.parseLong(built[3]));
        }
        return new BuildCost(set.base().count(), Long.parseLong(built[1]), Long.parseLong(built[2]));
    }

    @Override
    public OptionalLong residentGrowth() {
        return residentGrowth;
    }

    @Override
    public Pass pass(int k, int efSearch) throws IOException {
        long total = Long.parseLong(ask("pass " + k + " " + efSearch, "pass")[1]);
        int queries = set.queries().length;
        long[] nanos = new long[queries];
        int[][] rows = new int[queries][];
        for (int q = 0; q < queries; q++) {
            String[] words = line().split(" ");
            nanos[q] = Long.parseLong(words[0]);
            rows[q] = new int[words.length - 1];
            for (int rank = 0; rank < rows[q].length; rank++) {
                rows[q][rank] = Integer.parseInt(words[rank + 1]);
            }
        }
        return new Pass(total, nanos, rows);
    }

    @Override
    public double queriesPerSecond(int threads, int repeats, int k, int efSearch) throws IOException {
        String command = "threads " + threads + " " + repeats + " " + k + " " + efSearch;
        long nanos = Long.parseLong(ask(command, "threads")[1]);
        return set.queries().length * repeats * 1e9 / nanos;
    }

    String[] ask(String command, String answer) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        String[] words = line().split(" ");
        if (!words[0].equals(answer)) {
            throw new IOException(name + " answered " + String.join(" ", words) + " to " + command);
        }
        return words;
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(name + " ended before it answered");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        try {
            commands.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (files.isPresent()) {
                Folders.delete(files.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
