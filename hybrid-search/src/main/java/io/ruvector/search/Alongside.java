package io.ruvector.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Work that another thread does meanwhile if the machine has a processor free, and else the thread that wants the outcome.
 * On a busy machine help costs more than it gives: who helps a millisecond may lose the processor for several.
 */
final class Alongside<T> {
    private final Supplier<T> work;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    private Alongside(Supplier<T> work) {
        this.work = work;
    }

    static <T> Alongside<T> start(Supplier<T> work) {
        Alongside<T> started = new Alongside<>(work);
        if (Processors.oneIsFree()) {
            Thread.startVirtualThread(started::runOnce);
        }
        return started;
    }

    private void runOnce() {
        if (taken.compareAndSet(false, true)) {
            try {
                outcome.complete(work.get());
            } catch (RuntimeException | Error failed) {
                outcome.completeExceptionally(failed);
            }
        }
    }

    /** What the work gives, or throws what it threw. */
    T outcome() {
        runOnce();
        try {
            return outcome.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw failed;
            }
        }
    }
}
