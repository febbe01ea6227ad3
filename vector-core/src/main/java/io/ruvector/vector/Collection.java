package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreClosedException;
import io.ruvector.store.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one dimension and similarity, durable and searchable. Thread-safe; what a writer has written, every later
 * read and search sees. Methods throw {@link StoreClosedException} after the database was closed and
 * {@link UnknownCollectionException} after the collection was dropped.
 *
 * {@snippet :
 * Collection notes = db.openCollection("notes", CollectionOptions.builder(3).build());
 * notes.insert(VectorEntry.of("a", new float[] {1, 0, 0}, Map.of("lang", "en")));
 * List<SearchHit> hits = notes.search(SearchQuery.of(new float[] {0.9f, 0.1f, 0}, 1));
 * }
 */
public final class Collection {
    private static final Comparator<SearchHit> BEST_FIRST =
            Comparator.comparing(SearchHit::score).reversed().thenComparing(SearchHit::id);

    private static final int ATTEMPTS = 4;

    private final VectorDb db;
    private final String name;
    private final CollectionOptions options;
    private final Table table;
    private final CollectionIndex index;

    Collection(VectorDb db, String name, CollectionOptions options, Table table, CollectionIndex index) {
        this.db = db;
        this.name = name;
        this.options = options;
        this.table = table;
        this.index = index;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it was created with. */
    public CollectionOptions options() {
        return options;
    }

    /** The exact number of entries. */
    public long count() {
        return db.guarded(this, table::count);
    }

    /**
     * Adds an entry whose id must be new.
     *
     * @param entry the entry
     * @throws DuplicateIdException when the id is there already
     * @throws DimensionMismatchException when its vector has another dimension
     * @throws InvalidVectorException when its vector cannot be compared
     */
    public void insert(VectorEntry entry) {
        db.write(new WriteBatch().insert(this, entry));
    }

    /**
     * Adds an entry, replacing the one of its id.
     *
     * @param entry the entry
     * @throws DimensionMismatchException when its vector has another dimension
     * @throws InvalidVectorException when its vector cannot be compared
     */
    public void upsert(VectorEntry entry) {
        db.write(new WriteBatch().upsert(this, entry));
    }

    /**
     * Deletes an entry.
     *
     * @param id its id
     * @return whether it was there
     */
    public boolean delete(String id) {
        return db.commit(new WriteBatch().delete(this, id)).existed()[0];
    }

    /**
     * The entry of an id.
     *
     * @param id the id
     * @return the entry with the vector as it was given, or empty
     */
    public Optional<VectorEntry> get(String id) {
        return db.guarded(this, () -> table.get(id).map(row -> RowCodec.decode(id, row)));
    }

    /**
     * Whether an id is there.
     *
     * @param id the id
     * @return whether an entry has it
     */
    public boolean contains(String id) {
        return db.guarded(this, () -> table.contains(id));
    }

    /**
     * The entries most similar to a query, best first; equal scores by id. It may miss a few of the true nearest, but it
     * gives {@code k} results whenever so many entries meet the filter.
     *
     * @param query the query
     * @return at most {@code k} results
     * @throws DimensionMismatchException when the query has another dimension
     * @throws InvalidVectorException when the query cannot be compared
     */
    public List<SearchHit> search(SearchQuery query) {
        int efSearch =
                Math.max(query.k(), query.efSearch().orElse(options.hnsw().efSearch()));
        return hits(query, rows -> SearchPlan.search(rows, query, efSearch));
    }

    /**
     * The entries most similar to a query, found by comparing it with every entry.
     *
     * @param query the query
     * @return the exact {@code k} best, or all when there are fewer
     * @throws DimensionMismatchException when the query has another dimension
     * @throws InvalidVectorException when the query cannot be compared
     */
    public List<SearchHit> searchExact(SearchQuery query) {
        return hits(query, rows -> SearchPlan.searchExact(rows, query));
    }

    /**
     * How similar given entries are to a query, in full precision and from memory. Entries that are not there are left out.
     *
     * @param vector the query vector
     * @param ids of entries
     * @return scores by id, higher is better
     * @throws DimensionMismatchException when the query has another dimension
     * @throws InvalidVectorException when the query cannot be compared
     */
    public Map<String, Float> scores(float[] vector, Set<String> ids) {
        check(vector);
        return db.guarded(this, () -> index.read(rows -> rows.scores(vector, ids)));
    }

    private List<SearchHit> hits(SearchQuery query, SearchPlan.Search search) {
        check(query.sharedVector());
        return db.guarded(this, () -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                @Nullable List<SearchHit> hits = tryHits(search, query.texts());
                if (hits != null) {
                    return hits;
                }
                if (attempt > 0) {
                    // What is found is being changed by a commit under way: let it finish.
                    db.store().betweenCommits(() -> true);
                }
            }
            return db.store().betweenCommits(() -> {
                @Nullable List<SearchHit> hits = tryHits(search, query.texts());
                if (hits == null) {
                    throw new IllegalStateException("the index of " + name + " does not agree with its rows");
                }
                return hits;
            });
        });
    }

    /** The hits, or null when entries were removed or replaced while they were looked for. */
    private @Nullable List<SearchHit> tryHits(SearchPlan.Search search, boolean texts) {
        @Nullable List<CollectionIndex.RawHit> found = index.search(search);
        if (found == null) {
            return null;
        }
        List<SearchHit> hits = new ArrayList<>(found.size());
        for (CollectionIndex.RawHit hit : found) {
            SlotRow row = hit.row();
            Optional<String> text = Optional.empty();
            if (texts && row.hasText()) {
                byte @Nullable [] stored = table.get(row.id()).orElse(null);
                if (stored == null || RowCodec.checksum(stored) != row.checksum()) {
                    return null;
                }
                text = RowCodec.decode(row.id(), stored).text();
            }
            hits.add(new SearchHit(row.id(), hit.score(), row.metadata(), text));
        }
        hits.sort(BEST_FIRST);
        return hits;
    }

    /**
     * Visits all entries in the order of their ids, as they are at this moment.
     *
     * @param visitor receives each entry; may read and write the database
     */
    public void forEach(Consumer<VectorEntry> visitor) {
        db.guarded(this, () -> {
            table.forEach("", (id, row) -> visitor.accept(RowCodec.decode(id, row)));
            return true;
        });
    }

    /**
     * The first entries, in the order of their ids, whose metadata meets a filter.
     *
     * @param filter the condition
     * @param limit the most entries wanted, at least 1
     * @return the entries
     */
    public List<VectorEntry> find(Filter filter, int limit) {
        if (limit < 1) {
            throw new InvalidInputException("limit", limit, "at least 1");
        }
        return db.guarded(this, () -> {
            List<VectorEntry> found = new ArrayList<>();
            for (String id : index.read(rows -> rows.idsMatching(filter, limit))) {
                // A row that changed in between is judged as it is now.
                table.get(id)
                        .map(row -> RowCodec.decode(id, row))
                        .filter(entry -> filter.matches(entry.metadata()))
                        .ifPresent(found::add);
            }
            return found;
        });
    }

    @Override
    public String toString() {
        return "Collection[" + name + ", " + options + "]";
    }

    void check(float[] vector) {
        Vectors.check(vector, options.dimension(), options.similarity());
    }

    boolean belongsTo(VectorDb other) {
        return db == other;
    }

    Table table() {
        return table;
    }

    CollectionIndex index() {
        return index;
    }
}
