package io.ruvector.memory;

import io.ruvector.store.RowVisitor;
import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DuplicateIdException;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The rows of the memory: a table of episodes as JSON, a collection of task vectors and one of reflection vectors. */
final class EpisodeStore {

    private static final String TABLE = "memory-episodes";
    private static final String TASKS = "memory-tasks";
    private static final String REFLECTIONS = "memory-reflections";

    private final VectorDb db;
    private final TextEmbedder embedder;
    private final Table rows;
    private final Collection tasks;
    private final Collection reflections;
    private final SessionOrder sessions;

    EpisodeStore(VectorDb db, TextEmbedder embedder) {
        this.db = db;
        this.embedder = embedder;
        CollectionOptions options = CollectionOptions.of(embedder);
        rows = db.table(TABLE);
        tasks = db.openCollection(TASKS, options);
        reflections = db.openCollection(REFLECTIONS, options);
        sessions = new SessionOrder(db);
    }

    /** The place in its session that the scope's next episode takes. */
    OptionalLong takePosition(Scope scope) {
        return sessions.take(scope);
    }

    /** The keys of the episodes right before and after this one in its session. */
    List<String> neighbours(Episode episode) {
        return sessions.neighbours(episode).stream().map(episode.scope()::key).toList();
    }

    /** The episodes as JSON, by {@link Scope#key}. */
    Table rows() {
        return rows;
    }

    /** Vectors of meaning of the tasks, by {@link Scope#key}. */
    Collection tasks() {
        return tasks;
    }

    /** Vectors of meaning of the reflections that are not blank, by {@link Scope#key}. */
    Collection reflections() {
        return reflections;
    }

    /** Writes the episodes and their vectors in one batch: all of them or, when an id is taken, none. */
    void insert(List<Episode> episodes) {
        List<String> texts = new ArrayList<>();
        for (Episode episode : episodes) {
            texts.add(episode.task());
            if (!episode.reflection().isBlank()) {
                texts.add(episode.reflection());
            }
        }
        List<float[]> vectors = embedder.embedPassages(texts);
        WriteBatch batch = new WriteBatch();
        int next = 0;
        for (Episode episode : episodes) {
            String key = episode.scope().key(episode.id());
            Map<String, Object> facets = EpisodeFacets.of(episode);
            batch.put(rows, key, EpisodeJson.encode(episode));
            sessions.add(episode, batch);
            batch.insert(tasks, VectorEntry.of(key, vectors.get(next++), facets));
            if (!episode.reflection().isBlank()) {
                batch.insert(reflections, VectorEntry.of(key, vectors.get(next++), facets));
            }
        }
        try {
            db.write(batch);
        } catch (DuplicateIdException e) {
            throw new DuplicateEpisodeException(takenId(episodes), e);
        }
    }

    Optional<Episode> find(Scope scope, String id) {
        return id.isEmpty() ? Optional.empty() : findByKey(scope.key(id));
    }

    Optional<Episode> findByKey(String key) {
        return rows.get(key).map(this::decode);
    }

    /** Adds to the batch what removes the episode, its vectors and its place in the session. */
    void remove(Episode episode, WriteBatch batch) {
        String key = episode.scope().key(episode.id());
        batch.remove(rows, key).delete(tasks, key).delete(reflections, key);
        sessions.remove(episode, batch);
    }

    /** Replaces a stored episode by one that differs in its owner, visibility and position only, in the indexes too. */
    void replace(Episode old, Episode episode) {
        String key = episode.scope().key(episode.id());
        Map<String, Object> facets = EpisodeFacets.of(episode);
        WriteBatch batch = new WriteBatch().put(rows, key, EpisodeJson.encode(episode));
        sessions.remove(old, batch);
        sessions.add(episode, batch);
        for (Collection vectors : List.of(tasks, reflections)) {
            vectors.get(key).ifPresent(entry -> batch.upsert(vectors, VectorEntry.of(key, entry.vector(), facets)));
        }
        db.write(batch);
    }

    void write(WriteBatch batch) {
        db.write(batch);
    }

    boolean inSessionOrder(Episode episode) {
        return sessions.contains(episode);
    }

    boolean hasVectors(Episode episode) {
        String key = episode.scope().key(episode.id());
        return tasks.contains(key) || reflections.contains(key);
    }

    /** Visits the tenant's episodes in order of id, over one snapshot. */
    void forEach(Scope scope, Consumer<Episode> visitor) {
        rows.forEach(scope.tenantPrefix(), (key, value) -> visitor.accept(decode(value)));
    }

    /** Up to {@code limit} of the tenant's episodes from the given key on, in order of key. */
    List<Episode> slice(Scope scope, String fromKey, int limit) {
        List<Episode> slice = new ArrayList<>();
        RowVisitor add = (key, value) -> slice.add(decode(value));
        rows.forEachFrom(scope.tenantPrefix(), fromKey, limit, add);
        return Collections.unmodifiableList(slice);
    }

    Episode decode(byte[] json) {
        return EpisodeJson.decode(json, db.path());
    }

    /** The id that made a batch fail: one that is stored, else one that the batch gives twice. */
    private String takenId(List<Episode> episodes) {
        Set<String> seen = new HashSet<>();
        String taken = episodes.getFirst().id();
        for (Episode episode : episodes) {
            String key = episode.scope().key(episode.id());
            if (rows.contains(key)) {
                return episode.id();
            }
            taken = seen.add(key) ? taken : episode.id();
        }
        return taken;
    }
}
