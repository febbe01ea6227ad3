package io.ruvector.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The files of one text index: a reader that can search at once, and a writer that is opened at the first change, for a
 * process that only reads need not pay for it. Changes are made by one thread at a time; searches by any number.
 */
final class IndexFiles implements Closeable {
    /** Segments up to this size, which a refresh after a few changes makes, stay in memory until the next commit. */
    private static final double SMALL_SEGMENT_MIB = 2;

    private static final double CACHED_SEGMENTS_MIB = 16;

    private final Directory directory;
    private final Analyzer analyzer;
    private final BM25Similarity similarity;
    private final int titleWeight;
    private @Nullable IndexWriter writer;
    private volatile @Nullable DirectoryReader reader;

    private IndexFiles(Directory directory, TextIndexOptions options) {
        this.directory = directory;
        this.analyzer = options.analysis().analyzer();
        this.similarity = new BM25Similarity(options.k1(), options.b());
        this.titleWeight = options.titleWeight();
    }

    /** Opens the last commit in the folder, or an empty index when there is none. */
    static IndexFiles open(Path folder, TextIndexOptions options) throws IOException {
        Directory directory = new NRTCachingDirectory(FSDirectory.open(folder), SMALL_SEGMENT_MIB, CACHED_SEGMENTS_MIB);
        IndexFiles files = new IndexFiles(directory, options);
        try {
            if (DirectoryReader.indexExists(files.directory)) {
                files.reader = DirectoryReader.open(files.directory);
            }
            return files;
        } catch (IOException | RuntimeException e) {
            files.directory.close();
            throw e;
        }
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** What was noted with the last commit; empty when nothing was ever committed. */
    Optional<Map<String, String>> committedNotes() throws IOException {
        DirectoryReader current = reader;
        return current == null
                ? Optional.empty()
                : Optional.of(current.getIndexCommit().getUserData());
    }

    void put(TextDocument document) throws IOException {
        writer().updateDocument(new Term(IndexedFields.ID, document.id()), IndexedFields.of(document, titleWeight));
    }

    /** Adds a document whose id the index does not hold yet. */
    void add(TextDocument document) throws IOException {
        writer().addDocument(IndexedFields.of(document, titleWeight));
    }

    void remove(String id) throws IOException {
        writer().deleteDocuments(new Term(IndexedFields.ID, id));
    }

    void removeAll() throws IOException {
        writer().deleteAll();
    }

    /** Makes all changes so far visible to searches. */
    void refresh() throws IOException {
        IndexWriter changed = writer;
        if (changed == null) {
            return;
        }
        DirectoryReader old = reader;
        DirectoryReader fresh =
                old == null ? DirectoryReader.open(changed) : DirectoryReader.openIfChanged(old, changed);
        if (fresh != null) {
            reader = fresh;
            if (old != null) {
                old.decRef();
            }
        }
    }

    /** Writes everything durably, together with notes about it. */
    void commit(Map<String, String> notes) throws IOException {
        IndexWriter target = writer();
        target.setLiveCommitData(notes.entrySet());
        target.commit();
    }

    long size() {
        DirectoryReader current = reader;
        return current == null ? 0 : current.numDocs();
    }

    /** Runs a search on the present reader; {@code absent} when nothing was indexed yet. */
    <T> T search(Search<T> search, T absent) throws IOException {
        while (true) {
            DirectoryReader current = reader;
            if (current == null) {
                return absent;
            }
            if (!current.tryIncRef()) {
                continue;
            }
            try {
                IndexSearcher searcher = new IndexSearcher(current);
                searcher.setSimilarity(similarity);
                searcher.setQueryCache(null);
                return search.on(searcher);
            } finally {
                current.decRef();
            }
        }
    }

    /** A question to a searcher. */
    @FunctionalInterface
    interface Search<T> {
        T on(IndexSearcher searcher) throws IOException;
    }

    private IndexWriter writer() throws IOException {
        IndexWriter present = writer;
        if (present == null) {
            IndexWriterConfig config =
                    new IndexWriterConfig(analyzer).setSimilarity(similarity).setCommitOnClose(false);
            present = new IndexWriter(directory, config);
            writer = present;
        }
        return present;
    }

    @Override
    public void close() throws IOException {
        try (directory;
                IndexWriter open = writer;
                DirectoryReader last = reader) {
            writer = null;
            reader = null;
        }
    }
}
