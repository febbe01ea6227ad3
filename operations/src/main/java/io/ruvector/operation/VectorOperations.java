package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.operation.view.Hit;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts and vectors by id: stored, found by nearness, removed. */
final class VectorOperations {

    private static final String COLLECTION_HELP =
            "Collection of vectors of your own; left out for texts, which are embedded and kept together";

    private static final String TEXTS = "texts";

    private VectorOperations() {}

    record Entry(
            @Described(value = "Names the entry; an entry with the same id is replaced", most = 512)
            String id,

            @Described("Text to embed and store") @Nullable String text,

            @Described("Vector of your own, for a collection")
            float @Nullable [] vector,

            @Described(value = COLLECTION_HELP, most = 60) @Nullable
            String collection,

            @Described("Values to filter by") @Nullable Map<String, Object> metadata,

            @Described(value = EntryVersions.HELP, most = 64) @Nullable
            String ifVersion) {}

    record Stored(String id, boolean changed, @Nullable String version) implements Versioned {}

    record TextId(
            @Described(value = "The entry's id", most = 512) String id) {}

    record StoredText(String id, @Nullable String text, Map<String, Object> metadata, String version)
            implements Versioned {}

    record Query(
            @Described("Text to look for, by meaning") @Nullable
            String text,

            @Described("Vector to look for, in a collection")
            float @Nullable [] vector,

            @Described(value = COLLECTION_HELP, most = 60) @Nullable
            String collection,

            @Described(value = "How many at most; 10 if left out", min = 1, max = 1_000) @Nullable
            Integer k,

            @Described(Conditions.HELP) @Nullable String filter,

            @Described(value = "Candidates to look at: more finds better and takes longer", min = 1, max = 10_000)
            @Nullable
            Integer efSearch,

            @Described("Whether hits come with their vectors; for a collection") @Nullable
            Boolean withVectors) {}

    record EntryId(
            @Described(value = "The entry's id", most = 512) String id,

            @Described(value = COLLECTION_HELP, most = 60) @Nullable
            String collection,

            @Described(value = EntryVersions.HELP, most = 64) @Nullable
            String ifVersion) {}

    record Hits(List<Hit> hits) {}

    record Nothing() {}

