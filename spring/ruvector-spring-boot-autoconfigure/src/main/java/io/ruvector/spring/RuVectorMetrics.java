package io.ruvector.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ruvector.AgenticDb;
import java.util.function.ToDoubleFunction;

/** The sizes of a database, read when a registry asks; each is a counter that the database keeps anyway. */
final class RuVectorMetrics implements MeterBinder {

    private final AgenticDb db;

    RuVectorMetrics(AgenticDb db) {
        this.db = db;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "ruvector.episodes",
                "stored episodes",
                it -> it.memory().total());
        gauge(registry, "ruvector.facts", "stored facts", it -> it.facts().total());
        gauge(
                registry,
                "ruvector.conversation.turns",
                "stored turns",
                it -> it.transcripts().total());
        gauge(
                registry,
                "ruvector.passages",
                "passages of ingested documents",
                it -> it.corpus().passageCount());
        gauge(
                registry,
                "ruvector.collections",
                "vector collections",
                it -> it.vectors().collectionNames().size());
        gauge(registry, "ruvector.vectors", "entries of all vector collections", RuVectorMetrics::vectors);
        FunctionCounter.builder("ruvector.commits", db, it -> it.vectors().sequence())
                .description("committed writes since the database was made")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String what, ToDoubleFunction<AgenticDb> value) {
        Gauge.builder(name, db, value).description(what).register(registry);
    }

    private static double vectors(AgenticDb db) {
        return db.vectors().collectionNames().stream()
                .mapToLong(name -> db.vectors().collection(name).count())
                .sum();
    }
}
