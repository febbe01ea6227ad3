package io.ruvector.memory.fact;

import io.ruvector.memory.Episode;
import io.ruvector.memory.ForgetParticipant;
import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.ForgetReport.Look;
import io.ruvector.memory.Scope;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Removes facts, or what episodes and writers told of them, and looks afterwards whether anything is left. */
final class FactForgetting implements ForgetParticipant {

    private static final int BATCH = 200;

    private final FactStore store;
    private final FactRecaller recaller;
    private final FactWriter writer;
    private final AttributeMeanings meanings;

    FactForgetting(FactStore store, FactRecaller recaller, FactWriter writer, AttributeMeanings meanings) {
        this.store = store;
        this.recaller = recaller;
        this.writer = writer;
        this.meanings = meanings;
    }

    ForgetReport forget(Supplier<List<Fact>> found) {
        return writer.alone(() -> {
            List<Fact> facts = found.get();
            ForgetReport report = new ForgetReport(List.of(), List.of());
            for (int from = 0; from < facts.size(); from += BATCH) {
                report = report.and(forgetBatch(facts.subList(from, Math.min(from + BATCH, facts.size()))));
            }
            meanings.forgetSentences();
            return report;
        });
    }

    /** Forgets the facts first stated within the scope, and takes its writers from the sources of all others. */
    ForgetReport forgetScope(Scope scope) {
        return writer.alone(() -> {
            List<Fact> own = new ArrayList<>();
            store.forEach(scope, fact -> {
                if (scope.covers(fact.scope())) {
                    own.add(fact);
                } else if (fact.sources().stream().anyMatch(it -> scope.covers(it.writer()))) {
                    WriteBatch batch = new WriteBatch();
                    withdraw(fact, fact.withoutWriters(scope), batch);
                    store.write(batch);
                }
            });
            return forget(() -> own);
        });
    }

    private ForgetReport forgetBatch(List<Fact> facts) {
        List<Optional<VectorEntry>> vectors = facts.stream()
                .map(fact -> store.vectors().get(FactStore.key(fact)))
                .toList();
        WriteBatch batch = new WriteBatch();
        facts.forEach(fact -> store.remove(fact, batch));
        store.write(batch);
        long searched =
                vectors.stream().flatMap(Optional::stream).filter(this::found).count();
        return new ForgetReport(
                facts.stream().map(Fact::id).toList(),
                List.of(
                        new Look(
                                "fact rows and keys",
                                facts.stream().filter(store::anyTrace).count()),
                        new Look("fact vector search", searched),
                        new Look(
                                "fact keyword search",
                                facts.stream()
                                        .filter(fact -> recaller.knowsWords(FactStore.key(fact), fact.text()))
                                        .count())));
    }

    private boolean found(VectorEntry gone) {
        return store.vectors().search(SearchQuery.of(gone.vector(), 10)).stream()
                .map(SearchHit::id)
                .anyMatch(gone.id()::equals);
    }

    // ---- episodes that go

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public void forgetting(List<Episode> episodes, WriteBatch batch) {
        Set<String> ids = episodes.stream().map(Episode::id).collect(Collectors.toSet());
        store.forEach(episodes.getFirst().scope(), fact -> {
            if (fact.mentions(ids)) {
                withdraw(fact, fact.without(ids), batch);
            }
        });
        meanings.forgetSentences();
    }

    @Override
    public long traces(Scope tenant, Set<String> episodeIds) {
        AtomicLong traces = new AtomicLong();
        store.forEach(tenant, fact -> {
            if (fact.mentions(episodeIds)) {
                traces.incrementAndGet();
            }
        });
        return traces.get();
    }

    private void withdraw(Fact fact, Optional<Fact> rest, WriteBatch batch) {
        if (rest.isPresent()) {
            store.replace(fact, rest.get(), batch);
        } else {
            store.remove(fact, batch);
        }
    }
}
