package io.ruvector.benchmarks.crash;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.rocksdb.util.Environment;

/** How a victim is started quickly: few classes from jars, an AOT cache (JEP 514) of them, the native library unpacked. */
final class VictimJvm {
    private static final List<String> LIBRARIES = List.of("vector-core", "rocksdbjni", "jspecify", "slf4j");
    private static final int LAST_TRAINING_STEP = 120;

    private final Path folder;
    private final String classPath;
    private final Path cache;

    private VictimJvm(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = classPath;
        this.cache = folder.resolve("victim.aot");
    }

    /** Prepares starts in a folder. */
    static VictimJvm prepare(Path folder) throws IOException, InterruptedException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream in = Objects.requireNonNull(VictimJvm.class.getResourceAsStream("/" + name), name)) {
            Files.copy(in, folder.resolve(name));
        }
        List<String> path =
                new ArrayList<>(List.of(jar(folder.resolve("victim.jar")).toString()));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(it -> LIBRARIES.stream().anyMatch(it::contains))
                .forEach(path::add);
        VictimJvm jvm = new VictimJvm(folder, String.join(File.pathSeparator, path));
        jvm.train();
        return jvm;
    }

    /** The cache takes classes from jars only. */
    private static Path jar(Path jar) throws IOException {
        List<Class<?>> classes = new ArrayList<>(List.of(Victim.class, Step.class, Change.class, Content.class));
        classes.addAll(Arrays.asList(Step.class.getDeclaredClasses()));
        classes.addAll(Arrays.asList(Change.class.getDeclaredClasses()));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Class<?> type : classes) {
                put(out, type.getName().replace('.', '/') + ".class");
            }
            // Compiled from a switch over an enum, where the compiler makes one.
            String table = Step.class.getName().replace('.', '/') + "$1.class";
            if (VictimJvm.class.getResource("/" + table) != null) {
                put(out, table);
            }
        }
        return jar;
    }

    private static void put(JarOutputStream out, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(VictimJvm.class.getResourceAsStream("/" + name), name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
            out.closeEntry();
        }
    }

    private void train() throws IOException, InterruptedException {
        Path store = folder.resolve("training");
        List<String> flags = List.of("-XX:AOTCacheOutput=" + cache, "-Druvector.training=true");
        List<String> arguments = List.of(store.toString(), "1", Integer.toString(LAST_TRAINING_STEP), "0", "0");
        Process process = new ProcessBuilder(command(flags, arguments))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("training.log").toFile())
                .start();
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("the training run of the victim ended with " + exitCode + ": "
                    + Files.readString(folder.resolve("training.log")));
        }
    }

    List<String> command(List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--add-modules=jdk.incubator.vector",
                "-Druvector.simd=required",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Xlog:disable",
                "-Djava.library.path=" + folder,
                "-cp",
                classPath));
        command.addAll(flags);
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.add(Victim.class.getName());
        command.addAll(arguments);
        return command;
    }

    /** Whether starts are from the cache. */
    boolean isTrained() {
        return Files.exists(cache);
    }
}
