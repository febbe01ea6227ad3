package io.ruvector.cli.demo;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another JVM, started like this one, that runs one command on the store this process has closed. */
final class SecondProcess {

    private final String mainClass;

    SecondProcess(String mainClass) {
        this.mainClass = mainClass;
    }

    /**
     * What the other process said.
     *
     * @param pid its process id
     * @param millis from its start to its end
     * @param document its JSON document
     */
    record Result(long pid, double millis, JsonNode document) {}

    /** Runs a command that prints a JSON document, and waits for its end. */
    Result run(List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-Druvector.started") && !flag.contains(".tty="))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(args);
        File errors = File.createTempFile("ruvector-second-process", ".log");
        try {
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectError(errors).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            double millis = (System.nanoTime() - begin) / 1e6;
            if (exitCode != 0) {
                String said = Files.readString(errors.toPath());
                throw new IOException("the second process ended with " + exitCode + ": " + out + said);
            }
            return new Result(process.pid(), millis, JsonMapper.shared().readTree(out));
        } finally {
            Files.deleteIfExists(errors.toPath());
        }
    }
}
