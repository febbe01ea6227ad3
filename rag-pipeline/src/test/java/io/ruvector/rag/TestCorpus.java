package io.ruvector.rag;

import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;

/** A store with a corpus in a folder, with the embedder that knows words only. */
final class TestCorpus implements AutoCloseable {
    private final Path directory;
    private final TextEmbedder embedder;
    private VectorDb db;
    private Corpus corpus;

    TestCorpus(Path directory) {
        this(directory, new BagOfWordsEmbedder());
    }

    TestCorpus(Path directory, TextEmbedder embedder) {
        this.directory = directory;
        this.embedder = embedder;
        db = VectorDb.open(DbOptions.of(directory));
        corpus = Corpus.open(db, embedder);
    }

    Corpus corpus() {
        return corpus;
    }

    VectorDb db() {
        return db;
    }

    void reopen() {
        close();
        db = VectorDb.open(DbOptions.of(directory));
        corpus = Corpus.open(db, embedder);
    }

    @Override
    public void close() {
        corpus.close();
        db.close();
    }
}