    record TenantInfo(
            String tenant,
            String embeddingModel,
            int dimension,
            String simd,
            long episodes,
            long documents,
            long skills,
            long observations,
            Map<String, Long> collections) {}

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "ruvector_insert",
                        Effect.WRITE,
                        "Store a text or vector",
                        "Stores a text (embedded here) or a vector of your own under an id; durable when the call returns."
                                + " A collection that does not exist is made with the vector's dimension.",
                        Entry.class,
                        Stored.class,
                        VectorOperations::insert),
                Operation.of(
                        "text_get",
                        Effect.READ,
                        "Get a text",
                        "A stored text with its metadata and version.",
                        TextId.class,
                        StoredText.class,
                        VectorOperations::text),
                Operation.of(
                        "ruvector_search",
                        Effect.READ,
                        "Search texts or vectors",
                        "The stored texts nearest in meaning to a text, or the vectors of a collection nearest to a vector.",
                        Query.class,
                        Hits.class,
                        VectorOperations::search),
                Operation.of(
                        "ruvector_delete",
                        Effect.REMOVE,
                        "Delete a text or vector",
                        "Removes a stored text, or a vector of a collection, from store and index.",
                        EntryId.class,
                        Done.class,
                        VectorOperations::delete),
                Operation.of(
                        "ruvector_info",
                        Effect.READ,
                        "What is stored",
                        "What the database holds for you: counts, collections and the embedding model.",
                        Nothing.class,
                        TenantInfo.class,
                        (db, none) -> info(db)));
    }

    static TenantCollections collections(AgenticDb db) {
        return new TenantCollections(db.vectors(), db.scope().tenant());
    }

    private static Stored insert(AgenticDb db, Entry entry) {
        Map<String, Object> metadata = entry.metadata == null ? Map.of() : entry.metadata;
        float[] vector = entry.vector;
        if (requireEither(entry.text, vector, entry.collection)) {
            return EntryVersions.write(TEXTS, entry.id, entry.ifVersion, () -> db.find(entry.id), () -> {
                db.insert(entry.id, String.valueOf(entry.text), metadata);
                return new Stored(entry.id, true, versionOf(db.find(entry.id)));
            });
        }
        VectorEntry.Builder built =
                VectorEntry.builder(entry.id).vector(given(vector)).metadata(metadata);
        if (entry.text != null) {
            built.text(entry.text);
        }
        VectorEntry checked = built.build();
        Collection into = collections(db).getOrCreate(given(entry.collection), given(vector).length);
        return EntryVersions.write(into.name(), entry.id, entry.ifVersion, () -> into.get(entry.id), () -> {
            into.upsert(checked);
            return new Stored(entry.id, true, versionOf(into.get(entry.id)));
        });
    }

    private static StoredText text(AgenticDb db, TextId in) {
        VectorEntry entry = db.find(in.id).orElseThrow(() -> new NotFoundException("text", in.id));
        return new StoredText(in.id, entry.text().orElse(null), entry.metadata(), EntryVersions.of(entry));
    }

    private static @Nullable String versionOf(Optional<VectorEntry> entry) {
        return entry.map(EntryVersions::of).orElse(null);
    }

    private static Hits search(AgenticDb db, Query query) {
        int k = query.k == null ? 10 : query.k;
        if (requireEither(query.text, query.vector, query.collection)) {
            return hits(db.search(String.valueOf(query.text), k, Conditions.of(query.filter)));
        }
        SearchQuery.Builder search = SearchQuery.builder(given(query.vector), k).filter(Conditions.of(query.filter));
        if (query.efSearch != null) {
            search.efSearch(query.efSearch);
        }
        Collection searched = collections(db).get(given(query.collection));
        Hits found = hits(searched.search(search.build()));
        return Boolean.TRUE.equals(query.withVectors) ? withVectors(searched, found) : found;
    }

    /** What was removed since it was found is left out. */
    private static Hits withVectors(Collection searched, Hits found) {
        return new Hits(found.hits.stream()
                .flatMap(hit -> searched.get(hit.id()).map(entry -> hit.with(entry.vector())).stream())
                .toList());
    }

    private static Done delete(AgenticDb db, EntryId entry) {
        if (entry.collection == null) {
            return EntryVersions.write(
                    TEXTS,
                    entry.id,
                    entry.ifVersion,
                    () -> db.find(entry.id),
                    () -> new Done(entry.id, db.delete(entry.id)));
        }
        Collection from = collections(db).get(entry.collection);
        return EntryVersions.write(
                from.name(),
                entry.id,
                entry.ifVersion,
                () -> from.get(entry.id),
                () -> new Done(entry.id, from.delete(entry.id)));
    }

    private static TenantInfo info(AgenticDb db) {
        String tenant = db.scope().tenant();
        long[] documents = new long[1];
        db.corpus().forEachDocument(tenant, document -> documents[0]++);
        Map<String, Long> collections = new java.util.TreeMap<>();
        collections(db).list().forEach(info -> collections.put(info.name(), info.count()));
        return new TenantInfo(
                tenant,
                db.embedder().modelId(),
                db.embedder().dimension(),
                db.vectors().info().simd(),
                db.memory().count(db.scope()),
                documents[0],
                db.skills().list(db.scope()).size(),
                db.causal().count(tenant),
                collections);
    }

    /** Whether a text is meant; otherwise a vector and its collection are there. */
    private static boolean requireEither(
            @Nullable String text, float @Nullable [] vector, @Nullable String collection) {
        if (vector == null) {
            if (collection != null) {
                throw new InvalidInputException("vector", null, "a vector, for the collection \"" + collection + "\"");
            }
            if (text == null) {
                throw new InvalidInputException("text", null, "a text, or a vector and its collection");
            }
            return true;
        }
        if (collection == null) {
            throw new InvalidInputException("collection", null, "the name of the collection that the vector is for");
        }
        return false;
    }

    private static <T> T given(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }

    private static float[] given(float @Nullable [] value) {
        return java.util.Objects.requireNonNull(value);
    }

    static Hits hits(List<SearchHit> found) {
        return new Hits(found.stream().map(Hit::of).toList());
    }
}
