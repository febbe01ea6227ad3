package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.operation.VectorOperations.Hits;
import io.ruvector.operation.VectorOperations.Nothing;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionInfo;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collections of a caller's own vectors. */
final class CollectionOperations {

    private static final int MOST_AT_ONCE = 1_000;

    private CollectionOperations() {}

    record NewCollection(
            @Described(value = "Its name", most = 60) String collection,

            @Described(value = "Length of its vectors", min = 1, max = CollectionOptions.MAX_DIMENSION)
            int dimension,

            @Described(
                    value = "How nearness is measured; cosine if left out",
                    oneOf = {"cosine", "dot_product", "euclidean", "manhattan"})
            @Nullable
            String similarity,

            @Described(value = "Neighbours of a node in the graph", min = 2, max = 128) @Nullable
            Integer m,

            @Described(value = "Candidates looked at when linking", min = 2, max = 4_096) @Nullable
            Integer efConstruction,

            @Described(value = "Candidates looked at when searching", min = 1, max = 10_000) @Nullable
            Integer efSearch) {}

    record CollectionName(
            @Described(value = "The collection", most = 60) String collection) {}

    record CollectionView(
            String name, int dimension, String similarity, long count, int m, int efConstruction, int efSearch) {

        static CollectionView of(CollectionInfo info) {
            CollectionOptions o = info.options();
            return new CollectionView(
                    info.name(),
                    o.dimension(),
                    o.similarity().name().toLowerCase(Locale.ROOT),
                    info.count(),
                    o.hnsw().m(),
                    o.hnsw().efConstruction(),
                    o.hnsw().efSearch());
        }
    }

    record Collections(List<CollectionView> collections) {}

    record NewVector(
            @Described(value = "Names the entry; one with the same id is replaced", most = 512)
            String id,

            @Described("The vector") float[] vector,
            @Described("Text to keep with it") @Nullable String text,
            @Described("Values to filter by") @Nullable Map<String, Object> metadata) {

        VectorEntry toEntry() {
            VectorEntry.Builder entry =
                    VectorEntry.builder(id).vector(vector).metadata(metadata == null ? Map.of() : metadata);
            if (text != null) {
                entry.text(text);
            }
            return entry.build();
        }
    }

    record Batch(
            @Described(value = "The collection", most = 60) String collection,

            @Described(value = "All are stored or none", most = MOST_AT_ONCE)
            List<NewVector> vectors) {}

    record Stored(int stored, long sequence) {}

    record Removal(
            @Described(value = "The collection", most = 60) String collection,

            @Described(value = "The ids of what is removed", most = MOST_AT_ONCE) @Nullable
            List<String> ids,

            @Described("Removes what has such metadata; true removes everything") @Nullable
            String filter) {}

    record Removed(int removed) {}

    record StoredVector(
            String id,
            float[] vector,
            Map<String, Object> metadata,
            @Nullable String text,
            String version) implements Versioned {}

    record VectorId(
            @Described(value = "The collection", most = 60) String collection,
            @Described(value = "The entry's id", most = 512) String id) {}

    record Recall(
            @Described(value = "The collection", most = 60) String collection,

            @Described(value = "How many of its vectors to look for; 50 if left out", min = 1, max = 500) @Nullable
            Integer sample) {}

