package io.ruvector.springai;

import io.ruvector.AgenticDb;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.DocumentMetadata;
import org.springframework.ai.vectorstore.AbstractVectorStoreBuilder;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.filter.Filter;
import org.springframework.ai.vectorstore.observation.AbstractObservationVectorStore;
import org.springframework.ai.vectorstore.observation.VectorStoreObservationContext;

/**
 * Spring AI's vector store over one collection: durable, with filter expressions that hold exactly. A document's score is its
 * cosine with the query. Adding under a known id replaces; a list is added whole or not at all.
 *
 * <p>Metadata values are texts, booleans, numbers, dates and lists of texts. Thread-safe; it does not close the database.
 *
 * {@snippet :
 * VectorStore store = RuVectorVectorStore.builder(db).build();
 * store.add(List.of(new Document("The pump needs oil.", Map.of("machine", "pump"))));
 * store.similaritySearch(SearchRequest.builder().query("lubrication").filterExpression("machine == 'pump'").build());
 * }
 */
public final class RuVectorVectorStore extends AbstractObservationVectorStore {

    /** The collection that is used when none is named. */
    public static final String DEFAULT_COLLECTION = "spring-ai";

    private final VectorDb db;
    private final Collection collection;
    private final TextEmbedder embedder;

    private RuVectorVectorStore(Builder builder) {
        super(builder);
        db = builder.db;
        embedder = builder.embedder;
        collection = db.openCollection(builder.collection, CollectionOptions.of(embedder));
    }

    /**
     * A store in a database, whose vectors are made by the database's embedder.
     *
     * @return a builder
     */
    public static Builder builder(AgenticDb db) {
        return new Builder(db.vectors(), db.embedder());
    }

    /** Adds all or none, in one durable write. */
    @Override
    public void doAdd(List<Document> documents) {
        List<String> texts = documents.stream().map(RuVectorVectorStore::text).toList();
        List<float[]> vectors = embedder.embedPassages(texts);
        WriteBatch batch = new WriteBatch();
        for (int i = 0; i < documents.size(); i++) {
            batch.upsert(
                    collection,
                    VectorEntry.builder(documents.get(i).getId())
                            .vector(vectors.get(i))
                            .text(texts.get(i))
                            .metadata(stored(documents.get(i).getMetadata()))
                            .build());
        }
        db.write(batch);
    }

    @Override
    public void doDelete(List<String> ids) {
        WriteBatch batch = new WriteBatch();
        ids.stream().distinct().forEach(id -> batch.delete(collection, id));
        db.write(batch);
    }

    @Override
    protected void doDelete(Filter.Expression filter) {
        doDelete(collection.find(FilterTranslation.of(filter), Integer.MAX_VALUE).stream()
                .map(VectorEntry::id)
                .toList());
    }

    @Override
    public List<Document> doSimilaritySearch(SearchRequest request) {
        SearchQuery.Builder query = SearchQuery.builder(embedder.embedQuery(request.getQuery()), request.getTopK());
        Optional.ofNullable(request.getFilterExpression())
                .ifPresent(expression -> query.filter(FilterTranslation.of(expression)));
        double threshold = request.getSimilarityThreshold();
        return collection.search(query.build()).stream()
                .filter(hit -> threshold == SearchRequest.SIMILARITY_THRESHOLD_ACCEPT_ALL || hit.score() >= threshold)
                .map(RuVectorVectorStore::document)
                .toList();
    }

    @Override
    public VectorStoreObservationContext.Builder createObservationContextBuilder(String operationName) {
        return VectorStoreObservationContext.builder("ruvector", operationName)
                .collectionName(collection.name())
                .dimensions(embedder.dimension())
                .similarityMetric("cosine");
    }

    /** The collection under the store, as {@link Collection}. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> getNativeClient() {
        return Optional.of((T) collection);
    }

    private static String text(Document document) {
        return Optional.ofNullable(document.getText())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new InvalidInputException(
                        "document", document.getId(), "one with a text that is not blank; media are not embedded"));
    }

    private static Map<String, Object> stored(Map<String, Object> metadata) {
        Map<String, Object> values = new HashMap<>();
        metadata.forEach((key, value) -> values.put(key, FilterTranslation.plain(value)));
        return values;
    }

    private static Document document(SearchHit hit) {
        Map<String, Object> metadata = new HashMap<>(hit.metadata());
        metadata.put(DocumentMetadata.DISTANCE.value(), 1.0 - hit.score());
        return Document.builder()
                .id(hit.id())
                .text(hit.text().orElse(""))
                .metadata(metadata)
                .score((double) hit.score())
                .build();
    }

    /** Builds a {@link RuVectorVectorStore}. */
    public static final class Builder extends AbstractVectorStoreBuilder<Builder> {
        private final VectorDb db;
        private final TextEmbedder embedder;
        private String collection = DEFAULT_COLLECTION;

        private Builder(VectorDb db, TextEmbedder embedder) {
            super(new RuVectorEmbeddingModel(embedder));
            this.db = db;
            this.embedder = embedder;
        }

        /** The name of the collection, created when absent. */
        public Builder collection(String name) {
            this.collection = name;
            return this;
        }

        @Override
        public RuVectorVectorStore build() {
            return new RuVectorVectorStore(this);
        }
    }
}
