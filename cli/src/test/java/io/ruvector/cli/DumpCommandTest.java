package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpCommandTest {
    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void aCircleOfPoints() {
        store = folder.resolve("store");
        try (VectorDb db = VectorDb.open(DbOptions.builder(store).exactUpTo(0).build())) {
            Collection points =
                    db.createCollection("points", CollectionOptions.builder(2).build());
            WriteBatch batch = new WriteBatch();
            for (int i = 0; i < 50; i++) {
                double angle = i * Math.PI / 25;
                batch.upsert(points, VectorEntry.of("p" + i, new float[] {
                    (float) Math.cos(angle), (float) Math.sin(angle)
                }));
            }
            db.write(batch);
            db.checkpoint();
        }
    }

    @Test
    void theIndexIsShown() {
        CommandRun run = CommandRun.of(store, "dump");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("points.hnsw2")
                .contains("RUVHNSW2")
                .contains("points.vectors1")
                .containsPattern("entries +50")
                .containsPattern("nodesByLevel +0: \\d+")
                .doesNotContain("\"p7\"");
    }

    @Test
    void nodesAreShownWhenAskedFor() {
        CommandRun run = CommandRun.of(store, "dump", "--collection", "points", "--nodes");
        assertThat(run.out()).containsPattern("slot \\d+ \"p7\" level \\d links \\[\\d+");
        CommandRun json = CommandRun.of(store, "dump", "--nodes", "--json");
        assertThat(json.json().get("collections").get(0).get("nodes")).hasSize(50);
        assertThat(json.json()
                        .get("collections")
                        .get(0)
                        .get("snapshot")
                        .get("fields")
                        .get("entries")
                        .asInt())
                .isEqualTo(50);
    }

    @Test
    void aDamagedFileIsShownAsFarAsItGoes() throws IOException {
        Path file = store.resolve("index").resolve("points.hnsw2");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 700));
        CommandRun run = CommandRun.of(store, "dump");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .contains("DAMAGED")
                .contains("readable up to byte")
                .contains("builds its index");
    }

    @Test
    void anUnknownCollectionIsWrongInput() {
        CommandRun run = CommandRun.of(store, "dump", "--collection", "lines");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("points");
    }
}