    record RecallEstimate(int sampled, int k, double recall) {}

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "collection_list",
                        Effect.READ,
                        "List collections",
                        "The collections of vectors.",
                        Nothing.class,
                        Collections.class,
                        (db, none) -> new Collections(VectorOperations.collections(db).list().stream()
                                .map(CollectionView::of)
                                .toList())),
                Operation.of(
                        "collection_create",
                        Effect.WRITE,
                        "Create a collection",
                        "Makes an empty collection of vectors; refused when there is one of that name.",
                        NewCollection.class,
                        Done.class,
                        CollectionOperations::create),
                Operation.of(
                        "collection_drop",
                        Effect.REMOVE,
                        "Drop a collection",
                        "Removes a collection with all its vectors.",
                        CollectionName.class,
                        Done.class,
                        (db, in) -> new Done(
                                in.collection, VectorOperations.collections(db).drop(in.collection))),
                Operation.of(
                        "collection_recall",
                        Effect.READ,
                        "Estimate recall",
                        "Looks for some of the collection's own vectors by its graph and exactly, and compares.",
                        Recall.class,
                        RecallEstimate.class,
                        CollectionOperations::recall),
                Operation.of(
                        "vector_upsert",
                        Effect.WRITE,
                        "Store vectors",
                        "Stores up to " + MOST_AT_ONCE + " vectors in one commit.",
                        Batch.class,
                        Stored.class,
                        CollectionOperations::upsert),
                Operation.of(
                        "vector_remove",
                        Effect.REMOVE,
                        "Delete vectors",
                        "Removes vectors in one commit: those of ids, or those that meet a condition.",
                        Removal.class,
                        Removed.class,
                        CollectionOperations::delete),
                Operation.of(
                        "vector_get",
                        Effect.READ,
                        "Get a vector",
                        "A stored vector with its metadata and text.",
                        VectorId.class,
                        StoredVector.class,
                        CollectionOperations::get));
    }

    private static Done create(AgenticDb db, NewCollection in) {
        HnswConfig.Builder hnsw = HnswConfig.builder();
        if (in.m != null) {
            hnsw.m(in.m);
        }
        if (in.efConstruction != null) {
            hnsw.efConstruction(in.efConstruction);
        }
        if (in.efSearch != null) {
            hnsw.efSearch(in.efSearch);
        }
        CollectionOptions.Builder options =
                CollectionOptions.builder(in.dimension).hnsw(hnsw.build());
        if (in.similarity != null) {
            options.similarity(Similarity.valueOf(in.similarity.toUpperCase(Locale.ROOT)));
        }
        VectorOperations.collections(db).create(in.collection, options.build());
        return new Done(in.collection, true);
    }

    private static Stored upsert(AgenticDb db, Batch in) {
        Collection collection = VectorOperations.collections(db).get(in.collection);
        WriteBatch batch = new WriteBatch();
        in.vectors.forEach(vector -> batch.upsert(collection, vector.toEntry()));
        return EntryVersions.write(
                collection.name(),
                () -> new Stored(in.vectors.size(), db.vectors().write(batch)));
    }

    private static Removed delete(AgenticDb db, Removal in) {
        Collection collection = VectorOperations.collections(db).get(in.collection);
        if ((in.ids == null) == (in.filter == null)) {
            throw new InvalidInputException("ids", in.ids, "either ids or a filter");
        }
        return EntryVersions.write(collection.name(), () -> {
            List<String> ids = in.ids != null
                    ? in.ids
                    : collection.find(Conditions.of(in.filter), Integer.MAX_VALUE).stream()
                            .map(VectorEntry::id)
                            .toList();
            WriteBatch batch = new WriteBatch();
            List<String> present =
                    ids.stream().distinct().filter(collection::contains).toList();
            present.forEach(id -> batch.delete(collection, id));
            db.vectors().write(batch);
            return new Removed(present.size());
        });
    }

    private static StoredVector get(AgenticDb db, VectorId in) {
        VectorEntry entry = VectorOperations.collections(db)
                .get(in.collection)
                .get(in.id)
                .orElseThrow(() -> new NotFoundException("vector", in.id));
        return new StoredVector(
                entry.id(), entry.vector(), entry.metadata(), entry.text().orElse(null), EntryVersions.of(entry));
    }

    private static RecallEstimate recall(AgenticDb db, Recall in) {
        Collection collection = VectorOperations.collections(db).get(in.collection);
        int k = (int) Math.min(10, collection.count());
        if (k == 0) {
            throw new InvalidInputException("collection", in.collection, "a collection with at least one vector");
        }
        List<VectorEntry> sample = collection.find(io.ruvector.vector.Filter.and(), in.sample == null ? 50 : in.sample);
        int found = 0;
        for (VectorEntry entry : sample) {
            SearchQuery query =
                    SearchQuery.builder(entry.vector(), k).withoutTexts().build();
            List<String> exact = ids(VectorOperations.hits(collection.searchExact(query)));
            found += (int) ids(VectorOperations.hits(collection.search(query))).stream()
                    .filter(exact::contains)
                    .count();
        }
        return new RecallEstimate(sample.size(), k, found / (double) (sample.size() * k));
    }

    private static List<String> ids(Hits hits) {
        return hits.hits().stream().map(hit -> hit.id()).toList();
    }
}
