package io.ruvector.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system of a few megabytes in memory, to fill up; only where this process may mount one. */
final class SmallDisk implements AutoCloseable {
    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Mounts one on an empty directory; empty when that is not permitted here. */
    static Optional<SmallDisk> mount(Path directory, int mebibytes) throws IOException, InterruptedException {
        int exitCode;
        try {
            exitCode = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString());
        } catch (IOException e) {
            return Optional.empty();
        }
        return exitCode == 0 ? Optional.of(new SmallDisk(directory)) : Optional.empty();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    Path directory() {
        return directory;
    }

    /** Takes all but so many bytes of what is free. */
    void fillUpTo(long bytesLeft) throws IOException {
        long usable = Files.getFileStore(directory).getUsableSpace();
        Files.write(directory.resolve("ballast"), new byte[(int) Math.max(0, usable - bytesLeft)]);
    }

    /** Gives back what was taken. */
    void free() throws IOException {
        Files.delete(directory.resolve("ballast"));
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "-l", directory.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
