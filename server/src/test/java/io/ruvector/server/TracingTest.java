package io.ruvector.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Traces: part of those of the caller when they are on, and none when they are not. */
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final List<SpanData> SPANS = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    @Test
    void aRequestIsPartOfItsCallersTrace() throws Exception {
        SPANS.clear();
        try (RunningServer server = new RunningServer(
                Exporting.class,
                directory,
                "--management.opentelemetry.enabled=true",
                "--management.opentelemetry.tracing.export.schedule-delay=50ms")) {
            assertThat(server.get("/v1/info", "traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                            .statusCode())
                    .isEqualTo(200);
            for (int i = 0; i < 600 && SPANS.stream().noneMatch(TracingTest::isTheCallers); i++) {
                Thread.sleep(50);
            }
        }
        assertThat(SPANS).anySatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo(PARENT);
            assertThat(span.getName()).contains("/v1/info");
        });
    }

    @Test
    void nothingIsTracedUnlessAskedFor() throws Exception {
        SPANS.clear();
        try (RunningServer server = new RunningServer(Exporting.class, directory)) {
            server.get("/v1/info", "traceparent", "00-" + TRACE + "-" + PARENT + "-01");
        }
        assertThat(SPANS).isEmpty();
    }

    private static boolean isTheCallers(SpanData span) {
        return span.getTraceId().equals(TRACE);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(RunningServer.TestEmbedder.class)
    static class Exporting {

        @Bean
        SpanExporter spans() {
            return new SpanExporter() {
                @Override
                public CompletableResultCode export(Collection<SpanData> spans) {
                    SPANS.addAll(spans);
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            };
        }
    }
}
