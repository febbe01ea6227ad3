package io.ruvector.memory;

import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A memory in a directory of its own, with a clock that stands still and seeded ids. */
abstract class MemoryFixture {

    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path directory;

    final Scope acme = Scope.of("acme");
    final TextEmbedder embedder = new BagOfWordsEmbedder();
    final SettableClock clock = new SettableClock(NOON);
    private long seed = 7;
    VectorDb db;
    EpisodicMemory memory;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        memory = EpisodicMemory.open(db, embedder, MemoryOptions.of(clock).random(new SplittableRandom(seed++)));
    }

    @AfterEach
    void close() {
        memory.close();
        db.close();
    }

    void reopen() {
        close();
        open();
    }

    Episode remember(String task, Scope scope) {
        return memory.remember(Episode.builder(task, scope).build());
    }

    List<String> tasks(String text, Scope reader) {
        return memory.recall(RecallQuery.builder(text, reader).k(1_000).build()).stream()
                .map(hit -> hit.episode().task())
                .toList();
    }
}
