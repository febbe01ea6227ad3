package io.ruvector.mcp;

import java.time.Duration;

/** Counts requests that wait for their response, so that a client that ends its stream still gets what it asked for. Thread-safe. */
final class OpenRequests {
    private int open;

    synchronized void begun() {
        open++;
    }

    synchronized void answered() {
        open--;
        notifyAll();
    }

    /** Waits until all are answered, or nothing was answered for so long that nothing will be: cancelled ones never are. */
    synchronized void awaitAnswers(Duration silence) {
        try {
            while (open > 0) {
                int before = open;
                wait(silence.toMillis());
                if (open == before) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
