package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {
    private static final CollectionOptions BEFORE = with(8);
    private static final CollectionOptions AFTER = with(24);

    @TempDir
    Path directory;

    private static CollectionOptions with(int m) {
        return CollectionOptions.builder(8)
                .hnsw(HnswConfig.builder().m(m).efConstruction(60).build())
                .build();
    }

    private VectorDb open() {
        return VectorDb.open(DbOptions.builder(directory).exactUpTo(0).build());
    }

    @Test
    void aGraphIsBuiltAnewWithItsOtherOptionsAtTheNextOpen() {
        float[][] vectors = TestVectors.clustered(3, 300, 8, 5);
        try (VectorDb db = open()) {
            Collection notes = db.createCollection("notes", BEFORE);
            WriteBatch batch = new WriteBatch();
            for (int i = 0; i < vectors.length; i++) {
                batch.upsert(notes, VectorEntry.of("n" + i, vectors[i]));
            }
            db.write(batch);
            notes.search(SearchQuery.of(vectors[0], 1));
            db.checkpoint();
            assertThat(db.migrate("notes", BEFORE)).isFalse();
            assertThat(db.migrate("notes", AFTER)).isTrue();
            assertThat(db.migrate("notes", AFTER)).isFalse();
            assertThat(notes.options()).isEqualTo(BEFORE);
            notes.upsert(VectorEntry.of("late", vectors[0]));
        }
        try (VectorDb db = open()) {
            Collection notes = db.openCollection("notes", AFTER);
            assertThat(notes.options()).isEqualTo(AFTER);
            assertThat(notes.search(SearchQuery.of(vectors[1], 301))).hasSize(301);
            assertThat(db.verify().findings()).isEmpty();
        }
        try (VectorDb db = open()) {
            assertThat(db.collection("notes").search(SearchQuery.of(vectors[1], 301)))
                    .hasSize(301);
        }
    }

    @Test
    void whatTheVectorsAreCannotBeMigrated() {
        try (VectorDb db = open()) {
            db.createCollection("notes", BEFORE);
            assertThatThrownBy(() ->
                            db.migrate("notes", CollectionOptions.builder(9).build()))
                    .isInstanceOf(DimensionMismatchException.class);
            assertThatThrownBy(() -> db.migrate(
                            "notes", CollectionOptions.builder(8).model("other").build()))
                    .isInstanceOf(ModelMismatchException.class);
            assertThatThrownBy(() -> db.migrate(
                            "notes",
                            CollectionOptions.builder(8)
                                    .similarity(Similarity.DOT_PRODUCT)
                                    .build()))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> db.migrate("absent", AFTER)).isInstanceOf(UnknownCollectionException.class);
        }
        try (VectorDb db = open()) {
            assertThat(db.collection("notes").options()).isEqualTo(BEFORE);
        }
    }
}
