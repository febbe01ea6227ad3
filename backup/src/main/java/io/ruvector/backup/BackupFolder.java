package io.ruvector.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of a file system as a place for backups.
 *
 * @param root the folder, made when absent
 */
public record BackupFolder(Path root) implements BackupTarget {
    private static final String UNFINISHED = ".unfinished";

    @Override
    public List<String> list(String folder) throws IOException {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> !it.endsWith(UNFINISHED))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public InputStream read(String folder, String name) throws IOException {
        return Files.newInputStream(root.resolve(folder).resolve(name));
    }

    @Override
    public void write(String folder, String name, InputStream content) throws IOException {
        Path directory = Files.createDirectories(root.resolve(folder));
        Path unfinished = directory.resolve(name + UNFINISHED);
        Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void delete(String folder, String name) throws IOException {
        Files.deleteIfExists(root.resolve(folder).resolve(name));
    }
}
