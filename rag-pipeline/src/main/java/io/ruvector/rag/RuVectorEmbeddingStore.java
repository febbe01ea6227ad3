package io.ruvector.rag;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.RelevanceScore;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's embedding store over one collection: durable, with metadata filters that hold exactly. Scores are
 * LangChain4j's relevance, (cosine + 1) / 2. Adding under a known id replaces.
 *
 * <p>Thread-safe. The store does not own the database and does not close it.
 *
 * {@snippet :
 * EmbeddingStore<TextSegment> store = RuVectorEmbeddingStore.open(db, "segments", embeddingModel.dimension());
 * store.add(embeddingModel.embed(segment).content(), segment);
 * }
 */
public final class RuVectorEmbeddingStore implements EmbeddingStore<TextSegment>, AutoCloseable {
    private final VectorDb db;
    private final io.ruvector.vector.Collection collection;
    private final Optional<SegmentTextSearch> text;

    /**
     * A store over a collection.
     *
     * @param db the open database that the collection belongs to
     * @param collection with cosine similarity
     */
    public RuVectorEmbeddingStore(VectorDb db, io.ruvector.vector.Collection collection) {
        this(db, collection, Optional.empty());
    }

    private RuVectorEmbeddingStore(
            VectorDb db, io.ruvector.vector.Collection collection, Optional<SegmentTextSearch> text) {
        Similarity similarity = collection.options().similarity();
        if (similarity != Similarity.COSINE) {
            throw new InvalidInputException("similarity of " + collection.name(), similarity, "COSINE");
        }
        this.db = db;
        this.collection = collection;
        this.text = text;
    }

    /**
     * A store over the collection of a name, created when absent.
     *
     * @param dimension of the embedding model's vectors
     * @throws io.ruvector.vector.DimensionMismatchException when the collection has another dimension
     */
    public static RuVectorEmbeddingStore open(VectorDb db, String collection, int dimension) {
        return new RuVectorEmbeddingStore(
                db,
                db.openCollection(
                        collection, CollectionOptions.builder(dimension).build()));
    }

    /**
     * A store over the collection of a name, created when absent, that also finds segments by their words (BM25): a
     * request with a query text is answered by both searches. Scores are then on a scale from 0 to 1 within one answer:
     * 1 is a segment that is best by meaning and by words. Close it before the database.
     *
     * @param embedder the model whose vectors are added
     * @throws io.ruvector.vector.ModelMismatchException when the collection was made by another model
     */
    public static RuVectorEmbeddingStore openHybrid(VectorDb db, String collection, TextEmbedder embedder) {
        io.ruvector.vector.Collection opened = db.openCollection(collection, CollectionOptions.of(embedder));
        return new RuVectorEmbeddingStore(db, opened, Optional.of(SegmentTextSearch.open(db, opened, embedder)));
    }

    @Override
    public String add(Embedding embedding) {
        String id = UUID.randomUUID().toString();
        add(id, embedding);
        return id;
    }

    @Override
    public void add(String id, Embedding embedding) {
        collection.upsert(SegmentEntry.of(id, embedding, null));
    }

    @Override
    public String add(Embedding embedding, TextSegment segment) {
        String id = UUID.randomUUID().toString();
        collection.upsert(SegmentEntry.of(id, embedding, segment));
        return id;
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings) {
        List<String> ids = generateIds(embeddings.size());
        write(ids, embeddings, null);
        return ids;
    }

    /** Adds all or nothing, in one durable write. */
    @Override
    public void addAll(
            @Nullable List<String> ids, @Nullable List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
        int count = embeddings == null ? 0 : embeddings.size();
        int idCount = ids == null ? 0 : ids.size();
        if (idCount != count) {
            throw new IllegalArgumentException(
                    "ids size (" + idCount + ") is not equal to embeddings size (" + count + ")");
        }
        if (segments != null && segments.size() != count) {
            throw new IllegalArgumentException(
                    "embeddings size (" + count + ") is not equal to embedded size (" + segments.size() + ")");
        }
        if (ids != null && embeddings != null && count > 0) {
            write(ids, embeddings, segments);
        }
    }

    private void write(List<String> ids, List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
        WriteBatch batch = new WriteBatch();
        for (int i = 0; i < ids.size(); i++) {
            TextSegment segment = segments == null ? null : segments.get(i);
            batch.upsert(collection, SegmentEntry.of(ids.get(i), embeddings.get(i), segment));
        }
        db.write(batch);
    }

    /** Removes what has these ids; without any, nothing. */
    @Override
    public void removeAll(@Nullable Collection<String> ids) {
        if (ids != null) {
            delete(ids);
        }
    }

    /** Removes what the filter accepts. */
    @Override
    public void removeAll(dev.langchain4j.store.embedding.filter.Filter filter) {
        if (filter == null) {
            throw new IllegalArgumentException("filter cannot be null");
        }
        io.ruvector.vector.Filter condition = FilterTranslation.of(filter);
        List<String> ids = new ArrayList<>();
        collection.forEach(entry -> {
            if (condition.matches(entry.metadata())) {
                ids.add(entry.id());
            }
        });
        delete(ids);
    }

    /** Removes everything. */
    @Override
    public void removeAll() {
        List<String> ids = new ArrayList<>();
        collection.forEach(entry -> ids.add(entry.id()));
        delete(ids);
    }

    private void delete(Collection<String> ids) {
        WriteBatch batch = new WriteBatch();
        ids.forEach(id -> batch.delete(collection, id));
        db.write(batch);
    }

    /**
     * The nearest segments; with the words of the query besides, where the store is {@linkplain #openHybrid hybrid} and
     * the request has them, as those of LangChain4j's {@code EmbeddingStoreContentRetriever} do.
     */
    @Override
    public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
        String words = request.query();
        return new EmbeddingSearchResult<>(
                words == null || words.isBlank() || text.isEmpty()
                        ? nearest(request)
                        : text.get().search(request, words));
    }

    /** {@link #search} on a virtual thread. */
    @Override
    public CompletableFuture<EmbeddingSearchResult<TextSegment>> searchAsync(EmbeddingSearchRequest request) {
        return CompletableFuture.supplyAsync(() -> search(request), Thread::startVirtualThread);
    }

    private List<EmbeddingMatch<TextSegment>> nearest(EmbeddingSearchRequest request) {
        SearchQuery.Builder query = SearchQuery.builder(request.queryEmbedding().vector(), request.maxResults());
        dev.langchain4j.store.embedding.filter.Filter filter = request.filter();
        if (filter != null) {
            query.filter(FilterTranslation.of(filter));
        }
        List<EmbeddingMatch<TextSegment>> matches = new ArrayList<>();
        for (SearchHit hit : collection.search(query.build())) {
            double score = RelevanceScore.fromCosineSimilarity(hit.score());
            if (score >= request.minScore()) {
                matches.add(SegmentEntry.match(collection, hit.id(), score, hit.text(), hit.metadata()));
            }
        }
        return matches;
    }

    /** Releases the files of the keyword index, where there is one. The database stays open. */
    @Override
    public void close() {
        text.ifPresent(SegmentTextSearch::close);
    }
}
