package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.ruvector.vector.Collection;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump that LangChain4j itself writes. */
class LangChain4jDumpTest {
    @TempDir
    private Path folder;

    @Test
    void everyEntryComesWithEveryBitOfItsVector() throws Exception {
        InMemoryEmbeddingStore<TextSegment> langchain = new InMemoryEmbeddingStore<>();
        Map<String, float[]> vectors = new HashMap<>();
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            float[] vector = {
                (float) random.nextGaussian(), random.nextFloat(), -0.0f, (float) Math.exp(-30 * random.nextDouble())
            };
            vectors.put("id" + i, vector);
            langchain.add(
                    "id" + i, Embedding.from(vector), TextSegment.from("text \"" + i, new Metadata().put("n", i)));
        }
        Path file = Files.writeString(folder.resolve("store.json"), langchain.serializeToJson());
        CommandRun run = CommandRun.of(
                folder.resolve("store"), "import", file.toString(), "--format", "LANGCHAIN4J", "--collection", "docs");
        assertThat(run.exitCode()).as(run.err()).isZero();
        try (VectorDb db = VectorDb.open(DbOptions.of(folder.resolve("store")))) {
            Collection docs = db.collection("docs");
            assertThat(docs.count()).isEqualTo(300);
            vectors.forEach((id, vector) -> {
                int number = Integer.parseInt(id.substring(2));
                assertThat(docs.get(id))
                        .contains(VectorEntry.builder(id)
                                .vector(vector)
                                .text("text \"" + number)
                                .put("n", (long) number)
                                .build());
            });
        }
    }
}
