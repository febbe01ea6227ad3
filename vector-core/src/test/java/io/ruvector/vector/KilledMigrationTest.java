package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that gives a collection one graph after the other. */
class KilledMigrationTest {
    private static final int ENTRIES = 150;

    @TempDir
    Path directory;

    /** Migrates to and fro, and prints the links of each graph that was searched. */
    static final class Migrating {
        public static void main(String[] args) {
            for (int i = 0; ; i++) {
                try (VectorDb db = open(Path.of(args[0]))) {
                    db.collection("notes").search(SearchQuery.of(new float[] {1, 0, 0, 0}, 1));
                    System.out.println(db.collection("notes").options().hnsw().m());
                    System.out.flush();
                    db.migrate("notes", with(4 + i % 7));
                }
            }
        }
    }

    private static VectorDb open(Path directory) {
        return VectorDb.open(
                DbOptions.builder(directory).exactUpTo(0).simd(SimdMode.OFF).build());
    }

    private static CollectionOptions with(int m) {
        return CollectionOptions.builder(4)
                .hnsw(HnswConfig.builder().m(m).efConstruction(30).build())
                .build();
    }

    @Test
    void theEntriesAndOneOfTheGraphsAreThere() throws Exception {
        float[][] vectors = TestVectors.clustered(3, ENTRIES, 4, 5);
        try (VectorDb db = open(directory)) {
            Collection notes = db.createCollection("notes", with(8));
            WriteBatch batch = new WriteBatch();
            for (int i = 0; i < ENTRIES; i++) {
                batch.upsert(notes, VectorEntry.of("n" + i, vectors[i]));
            }
            db.write(batch);
        }
        for (int run = 0; run < 4; run++) {
            List<String> seen = new ArrayList<>();
            ChildJvm.runAndKill(Migrating.class, 1 + 2 * run, 7 * run, seen::add, directory.toString());
            assertThat(seen).isNotEmpty();
            try (VectorDb db = open(directory)) {
                Collection notes = db.collection("notes");
                assertThat(notes.options().hnsw().m()).isBetween(4, 10);
                assertThat(notes.search(SearchQuery.of(vectors[run], ENTRIES + 1)))
                        .hasSize(ENTRIES);
                assertThat(db.verify().findings()).isEmpty();
            }
        }
    }
}
