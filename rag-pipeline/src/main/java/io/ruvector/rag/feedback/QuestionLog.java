package io.ruvector.rag.feedback;

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
final class QuestionLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final VectorDb db;
    private final Table table;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    QuestionLog(VectorDb db, Table table, Clock clock) {
        this.db = db;
        this.table = table;
        this.clock = clock;
    }

    /** Notes a question and gives it an id; later ids are greater. */
    String note(String scope, String question, List<ShownPassage> shown, List<String> basis) {
        Instant now = clock.instant();
        String id = "q%012x%012x".formatted(now.toEpochMilli(), random.nextLong() & 0xffff_ffff_ffffL);
        ObjectNode node = JSON.createObjectNode().put("question", question).put("askedAt", now.toString());
        ArrayNode passages = node.putArray("shown");
        shown.forEach(passage -> {
            ObjectNode entry =
                    passages.addObject().put("id", passage.passageId()).put("height", passage.height());
            if (passage.hasShares()) {
                entry.put("dense", passage.dense()).put("bm25", passage.bm25());
            }
        });
        ArrayNode ids = node.putArray("basis");
        basis.forEach(ids::add);
        db.write(new WriteBatch()
                .put(table, ScopeKey.of(scope, id), node.toString().getBytes(StandardCharsets.UTF_8)));
        return id;
    }

    Optional<AskedQuestion> find(String scope, String queryId) {
        return table.get(ScopeKey.of(scope, queryId)).map(bytes -> {
            JsonNode node = JSON.readTree(bytes);
            List<ShownPassage> shown = new ArrayList<>();
            node.path("shown")
                    .forEach(entry -> shown.add(new ShownPassage(
                            entry.path("id").asString(""),
                            entry.path("height").asDouble(0),
                            entry.path("dense").asDouble(Double.NaN),
                            entry.path("bm25").asDouble(Double.NaN))));
            List<String> basis = new ArrayList<>();
            node.path("basis").forEach(id -> basis.add(id.asString()));
            return new AskedQuestion(
                    node.path("question").asString(""),
                    shown,
                    basis,
                    Instant.parse(node.path("askedAt").asString("1970-01-01T00:00:00Z")));
        });
    }

    /** Adds the removal of all questions of a scope. */
    void erase(String scope, WriteBatch batch) {
        table.forEach(ScopeKey.prefix(scope), (key, bytes) -> batch.remove(table, key));
    }
}
