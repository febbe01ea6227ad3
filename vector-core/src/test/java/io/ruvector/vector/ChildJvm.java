package io.ruvector.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rocksdb.util.Environment;

/** Starts another JVM with this one's class path, to test what happens between processes. */
final class ChildJvm {
    private ChildJvm() {}

    static Process start(Class<?> main, String... arguments) throws IOException {
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
                System.getProperty("java.class.path"),
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
