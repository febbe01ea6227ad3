package io.ruvector.langchain4j.remote;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.RelevanceScore;
import dev.langchain4j.store.embedding.filter.Filter;
import io.ruvector.client.Hits;
import io.ruvector.client.RuVectorClient;
import io.ruvector.client.VectorCollection;
import io.ruvector.rag.FilterTranslation;
import io.ruvector.rag.SegmentEntry;
import io.ruvector.vector.VectorEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's embedding store over a collection of a server; means the same as {@link io.ruvector.rag.RuVectorEmbeddingStore}. What is
 * added at once is stored in one commit for each {@value VectorCollection#MOST_AT_ONCE} segments. Thread-safe.
 *
 * {@snippet :
 * EmbeddingStore<TextSegment> store = RemoteEmbeddingStore.open(client, "segments", embeddingModel.dimension());
 * }
 */
public final class RemoteEmbeddingStore implements EmbeddingStore<TextSegment> {

    private final VectorCollection collection;

    private RemoteEmbeddingStore(VectorCollection collection) {
        this.collection = collection;
    }

    /**
     * A store over the collection of a name, created when absent.
     *
     * @param client with the key that says whose it is
     * @param collection its name
     * @param dimension of the embedding model's vectors
     * @return the store
     */
    public static RemoteEmbeddingStore open(RuVectorClient client, String collection, int dimension) {
        return new RemoteEmbeddingStore(client.collection(collection).create(dimension));
    }

    @Override
    public String add(Embedding embedding) {
        String id = UUID.randomUUID().toString();
        add(id, embedding);
        return id;
    }

    @Override
    public void add(String id, Embedding embedding) {
        write(List.of(id), List.of(embedding), null);
    }

    @Override
    public String add(Embedding embedding, TextSegment segment) {
        String id = UUID.randomUUID().toString();
        write(List.of(id), List.of(embedding), List.of(segment));
        return id;
    }

    @Override
    public List<String> addAll(List<Embedding> embeddings) {
        List<String> ids = generateIds(embeddings.size());
        write(ids, embeddings, null);
        return ids;
    }

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
        if (ids != null && embeddings != null) {
            write(ids, embeddings, segments);
        }
    }

    private void write(List<String> ids, List<Embedding> embeddings, @Nullable List<TextSegment> segments) {
        List<VectorCollection.Entry> entries = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            VectorEntry entry =
                    SegmentEntry.of(ids.get(i), embeddings.get(i), segments == null ? null : segments.get(i));
            entries.add(new VectorCollection.Entry(
                    entry.id(), entry.vector(), entry.metadata(), entry.text().orElse(null)));
            if (entries.size() == VectorCollection.MOST_AT_ONCE || i == ids.size() - 1) {
                collection.upsert(entries);
                entries.clear();
            }
        }
    }

    /** Removes what has these ids; without any, nothing. */
    @Override
    public void removeAll(@Nullable Collection<String> ids) {
        List<String> all = ids == null ? List.of() : List.copyOf(ids);
        for (int from = 0; from < all.size(); from += VectorCollection.MOST_AT_ONCE) {
            collection.delete(all.subList(from, Math.min(all.size(), from + VectorCollection.MOST_AT_ONCE)));
        }
    }

    /** Removes what the filter accepts. */
    @Override
    public void removeAll(Filter filter) {
        if (filter == null) {
            throw new IllegalArgumentException("filter cannot be null");
        }
        collection.deleteWhere(FilterTranslation.of(filter).text());
    }

    /** Removes everything. */
    @Override
    public void removeAll() {
        collection.deleteWhere("true");
    }

    @Override
    public EmbeddingSearchResult<TextSegment> search(EmbeddingSearchRequest request) {
        Filter filter = request.filter();
        Hits found = collection.search(
                request.queryEmbedding().vector(),
                request.maxResults(),
                filter == null ? null : FilterTranslation.of(filter).text());
        return new EmbeddingSearchResult<>(found.hits().stream()
                .map(RemoteEmbeddingStore::match)
                .filter(match -> match.score() >= request.minScore())
                .toList());
    }

    private static EmbeddingMatch<TextSegment> match(Hits.Hit hit) {
        float[] vector = hit.vector();
        return new EmbeddingMatch<>(
                RelevanceScore.fromCosineSimilarity(hit.score()),
                hit.id(),
                Embedding.from(vector == null ? new float[0] : vector),
                SegmentEntry.segment(Optional.ofNullable(hit.text()), WireMetadata.stored(hit.metadata()))
                        .orElse(null));
    }
}
