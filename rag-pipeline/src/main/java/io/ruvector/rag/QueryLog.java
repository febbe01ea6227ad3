package io.ruvector.rag;

import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The questions that were answered, with the passages shown, so that a rating can come later. Thread-safe. */
final class QueryLog {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A question of the log.
     *
     * @param question its words
     * @param passages ids of the passages that a rating of the whole answer is about
     * @param askedAt when
     */
    record Asked(String question, List<String> passages, Instant askedAt) {}

    private final VectorDb db;
    private final Table table;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    QueryLog(VectorDb db, Table table, Clock clock) {
        this.db = db;
        this.table = table;
        this.clock = clock;
    }

    /** Notes a question and gives it an id; later ids are greater. */
    String record(String scope, String question, List<String> passages) {
        Instant now = clock.instant();
        String id = "q%012x%012x".formatted(now.toEpochMilli(), random.nextLong() & 0xffff_ffff_ffffL);
        ObjectNode node = JSON.createObjectNode().put("question", question).put("askedAt", now.toString());
        ArrayNode ids = node.putArray("passages");
        passages.forEach(ids::add);
        db.write(new WriteBatch()
                .put(table, ScopedKey.of(scope, id), node.toString().getBytes(StandardCharsets.UTF_8)));
        return id;
    }

    Optional<Asked> find(String scope, String queryId) {
        return table.get(ScopedKey.of(scope, queryId)).map(bytes -> {
            JsonNode node = JSON.readTree(bytes);
            List<String> passages = new ArrayList<>();
            node.path("passages").forEach(id -> passages.add(id.asString()));
            return new Asked(
                    node.path("question").asString(""),
                    List.copyOf(passages),
                    Instant.parse(node.path("askedAt").asString("1970-01-01T00:00:00Z")));
        });
    }
}
