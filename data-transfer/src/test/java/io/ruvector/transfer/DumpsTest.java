package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of other products, in the forms that their documentation or their own code gives. */
class DumpsTest {
    @TempDir
    private Path folder;

    private VectorDb db;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(folder.resolve("store")));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void langChain4jsInMemoryStore() throws IOException {
        run(TransferFormat.LANGCHAIN4J, """
                {"entries":[
                 {"id":"one","embedding":{"vector":[1.0,-0.0]},"embedded":{"text":"hello \\"x\\"",
                  "metadata":{"metadata":{"d":1.5,"k":"v","n":7}}}},
                 {"id":"two","embedding":{"vector":[-1.0,1.0E-9]},"embedded":null}]}
                """);
        assertThat(get("one").vector()).containsExactly(1f, -0.0f);
        assertThat(get("one").text()).contains("hello \"x\"");
        assertThat(get("one").metadata()).isEqualTo(Map.of("d", 1.5, "k", "v", "n", 7L));
        assertThat(get("two").vector()).containsExactly(-1f, 1e-9f);
    }

    @Test
    void chromasGet() throws IOException {
        run(TransferFormat.CHROMA, """
                {"ids": ["a", "b"], "embeddings": [[0.10000000149011612, 1], [2, 3]], "documents": ["first", null],
                 "uris": null, "included": ["embeddings"], "data": null,
                 "metadatas": [{"page": 3, "ok": true, "tags": ["x", "y"], "score": 0.5, "gone": null}, null]}
                """);
        assertThat(get("a").vector()).containsExactly(0.1f, 1f);
        assertThat(get("a").text()).contains("first");
        assertThat(get("a").metadata())
                .isEqualTo(Map.of("page", 3L, "ok", true, "tags", List.of("x", "y"), "score", 0.5));
        assertThat(get("b").metadata()).isEmpty();
        assertThat(get("b").text()).isEmpty();
    }

    @Test
    void chromasListsHaveToBeOfOneLength() {
        assertThatThrownBy(() -> run(TransferFormat.CHROMA, """
                {"embeddings": [[1, 2]], "ids": ["a", "b"]}
                """))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lists of the same length")
                .hasMessageContaining("after row 1");
        assertThat(db.collectionNames()).isEmpty();
    }

    @Test
    void mem0sMemories() throws IOException {
        String memories = """
                [{"id": "3c90c3cc", "memory": "Likes green tea", "user_id": "dev", "agent_id": null, "hash": "e5",
                  "metadata": {"type": "preference"}, "categories": ["food"],
                  "created_at": "2024-07-20T01:30:36.275141-07:00", "updated_at": null}]
                """;
        for (String document : List.of(memories, "{\"count\": 1, \"next\": null, \"results\": " + memories + "}")) {
            run(TransferFormat.MEM0, document);
            assertThat(get("3c90c3cc").text()).contains("Likes green tea");
            assertThat(get("3c90c3cc").metadata())
                    .isEqualTo(Map.of(
                            "type",
                            "preference",
                            "user_id",
                            "dev",
                            "categories",
                            List.of("food"),
                            "created_at",
                            Instant.parse("2024-07-20T08:30:36.275141Z")));
            db.dropCollection("c");
        }
    }

    @Test
    void lettasAgentFile() throws IOException {
        run(TransferFormat.LETTA, """
                {"agents": [{"name": "sam", "id": "agent-0", "system": "be kind", "messages": [
                   {"id": "message-0", "role": "system", "content": [{"type": "text", "text": "be kind"}]},
                   {"id": "message-1", "role": "user", "content": [{"type": "text", "text": "I row."}],
                    "created_at": "2025-10-31T22:56:56.459100+00:00"},
                   {"id": "message-2", "role": "tool", "content": [{"type": "text", "text": "{}"}]}]}],
                 "groups": [], "tools": [{"id": "tool-0"}],
                 "blocks": [{"value": "Name: Chad", "label": "human", "description": "The human", "metadata": {}, "id": "block-0"},
                            {"value": "", "label": "empty", "id": "block-1"}]}
                """);
        assertThat(db.collection("c").count()).isEqualTo(2);
        assertThat(get("agent-0/message-1").text()).contains("I row.");
        assertThat(get("agent-0/message-1").metadata())
                .isEqualTo(Map.of(
                        "role", "user", "agent", "sam", "created_at", Instant.parse("2025-10-31T22:56:56.4591Z")));
        assertThat(get("block-0").text()).contains("Name: Chad");
        assertThat(get("block-0").metadata()).isEqualTo(Map.of("label", "human", "description", "The human"));
    }

    @Test
    void lettasPassages() throws IOException {
        run(TransferFormat.LETTA, """
                [{"id": "passage-1", "text": "Sails on Sundays", "embedding": [0.5, 0.25], "tags": ["hobby"],
                  "metadata": {"from": "chat"}, "created_at": "2025-01-01T00:00:00Z", "embedding_config": {"embedding_dim": 2}}]
                """, false);
        assertThat(get("passage-1").vector()).containsExactly(0.5f, 0.25f);
        assertThat(get("passage-1").metadata())
                .isEqualTo(Map.of(
                        "from", "chat", "tags", List.of("hobby"), "created_at", Instant.parse("2025-01-01T00:00:00Z")));
    }

    @Test
    void badElementsAreNamedByTheirNumber() {
        assertThatThrownBy(() -> run(TransferFormat.LANGCHAIN4J, """
                {"entries":[{"id":"a","embedding":{"vector":[1]}},{"id":"b","embedding":{"vector":["x"]}}]}
                """))
                .isInstanceOf(BadRowException.class)
                .hasMessageContaining("row 2: expected numbers in \"embedding.vector\"");
        assertThatThrownBy(() -> run(TransferFormat.MEM0, "[{\"memory\": \"no id\"}]"))
                .isInstanceOf(BadRowException.class)
                .hasMessageContaining("row 1");
        assertThat(db.collectionNames()).isEmpty();
    }

    @Test
    void whatIsNoSuchDumpIsRefused() {
        for (TransferFormat format :
                List.of(TransferFormat.LANGCHAIN4J, TransferFormat.CHROMA, TransferFormat.MEM0, TransferFormat.LETTA)) {
            for (String document :
                    List.of("", "nonsense", "{\"other\": []}", "7", "{\"entries\": [", "{\"ids\": [\"a\"")) {
                assertThatThrownBy(() -> run(format, document))
                        .as("%s as %s", document, format)
                        .isInstanceOf(InvalidInputException.class);
            }
        }
    }

    @Test
    void insertStatementsOfADump() throws IOException {
        run(TransferFormat.SQL, """
                SET client_encoding = 'UTF8';
                CREATE TABLE public.items (id bigint NOT NULL, vector public.vector(3), note text, year int, done boolean);
                INSERT INTO public.other (id, vector_of) VALUES (1, '[9]');
                INSERT INTO public.items (id, vector, note, year, done) VALUES (1, '[1,2,3]', 'it''s; (a
                text)', 2024, true);
                INSERT INTO public.items (id, vector, note, year, done) VALUES (2, '[4,5,6]'::public.vector, NULL, -3, false), (3, '{7,8,9}', E'a\\tb', NULL, 't');
                """, false);
        assertThat(get("1").vector()).containsExactly(1f, 2f, 3f);
        assertThat(get("1").metadata()).isEqualTo(Map.of("note", "it's; (a\ntext)", "year", 2024L, "done", true));
        assertThat(get("2").metadata()).isEqualTo(Map.of("year", -3L, "done", false));
        assertThat(get("3").vector()).containsExactly(7f, 8f, 9f);
        assertThat(get("3").metadata()).isEqualTo(Map.of("note", "a\tb", "done", true));
        assertThat(db.collection("c").count()).isEqualTo(3);
    }

    private void run(TransferFormat format, String content) throws IOException {
        run(format, content, format == TransferFormat.MEM0 || format == TransferFormat.LETTA);
    }

    private void run(TransferFormat format, String content, boolean embed) throws IOException {
        Path file = Files.writeString(folder.resolve("dump"), content);
        RowColumns columns =
                RowColumns.standard().withType("year", ColumnType.LONG).withType("done", ColumnType.BOOLEAN);
        ImportRequest.Builder request = ImportRequest.builder(new RowSource(file, format, columns), "c");
        if (embed) {
            request.embedder(new BagOfWordsEmbedder(16));
        }
        new Importer(db).run(request.build(), TransferProgress.NONE);
    }

    private VectorEntry get(String id) {
        return db.collection("c").get(id).orElseThrow();
    }
}
