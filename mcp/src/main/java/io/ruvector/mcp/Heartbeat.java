package io.ruvector.mcp;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a call that asked for it: after each second of work the seconds so far, without a total, which no tool knows beforehand.
 * Closing it waits for a notification under way, so that none follows the result.
 */
final class Heartbeat implements AutoCloseable {

    private static final String TOKEN = "progressToken";

    private final CountDownLatch ended = new CountDownLatch(1);
    private final @Nullable Thread beating;

    private Heartbeat(@Nullable Runnable beat, Duration pause) {
        this.beating = beat == null ? null : Thread.ofVirtual().start(() -> run(beat, pause));
    }

    /**
     * Begins.
     *
     * @param meta the call's metadata; without a progress token nothing is sent
     */
    static Heartbeat of(
            McpSyncServerExchange exchange, @Nullable Map<String, Object> meta, String tool, Duration pause) {
        Object token = meta == null ? null : meta.get(TOKEN);
        if (!(token instanceof String) && !(token instanceof Number)) {
            return new Heartbeat(null, pause);
        }
        long begun = System.nanoTime();
        return new Heartbeat(
                () -> exchange.progressNotification(
                        ProgressNotification.builder(token, (System.nanoTime() - begun) * 1e-9)
                                .message(tool + " is at work")
                                .build()),
                pause);
    }

    private void run(Runnable beat, Duration pause) {
        try {
            while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                beat.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException clientIsGone) {
            // The call goes on; its result will fail to be sent in its own way.
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (beating != null) {
            try {
                beating.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
