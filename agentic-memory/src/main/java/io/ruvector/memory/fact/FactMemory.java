package io.ruvector.memory.fact;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.MemoryOptions;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The memory of facts: each kept once in whatever words it is stated, with its sources, and with the history of what held
 * when. Durable; when a write returns, it is on disk and every later read sees it, after a crash too, whole or not at all.
 *
 * <p>A statement is put into canonical words. Said before in the same words, it is an exact duplicate. Otherwise its subject,
 * attribute and value are read by a grammar, by the {@link ClaimReader} of the application, or by the nearest wording of a
 * known attribute; with the same value it is a near duplicate, with a contradicting one it ends the fact that held before. A
 * statement that is not understood is a free one: a near duplicate of another free one when their vectors are near and
 * everything named, counted and denied agrees. No value, number, name or negation is ever merged with a different one.
 *
 * <p>Facts meet within one home only: what is shared in the tenant, a team's, an agent's, a session's. So a private statement
 * neither merges with a shared fact nor ends it.
 *
 * <p>Deterministic given the {@link MemoryOptions}, when the {@link ClaimReader} is. Thread-safe. Closing it does not close the store.
 *
 * <pre>{@code
 * facts.state(Statement.of("Anna lives in Rome", scope));
 * facts.state(Statement.of("Anna has moved to Oslo", scope)); // SUPERSEDED; Rome stays in the history
 * facts.about("Anna", scope);                                 // Oslo
 * }</pre>
 */
public final class FactMemory implements AutoCloseable {

    private final FactStore store;
    private final FactRecaller recaller;
    private final FactWriter writer;
    private final FactForgetting forgetting;
    private final EpisodicMemory episodes;
    private final MemoryOptions options;

    private FactMemory(VectorDb db, TextEmbedder embedder, EpisodicMemory episodes, FactOptions facts) {
        this.options = facts.memory();
        this.episodes = episodes;
        this.store = new FactStore(db, embedder);
        this.recaller = new FactRecaller(db, store, embedder, episodes::embeddingFloor);
        AttributeMeanings meanings = new AttributeMeanings(facts.lexicon(), embedder);
        this.writer = new FactWriter(store, embedder, facts, meanings, episodes::embeddingFloor);
        this.forgetting = new FactForgetting(store, recaller, writer, meanings);
        episodes.onForget(forgetting);
    }

    /**
     * Opens the facts kept in the store.
     *
     * @param episodes the episodes that facts are learned in; forgetting one takes it from the sources of its facts
     * @throws io.ruvector.vector.ModelMismatchException when the store's facts were embedded by another model
     */
    public static FactMemory open(VectorDb db, TextEmbedder embedder, EpisodicMemory episodes, FactOptions options) {
        return new FactMemory(db, embedder, episodes, options);
    }

    /** Takes a statement in: as a new fact, as a further source of a known one, or in place of one that it contradicts. */
    public FactChange state(Statement statement) {
        return episodes.withoutForgetting(() -> writer.state(statement));
    }

    /** The fact with this id, if the scope sees it, whether it still holds or not. */
    public Optional<Fact> find(String id, Scope scope) {
        return store.find(scope, id).filter(fact -> fact.visibleTo(scope));
    }

    /** The facts about a subject that hold now and that the scope sees, in order of id. */
    public List<Fact> about(String subject, Scope scope) {
        Instant now = options.clock().instant();
        return about(subject, scope, now, now);
    }

    /**
     * The facts about a subject of which the memory thought at {@code known} that they held at {@code valid}, in order of id.
     * What was forgotten since is missing.
     */
    public List<Fact> about(String subject, Scope scope, Instant valid, Instant known) {
        return history(subject, scope).stream()
                .filter(fact -> fact.holds(valid, known))
                .toList();
    }

    /** All facts about a subject that the scope sees, also those that hold no longer, in order of id. */
    public List<Fact> history(String subject, Scope scope) {
        String canonical = CanonicalText.of(subject).phrase();
        List<Fact> facts = new ArrayList<>();
        for (Visibility visibility : Visibility.values()) {
            if (scope.canOwn(visibility)) {
                facts.addAll(store.bySubject(scope, FactKeys.home(scope, visibility), canonical));
            }
        }
        return facts.stream()
                .filter(fact -> fact.visibleTo(scope))
                .sorted(java.util.Comparator.comparing(Fact::id))
                .toList();
    }

    /** All facts of which the memory thought at {@code known} that they held at {@code valid}, in order of id; reads all of the tenant's. */
    public List<Fact> asOf(Scope scope, Instant valid, Instant known) {
        return stored(scope, fact -> fact.visibleTo(scope) && fact.holds(valid, known));
    }

    /** The facts that fit a text best, by meaning and words, of those that hold and that the scope sees; best first. */
    public List<RecalledFact> recall(FactQuery query) {
        return recaller.recall(query, options.clock().instant());
    }

    /** How many facts there are over all scopes: a size for operators, which tells nothing about any record. */
    public long total() {
        return store.rows().count();
    }

    /** Removes a fact with its sources and history from the store, the vectors and the words, then looks there. */
    public ForgetReport forget(String id, Scope scope) {
        return forgetting.forget(() ->
                store.find(scope, id).filter(fact -> scope.mayChange(fact.scope(), fact.visibility())).stream()
                        .toList());
    }

    /** Forgets all facts about a subject that the scope may change. */
    public ForgetReport forgetAbout(String subject, Scope scope) {
        return forgetting.forget(() -> history(subject, scope).stream()
                .filter(fact -> scope.mayChange(fact.scope(), fact.visibility()))
                .toList());
    }

    /** Forgets every fact that was first stated within the scope ({@link Scope#covers}), and what its writers told of others. */
    public ForgetReport forgetScope(Scope scope) {
        return forgetting.forgetScope(scope);
    }

    /** Releases the word index; to be called before the store is closed. The store stays open. */
    @Override
    public void close() {
        recaller.close();
    }

    private List<Fact> stored(Scope tenant, Predicate<Fact> wanted) {
        List<Fact> facts = new ArrayList<>();
        store.forEach(tenant, fact -> {
            if (wanted.test(fact)) {
                facts.add(fact);
            }
        });
        return facts;
    }
}
