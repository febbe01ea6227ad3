package io.ruvector.store;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets uses of the native store through while it is open, and lets it close only when none is under way. */
final class OpenGate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Path directory;
    private boolean closed;

    OpenGate(Path directory) {
        this.directory = directory;
    }

    /** Enters a use; nested uses of one thread are fine. */
    Pass enter() {
        lock.readLock().lock();
        if (closed) {
            lock.readLock().unlock();
            throw new StoreClosedException(directory);
        }
        return lock.readLock()::unlock;
    }

    /** Waits for the uses under way and refuses later ones; false when it was closed before. */
    boolean close() {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException(
                    "the store in " + directory + " cannot be closed from inside one of its own visitors");
        }
        lock.writeLock().lock();
        try {
            boolean first = !closed;
            closed = true;
            return first;
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean isClosed() {
        lock.readLock().lock();
        try {
            return closed;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The right to use the native store until it is given back. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }
}
