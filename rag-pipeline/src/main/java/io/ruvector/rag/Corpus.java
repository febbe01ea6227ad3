package io.ruvector.rag;

import io.ruvector.rag.feedback.FeedbackTuner;
import io.ruvector.search.HybridSearch;
import io.ruvector.search.TextDocument;
import io.ruvector.search.TextIndex;
import io.ruvector.search.TextIndexOptions;
import io.ruvector.search.TextSource;
import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A body of documents in a store: the passages with their vectors, the catalogue of documents, the keyword index, the
 * questions asked and the ratings given. {@link Ingestor} fills it; {@link HybridRetriever} and {@link Answerer} read it.
 *
 * <p>Thread-safe. Close it before the store. At most one open corpus of a name in a process.
 *
 * {@snippet :
 * try (VectorDb db = VectorDb.open(DbOptions.of(path));
 *         Corpus corpus = Corpus.open(db, embedder)) {
 *     new Ingestor(corpus).ingest(Path.of("docs"));
 *     Answer answer = Answerer.extractive(corpus).answer("How is the pump seal replaced?");
 *     corpus.feedback().rate("", answer.queryId(), 1);
 * }
 * }
 */
public final class Corpus implements AutoCloseable {
    /** The name of the corpus that is used when none is given. */
    public static final String DEFAULT_NAME = "documents";

    private final VectorDb db;
    private final TextEmbedder embedder;
    private final Clock clock;
    private final Collection passages;
    private final Table catalogue;
    private final TextIndex textIndex;
    private final HybridSearch search;
    private final FeedbackTuner feedback;
    private final Table measures;
    private volatile @Nullable RelevanceFloor relevanceFloor;
    private final ReentrantLock writing = new ReentrantLock();

    private Corpus(VectorDb db, TextEmbedder embedder, String name, Clock clock) {
        this.db = db;
        this.embedder = embedder;
        this.clock = clock;
        this.passages = db.openCollection(name, CollectionOptions.of(embedder));
        this.catalogue = db.table(name + ".catalogue");
        this.textIndex = TextIndex.open(db, TextSource.of(passages, Corpus::indexed), TextIndexOptions.defaults());
        this.search = new HybridSearch(passages, textIndex, embedder);
        this.measures = db.table(name + ".measures");
        this.feedback =
                new FeedbackTuner(db, name, embedder, () -> relevanceFloor().unrelated(), clock);
    }

    /** The corpus {@value #DEFAULT_NAME} of a store, created when absent. */
    public static Corpus open(VectorDb db, TextEmbedder embedder) {
        return open(db, embedder, DEFAULT_NAME, Clock.systemUTC());
    }

    /**
     * A corpus of a store, created when absent.
     *
     * @param name name of its collection
     * @param clock gives the times that are recorded
     * @throws io.ruvector.vector.ModelMismatchException when its vectors were made by another model
     */
    public static Corpus open(VectorDb db, TextEmbedder embedder, String name, Clock clock) {
        return new Corpus(db, embedder, name, clock);
    }

    /** The document of an id. */
    public Optional<StoredDocument> document(String scope, String id) {
        return catalogue.get(ScopedKey.of(scope, id)).map(StoredDocument::fromBytes);
    }

    /** Visits the documents of a scope. */
    public void forEachDocument(String scope, Consumer<StoredDocument> visitor) {
        catalogue.forEach(scope.isEmpty() ? "" : ScopedKey.prefix(scope), (key, bytes) -> {
            StoredDocument document = StoredDocument.fromBytes(bytes);
            if (document.scope().equals(scope)) {
                visitor.accept(document);
            }
        });
    }

    /** How many documents there are, over all scopes. */
    public long documentCount() {
        return catalogue.count();
    }

    /** How many passages there are, over all scopes. */
    public long passageCount() {
        return passages.count();
    }

    /**
     * Removes a document with all its passages.
     *
     * @return whether there was one
     */
    public boolean remove(String scope, String id) {
        writing.lock();
        try {
            Optional<StoredDocument> document = document(scope, id);
            document.ifPresent(present -> {
                WriteBatch batch = new WriteBatch().remove(catalogue, ScopedKey.of(scope, id));
                removePassages(batch, present, 0);
                db.write(batch);
                feedback.forgetPassages(scope, passageIds(present));
            });
            return document.isPresent();
        } finally {
            writing.unlock();
        }
    }

    /** What is learned from ratings. */
    public FeedbackTuner feedback() {
        return feedback;
    }

    /** Writes the keyword index durably and releases its files. The store stays open. */
    @Override
    public void close() {
        textIndex.close();
    }

    /**
     * Stores documents, each with all its passages, in one atomic and durable write; earlier versions are replaced.
     *
     * @param documents with different keys
     */
    void replace(List<PreparedDocument> documents) {
        writing.lock();
        try {
            Map<String, PreparedDocument> latest = new LinkedHashMap<>();
            documents.forEach(document -> latest.put(document.key(), document));
            WriteBatch batch = new WriteBatch();
            for (PreparedDocument document : latest.values()) {
                Optional<StoredDocument> earlier = catalogue.get(document.key()).map(StoredDocument::fromBytes);
                document.entries().forEach(entry -> batch.upsert(passages, entry));
                earlier.ifPresent(present ->
                        removePassages(batch, present, document.entries().size()));
                batch.put(catalogue, document.key(), document.record().toBytes());
            }
            db.write(batch);
        } finally {
            writing.unlock();
        }
    }

    private void removePassages(WriteBatch batch, StoredDocument document, int from) {
        for (int ordinal = from; ordinal < document.chunks(); ordinal++) {
            batch.delete(passages, ScopedKey.ofChunk(document.scope(), document.id(), ordinal));
        }
    }

    private static Set<String> passageIds(StoredDocument document) {
        Set<String> ids = new HashSet<>();
        for (int ordinal = 0; ordinal < document.chunks(); ordinal++) {
            ids.add(ScopedKey.ofChunk(document.scope(), document.id(), ordinal));
        }
        return ids;
    }

    private static Optional<TextDocument> indexed(VectorEntry entry) {
        return Optional.of(PassageHeader.document(entry));
    }

    Collection passages() {
        return passages;
    }

    TextEmbedder embedder() {
        return embedder;
    }

    TextIndex textIndex() {
        return textIndex;
    }

    HybridSearch search() {
        return search;
    }

    /** What the embedding model calls unrelated; measured when it is first asked for. */
    RelevanceFloor relevanceFloor() {
        RelevanceFloor floor = relevanceFloor;
        if (floor == null) {
            floor = RelevanceFloor.of(embedder, db, measures);
            relevanceFloor = floor;
        }
        return floor;
    }

    Clock clock() {
        return clock;
    }
}
