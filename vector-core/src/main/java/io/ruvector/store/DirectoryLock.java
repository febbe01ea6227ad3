package io.ruvector.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ownership of a store's directory by one open store of one process, through a lock on the file {@code LOCK} in it. */
final class DirectoryLock implements AutoCloseable {
    private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the directory, which must exist and be a real path, or throws {@link StoreLockedException}. */
    static DirectoryLock acquire(Path directory) {
        if (!OWNED_HERE.add(directory)) {
            throw new StoreLockedException(directory, "this process");
        }
        try {
            return new DirectoryLock(directory, lock(directory));
        } catch (IOException e) {
            OWNED_HERE.remove(directory);
            throw new StoreIoException("cannot lock " + directory, e);
        } catch (RuntimeException e) {
            OWNED_HERE.remove(directory);
            throw e;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve("LOCK"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StoreLockedException(directory, ownerIn(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String ownerIn(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
        return pid.isEmpty() ? "another process" : "process " + pid;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreIoException("cannot unlock " + directory, e);
        } finally {
            OWNED_HERE.remove(directory);
        }
    }
}
