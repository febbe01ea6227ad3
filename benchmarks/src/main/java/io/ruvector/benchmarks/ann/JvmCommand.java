package io.ruvector.benchmarks.ann;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command that starts a class of this class path in a JVM of its own, with this JVM's modules and properties. */
public final class JvmCommand {
    private JvmCommand() {}

    /**
     * The command.
     *
     * @param main the class
     * @param options of the JVM; this one's {@code -Xm...} and {@code -XX:...} are not passed on
     * @param arguments of the class
     * @return program and arguments
     */
    public static List<String> of(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Xm") && !argument.startsWith("-XX:"))
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
