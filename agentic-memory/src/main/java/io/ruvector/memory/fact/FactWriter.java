package io.ruvector.memory.fact;

import io.ruvector.memory.EmbeddingFloor;
import io.ruvector.memory.Scope;
import io.ruvector.memory.ScopeFacets;
import io.ruvector.memory.Ulids;
import io.ruvector.memory.fact.FactChange.Kind;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.WriteBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The write path of facts. Statements of one home are taken in one after the other, each in one atomic write. */
final class FactWriter {

    /** How alike two free statements must be, above the model's floor for unrelated texts. */
    private static final double ALIKE = 0.6;

    private static final int NEIGHBOURS = 20;
    private static final int LOCKS = 64;

    private final FactStore store;
    private final TextEmbedder embedder;
    private final FactOptions options;
    private final StatementReader reader;
    private final Supplier<EmbeddingFloor> floor;
    private final Ulids ids;
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();

    FactWriter(
            FactStore store,
            TextEmbedder embedder,
            FactOptions options,
            AttributeMeanings meanings,
            Supplier<EmbeddingFloor> floor) {
        this.store = store;
        this.embedder = embedder;
        this.options = options;
        this.reader = new StatementReader(options.lexicon(), options.reader(), meanings);
        this.floor = floor;
        this.ids = new Ulids(options.memory().clock(), options.memory().random());
    }

    FactChange state(Statement statement) {
        CanonicalText text = CanonicalText.of(statement.text());
        String home = FactKeys.home(statement.scope(), statement.visibility());
        ReentrantLock lock = locks.get(Math.floorMod(home.hashCode(), LOCKS));
        lock.lock();
        try {
            return new Writing(statement, text, home).run();
        } finally {
            lock.unlock();
        }
    }

    /** Runs the work while nothing is stated. */
    <T> T alone(Supplier<T> work) {
        locks.forEach(ReentrantLock::lock);
        try {
            return work.get();
        } finally {
            locks.forEach(ReentrantLock::unlock);
        }
    }

    /** One statement on its way in. */
    private final class Writing {

        private final Statement statement;
        private final CanonicalText text;
        private final String home;
        private final Scope scope;
        private final Instant now;
        private final Instant from;
        private final Source source;

        Writing(Statement statement, CanonicalText text, String home) {
            this.statement = statement;
            this.text = text;
            this.home = home;
            this.scope = statement.scope();
            this.now = options.memory().clock().instant();
            this.from = statement.validFrom().orElse(now);
            this.source = new Source(statement.text(), statement.episodeId(), scope, now);
        }

        FactChange run() {
            Optional<Fact> said = store.byWords(scope, home, text.phrase());
            if (said.filter(this::holds).isPresent()) {
                return merge(said.get(), Kind.EXACT_DUPLICATE);
            }
            Optional<Claim> claim = said.flatMap(Fact::claim).or(() -> reader.read(statement, text, this::known));
            return claim.isPresent() ? stateClaim(claim.get()) : stateFree();
        }

        private FactChange stateClaim(Claim claim) {
            List<Fact> facts = store.byAttribute(scope, home, claim);
            Optional<Fact> same = facts.stream()
                    .filter(fact -> fact.claim().filter(claim::equals).isPresent())
                    .findFirst();
            if (same.filter(this::holds).isPresent()) {
                return merge(same.get(), Kind.NEAR_DUPLICATE);
            }
            boolean oneValue = options.lexicon().oneValue(claim.attribute());
            List<Fact> contradicting = facts.stream()
                    .filter(fact -> fact.claim()
                            .filter(other -> claim.contradicts(other, oneValue))
                            .isPresent())
                    .toList();
            return supersede(claim, same, contradicting);
        }

        private FactChange supersede(Claim claim, Optional<Fact> same, List<Fact> contradicting) {
            Optional<Instant> to = statement.validTo().or(() -> Timeline.end(from, contradicting));
            WriteBatch batch = new WriteBatch();
            List<String> superseded = new ArrayList<>();
            for (Fact other : contradicting) {
                Fact shortened = Timeline.without(other, from, to, now);
                if (!shortened.equals(other)) {
                    store.put(shortened, batch);
                    superseded.add(other.id());
                }
            }
            Fact fact;
            if (same.isPresent()) {
                fact = Timeline.holding(Timeline.without(same.get(), from, to, now), from, to, now)
                        .mentionedBy(source);
                store.put(fact, batch);
            } else {
                fact = created(Optional.of(claim), to);
                store.insert(fact, embedder.embedPassage(statement.text()), batch);
            }
            store.write(batch);
            return new FactChange(superseded.isEmpty() ? Kind.ADDED : Kind.SUPERSEDED, fact, superseded);
        }

        private FactChange stateFree() {
            float[] vector = embedder.embedPassage(statement.text());
            Optional<Fact> same = alike(vector);
            if (same.isPresent()) {
                return merge(same.get(), Kind.NEAR_DUPLICATE);
            }
            Fact fact = created(Optional.empty(), statement.validTo());
            WriteBatch batch = new WriteBatch();
            store.insert(fact, vector, batch);
            store.write(batch);
            return new FactChange(Kind.ADDED, fact, List.of());
        }

        private Optional<Fact> alike(float[] vector) {
            SearchQuery nearest = SearchQuery.builder(vector, NEIGHBOURS)
                    .filter(ScopeFacets.visibleTo(scope))
                    .build();
            for (SearchHit hit : store.vectors().search(nearest)) {
                Optional<Fact> fact = store.findByKey(hit.id())
                        .filter(it -> it.claim().isEmpty() && holds(it))
                        .filter(it -> FactKeys.home(it.scope(), it.visibility()).equals(home));
                double alike = floor.get().alike(hit.score());
                if (fact.filter(it -> Paraphrases.same(text, CanonicalText.of(it.text()), alike, ALIKE))
                        .isPresent()) {
                    return fact;
                }
            }
            return Optional.empty();
        }

        private FactChange merge(Fact fact, Kind kind) {
            Fact merged = fact.mentionedBy(source);
            WriteBatch batch = new WriteBatch();
            store.put(merged, batch);
            store.write(batch);
            return new FactChange(kind, merged, List.of());
        }

        private List<Claim> known(String subject) {
            return store.bySubject(scope, home, subject).stream()
                    .filter(this::holds)
                    .flatMap(fact -> fact.claim().stream())
                    .toList();
        }

        private boolean holds(Fact fact) {
            return fact.holds(from);
        }

        private Fact created(Optional<Claim> claim, Optional<Instant> to) {
            Belief belief = new Belief(from, to, now, Optional.empty());
            return new Fact(
                    ids.next(),
                    scope,
                    statement.visibility(),
                    statement.text(),
                    claim,
                    List.of(belief),
                    List.of(source),
                    1);
        }
    }
}
