package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that live as long as a measurement. */
public final class Folders {
    private Folders() {}

    /**
     * A new, empty folder.
     *
     * @param parent where; created when absent
     * @param prefix how its name begins
     * @return the folder
     * @throws IOException when it cannot be created
     */
    public static Path fresh(Path parent, String prefix) throws IOException {
        Files.createDirectories(parent);
        return Files.createTempDirectory(parent, prefix);
    }

    /**
     * Deletes a folder and all in it.
     *
     * @param folder the folder; may be absent
     * @throws IOException when something in it cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
