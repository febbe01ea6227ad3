package io.ruvector.memory.fact;

import io.ruvector.memory.Scope;
import io.ruvector.memory.ScopeFacets;
import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The rows of the facts: a table of facts as JSON, one of the statements that are known by their words, one of facts by
 * subject and attribute, and a collection of statement vectors.
 */
final class FactStore {

    private final VectorDb db;
    private final TextEmbedder embedder;
    private final Table rows;
    private final Table words;
    private final Table subjects;
    private final Collection vectors;

    FactStore(VectorDb db, TextEmbedder embedder) {
        this.db = db;
        this.embedder = embedder;
        rows = db.table("memory-facts");
        words = db.table("memory-fact-words");
        subjects = db.table("memory-fact-subjects");
        vectors = db.openCollection("memory-fact-statements", CollectionOptions.of(embedder));
    }

    Table rows() {
        return rows;
    }

    Collection vectors() {
        return vectors;
    }

    Optional<Fact> find(Scope tenant, String id) {
        return id.isEmpty() ? Optional.empty() : findByKey(tenant.key(id));
    }

    Optional<Fact> findByKey(String key) {
        return rows.get(key).map(this::decode);
    }

    /** The fact that was stated in these canonical words, if one was. */
    Optional<Fact> byWords(Scope tenant, String home, String canonical) {
        return words.get(FactKeys.words(home, canonical))
                .flatMap(id -> find(tenant, new String(id, StandardCharsets.UTF_8)))
                .filter(fact -> phrases(fact).contains(canonical));
    }

    /** The facts about an attribute of a subject, whatever their value, in order of id. */
    List<Fact> byAttribute(Scope tenant, String home, Claim claim) {
        List<Fact> facts = new ArrayList<>();
        subjects.forEach(
                FactKeys.attribute(home, claim),
                (key, id) -> find(tenant, new String(id, StandardCharsets.UTF_8))
                        .filter(fact ->
                                fact.claim().filter(claim::sameAttribute).isPresent())
                        .ifPresent(facts::add));
        return facts;
    }

    /** The facts about a subject, in order of attribute and id. */
    List<Fact> bySubject(Scope tenant, String home, String subject) {
        List<Fact> facts = new ArrayList<>();
        subjects.forEach(
                FactKeys.subject(home, subject),
                (key, id) -> find(tenant, new String(id, StandardCharsets.UTF_8))
                        .filter(fact -> fact.claim()
                                .filter(it -> it.subject().equals(subject))
                                .isPresent())
                        .ifPresent(facts::add));
        return facts;
    }

    /** Adds a new fact with everything that finds it. */
    void insert(Fact fact, float[] vector, WriteBatch batch) {
        put(fact, batch);
        batch.insert(vectors, VectorEntry.of(key(fact), vector, ScopeFacets.of(fact.scope(), fact.visibility())));
    }

    /** Sets a fact's row and the words that lead to it. */
    void put(Fact fact, WriteBatch batch) {
        byte[] id = fact.id().getBytes(StandardCharsets.UTF_8);
        batch.put(rows, key(fact), FactJson.encode(fact));
        phrases(fact).forEach(phrase -> batch.put(words, FactKeys.words(home(fact), phrase), id));
        fact.claim().ifPresent(claim -> batch.put(subjects, FactKeys.attribute(home(fact), claim) + fact.id(), id));
    }

    /** Sets a fact's row after sources were taken from it: words that no source has any more lead nowhere. */
    void replace(Fact old, Fact fact, WriteBatch batch) {
        Set<String> gone = phrases(old);
        gone.removeAll(phrases(fact));
        gone.forEach(phrase -> removeWords(old, phrase, batch));
        batch.put(rows, key(fact), FactJson.encode(fact));
        if (!old.text().equals(fact.text())) {
            float[] vector = embedder.embedPassage(fact.text());
            batch.upsert(vectors, VectorEntry.of(key(fact), vector, ScopeFacets.of(fact.scope(), fact.visibility())));
        }
    }

    void remove(Fact fact, WriteBatch batch) {
        batch.remove(rows, key(fact)).delete(vectors, key(fact));
        phrases(fact).forEach(phrase -> removeWords(fact, phrase, batch));
        fact.claim().ifPresent(claim -> batch.remove(subjects, FactKeys.attribute(home(fact), claim) + fact.id()));
    }

    /** Whether any table or the vectors still know the fact. */
    boolean anyTrace(Fact fact) {
        boolean inWords = phrases(fact).stream()
                .anyMatch(phrase -> words.get(FactKeys.words(home(fact), phrase))
                        .filter(id -> new String(id, StandardCharsets.UTF_8).equals(fact.id()))
                        .isPresent());
        boolean bySubject = fact.claim()
                .filter(claim -> subjects.contains(FactKeys.attribute(home(fact), claim) + fact.id()))
                .isPresent();
        return inWords || bySubject || rows.contains(key(fact)) || vectors.contains(key(fact));
    }

    void forEach(Scope tenant, Consumer<Fact> visitor) {
        rows.forEach(tenant.tenantPrefix(), (key, value) -> visitor.accept(decode(value)));
    }

    void write(WriteBatch batch) {
        db.write(batch);
    }

    Fact decode(byte[] json) {
        return FactJson.decode(json, db.path());
    }

    static String key(Fact fact) {
        return fact.scope().key(fact.id());
    }

    private void removeWords(Fact fact, String phrase, WriteBatch batch) {
        String key = FactKeys.words(home(fact), phrase);
        boolean ours = words.get(key)
                .filter(id -> new String(id, StandardCharsets.UTF_8).equals(fact.id()))
                .isPresent();
        if (ours) {
            batch.remove(words, key);
        }
    }

    private static String home(Fact fact) {
        return FactKeys.home(fact.scope(), fact.visibility());
    }

    private static Set<String> phrases(Fact fact) {
        Set<String> phrases = new HashSet<>();
        fact.sources()
                .forEach(source ->
                        phrases.add(CanonicalText.of(source.statement()).phrase()));
        return phrases;
    }
}
