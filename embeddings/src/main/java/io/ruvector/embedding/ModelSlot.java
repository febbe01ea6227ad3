package io.ruvector.embedding;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The place of one model: empty, loading, loaded, closed. Native memory is never freed under a running call. */
final class ModelSlot implements AutoCloseable {
    private final ModelPlan model;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object loadingLock = new Object();
    private @Nullable FutureTask<LoadedModel> loading;
    private boolean closed;

    ModelSlot(ModelPlan model) {
        this.model = model;
    }

    /** Runs a call that needs the model to stay open. */
    <T> T use(Supplier<T> call) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new EmbeddingFailedException("embedding model " + model.id() + " is closed", null);
            }
            return call.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    void preload() {
        use(this::task);
    }

    /** The model, once it is loaded; only inside {@link #use}. */
    LoadedModel get() {
        FutureTask<LoadedModel> task = task();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingFailedException("interrupted while loading " + model.id(), e);
        } catch (ExecutionException e) {
            forget(task); // the next call tries again: the cause may have been an interruption
            throw new EmbeddingFailedException("cannot load embedding model " + model.id(), e.getCause());
        }
    }

    private FutureTask<LoadedModel> task() {
        synchronized (loadingLock) {
            FutureTask<LoadedModel> task = loading;
            if (task == null) {
                task = new FutureTask<>(() -> LoadedModel.load(model));
                loading = task;
                Thread.ofPlatform().daemon().name("ruvector-model-loader").start(task);
            }
            return task;
        }
    }

    private void forget(FutureTask<LoadedModel> failed) {
        synchronized (loadingLock) {
            if (loading == failed) {
                loading = null;
            }
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                closeLoaded();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void closeLoaded() {
        FutureTask<LoadedModel> task = loading;
        if (task == null) {
            return;
        }
        try {
            task.get().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // It never loaded; its first user was told why.
        }
    }
}
