package io.ruvector.vector;

import io.ruvector.store.StoreClosedException;
import io.ruvector.store.StoreIoException;
import io.ruvector.store.UnknownTableException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes indexes to disk in the background when their tails have become long, one checkpoint at a time. Thread-safe. */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("ruvector-checkpoint").factory());
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final Runnable checkpoint;

    Checkpoints(Runnable checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** Asks for a checkpoint soon; nothing when one is asked for already. */
    void request() {
        if (!thread.isShutdown() && wanted.compareAndSet(false, true)) {
            thread.execute(this::run);
        }
    }

    private void run() {
        wanted.set(false);
        try {
            checkpoint.run();
        } catch (StoreIoException | StoreClosedException | UnknownTableException e) {
            LOG.warn("The search indexes could not be written to disk; what was committed is safe", e);
        }
    }

    /** Waits for the checkpoint under way; there is none after it. */
    @Override
    public void close() {
        thread.close();
    }
}
