package io.ruvector.server;

import io.ruvector.AgenticDb;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Where the time of a start went, written to the log in one line when the server is ready. */
@Component
class StartTimes implements InstantiationAwareBeanPostProcessor, ApplicationListener<ApplicationEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartTimes.class);
    private static volatile long main = System.nanoTime();

    private long storeBegun;
    private long storeOpen;
    private long listening;

    /** Notes that the program begins. */
    static void programBegins() {
        main = System.nanoTime();
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
        if (type == AgenticDb.class) {
            storeBegun = System.nanoTime();
        }
        return null;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof AgenticDb) {
            storeOpen = System.nanoTime();
        }
        return bean;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof WebServerInitializedEvent) {
            listening = System.nanoTime();
        } else if (event instanceof ApplicationReadyEvent) {
            report(System.nanoTime());
        }
    }

    private void report(long ready) {
        double jvm = ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> seconds(Duration.between(start, Instant.now()).toNanos()) - seconds(ready - main))
                .orElse(0.0);
        double store = seconds(storeOpen - storeBegun);
        LOG.info(
                "Ready: {} s before the program, {} s until listening without the store, {} s for the store, {} s from then on",
                shown(jvm),
                shown(seconds(listening - main) - store),
                shown(store),
                shown(seconds(ready - listening)));
    }

    private static double seconds(long nanos) {
        return nanos * 1e-9;
    }

    private static String shown(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
