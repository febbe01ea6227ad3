package io.ruvector.langchain4j;

import io.ruvector.AgenticDb;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database in a directory of its own. */
abstract class DatabaseFixture {

    @TempDir
    Path directory;

    AgenticDb db;

    @BeforeEach
    void open() {
        db = AgenticDb.builder(directory).embedder(new BagOfWordsEmbedder(256)).open();
    }

    @AfterEach
    void close() {
        db.close();
    }

    void reopen() {
        close();
        open();
    }
}
