package io.ruvector.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The user's own folder for files unpacked from jars: {@code -Druvector.cache.dir}, else {@code RUVECTOR_CACHE_DIR}, else
 * the platform's cache folder. Only the user may write there, because native code is loaded from it. It may be deleted
 * at any time between runs.
 */
final class CacheDirectory {
    private static final String PROPERTY = "ruvector.cache.dir";
    private static final String VARIABLE = "RUVECTOR_CACHE_DIR";

    private CacheDirectory() {}

    /** A folder of that name, created when absent. */
    static Path folder(String name) throws IOException {
        Path folder = root().resolve(name);
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, ownerOnly());
    }

    /** Writes all of {@code in} to {@code target}: other processes see nothing or the whole file. */
    static void writeAtomically(InputStream in, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, target.getFileName() + ".", ".part");
        try {
            Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path root() {
        String chosen = firstNonBlank(System.getProperty(PROPERTY), System.getenv(VARIABLE));
        if (chosen != null) {
            return Path.of(chosen);
        }
        Path home = Path.of(System.getProperty("user.home"));
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Caches").resolve("ruvector");
        }
        String base = firstNonBlank(System.getenv(os.contains("win") ? "LOCALAPPDATA" : "XDG_CACHE_HOME"), null);
        return (base == null ? home.resolve(".cache") : Path.of(base)).resolve("ruvector");
    }

    private static @Nullable String firstNonBlank(@Nullable String first, @Nullable String second) {
        if (first != null && !first.isBlank()) {
            return first;
        }
        return second != null && !second.isBlank() ? second : null;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
