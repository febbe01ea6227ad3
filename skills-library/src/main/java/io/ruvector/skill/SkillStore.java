package io.ruvector.skill;

import io.ruvector.memory.Scope;
import io.ruvector.memory.ScopeFacets;
import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of the library: a table of skills as JSON and a collection of what they are for, as vectors. */
final class SkillStore {

    private static final String STANDING = "standing";

    private final VectorDb db;
    private final Table rows;
    private final Collection meanings;
    private final Map<String, Held> decoded = new ConcurrentHashMap<>();

    SkillStore(VectorDb db, TextEmbedder embedder) {
        this.db = db;
        this.rows = db.table("skills");
        this.meanings = db.openCollection("skills-meaning", CollectionOptions.of(embedder));
    }

    Optional<Skill> find(String id, Scope scope) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return rows.get(scope.key(id)).map(this::decode).filter(skill -> skill.visibleTo(scope));
    }

    boolean taken(String id, Scope scope) {
        return rows.contains(scope.key(id));
    }

    /** All skills of the scope's tenant, whoever sees them, in order of id. */
    List<Skill> ofTenant(Scope scope) {
        return held(scope).stream().map(Held::skill).toList();
    }

    /** The skills that the scope sees, in order of id. */
    List<Skill> visibleTo(Scope scope) {
        return ofTenant(scope).stream().filter(skill -> skill.visibleTo(scope)).toList();
    }

    /** All skills of the scope's tenant; those whose row is the one read last time are not decoded again. */
    List<Held> held(Scope scope) {
        List<Held> held = new ArrayList<>();
        rows.forEach(
                scope.tenantPrefix(),
                (key, value) -> held.add(decoded.compute(
                        key, (_, known) -> known != null && Arrays.equals(known.row, value) ? known : hold(value))));
        return held;
    }

    private Held hold(byte[] row) {
        Skill skill = decode(row);
        return new Held(row.clone(), skill, Set.copyOf(skill.evidence()));
    }

    /** A skill, the row it was read from, and its evidence for looking up. */
    static final class Held {
        private final byte[] row;
        private final Skill skill;
        private final Set<String> evidence;

        Held(byte[] row, Skill skill, Set<String> evidence) {
            this.row = row;
            this.skill = skill;
            this.evidence = evidence;
        }

        Skill skill() {
            return skill;
        }

        Set<String> evidence() {
            return evidence;
        }
    }

    float[] meaning(Skill skill) {
        return meanings.get(skill.scope().key(skill.id()))
                .map(VectorEntry::vector)
                .orElseThrow(() -> new UnknownSkillException(skill.id()));
    }

    void put(WriteBatch batch, Skill skill, float[] meaning) {
        String key = skill.scope().key(skill.id());
        Map<String, Object> facets = ScopeFacets.of(skill.scope(), skill.visibility());
        facets.put(STANDING, skill.standing().name());
        batch.put(rows, key, SkillJson.encode(skill));
        batch.upsert(meanings, VectorEntry.of(key, meaning, facets));
    }

    void delete(WriteBatch batch, Skill skill) {
        String key = skill.scope().key(skill.id());
        batch.remove(rows, key).delete(meanings, key);
        decoded.remove(key);
    }

    void write(WriteBatch batch) {
        db.write(batch);
    }

    /** Cosine of the query and each of the {@code k} nearest skills that the scope sees and that are not demoted, by key. */
    Map<String, Double> nearest(float[] query, int k, Scope scope) {
        Filter filter = Filter.and(ScopeFacets.visibleTo(scope), Filter.ne(STANDING, Standing.DEMOTED.name()));
        Map<String, Double> cosines = new HashMap<>();
        for (SearchHit hit :
                meanings.search(SearchQuery.builder(query, k).filter(filter).build())) {
            cosines.put(hit.id(), (double) hit.score());
        }
        return cosines;
    }

    private Skill decode(byte[] json) {
        return SkillJson.decode(json, db.path());
    }
}
