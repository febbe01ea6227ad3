package io.ruvector.context;

import io.ruvector.memory.Scope;
import io.ruvector.memory.fact.Fact;
import io.ruvector.memory.fact.FactMemory;
import io.ruvector.memory.fact.FactQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Facts that hold now and are related to the task, by their recall score. */
record FactSource(FactMemory facts, Clock clock) implements ContextSource {

    @Override
    public ContextKind kind() {
        return ContextKind.FACT;
    }

    @Override
    public List<Candidate> candidates(String task, Scope scope, int most) {
        return facts.recall(FactQuery.of(task, scope).k(most)).stream()
                .filter(hit -> hit.meaning() > 0)
                .map(hit -> new Candidate(kind(), hit.fact().id(), Math.clamp(hit.score(), 0, 1), text(hit.fact())))
                .toList();
    }

    @Override
    public Optional<String> show(String id, Scope scope) {
        return facts.find(id, scope).filter(fact -> fact.holds(clock.instant())).map(FactSource::text);
    }

    private static String text(Fact fact) {
        return Shown.shortened(fact.text());
    }
}
