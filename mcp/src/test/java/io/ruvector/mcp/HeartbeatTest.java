package io.ruvector.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final CountDownLatch three = new CountDownLatch(3);
    private final List<ProgressNotification> sent = new CopyOnWriteArrayList<>();
    private final McpSyncServerExchange exchange = new McpSyncServerExchange(null) {
        @Override
        public void progressNotification(ProgressNotification notification) {
            sent.add(notification);
            three.countDown();
        }
    };

    @Test
    void progressIncreasesUntilTheCallEnds() throws Exception {
        try (Heartbeat progress =
                Heartbeat.of(exchange, Map.of("progressToken", "p"), "rag_ingest", Duration.ofMillis(1))) {
            three.await();
        }
        int atEnd = sent.size();
        assertThat(sent).extracting(ProgressNotification::progressToken).containsOnly("p");
        assertThat(sent).extracting(ProgressNotification::progress).isSorted().doesNotHaveDuplicates();
        Thread.sleep(20);
        assertThat(sent).hasSize(atEnd);
    }

    @Test
    void whoDoesNotAskIsNotTold() throws Exception {
        for (Map<String, Object> meta :
                List.of(Map.<String, Object>of(), Map.<String, Object>of("progressToken", List.of()))) {
            try (Heartbeat progress = Heartbeat.of(exchange, meta, "rag_ingest", Duration.ofMillis(1))) {
                Thread.sleep(20);
            }
        }
        assertThat(sent).isEmpty();
    }
}
