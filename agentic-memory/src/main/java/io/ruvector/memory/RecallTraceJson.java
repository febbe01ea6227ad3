package io.ruvector.memory;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a recall's trace: JSON in UTF-8, one object, {@code "format": 1}. */
final class RecallTraceJson {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RecallTraceJson() {}

    static byte[] encode(RecallTrace trace) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT).put("text", trace.text());
        json.set("reader", ScopeJson.encode(trace.reader()));
        Scorer scorer = trace.scorer();
        json.put("at", scorer.at().toString()).put("halfLife", scorer.halfLife().toString());
        json.put("bestBm25", scorer.bestBm25());
        json.put("queryFloor", scorer.floor().queryToPassage());
        json.put("passageFloor", scorer.floor().passageToPassage());
        RecallWeights weights = scorer.weights();
        json.putArray("weights")
                .add(weights.meaning())
                .add(weights.keywords())
                .add(weights.context())
                .add(weights.recency())
                .add(weights.utility())
                .add(weights.importance());
        ArrayNode hits = json.putArray("hits");
        for (RecallTrace.Hit hit : trace.hits()) {
            ObjectNode node = hits.addObject().put("id", hit.id()).put("task", hit.taskCosine());
            hit.reflectionCosine().ifPresent(cosine -> node.put("reflection", cosine));
            hit.bm25().ifPresent(score -> node.put("bm25", score));
            node.put("neighbour", hit.neighbour());
        }
        return MAPPER.writeValueAsBytes(json);
    }

    /**
     * Reads a stored trace.
     *
     * @param directory the store it comes from, for the error message
     * @throws NewerFormatException when a later release wrote it
     * @throws CorruptStoreException when it is not a trace
     */
    static RecallTrace decode(byte[] bytes, Path directory) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            int format = json.required("format").intValue();
            if (format > FORMAT) {
                throw new NewerFormatException(directory, format, FORMAT);
            }
            List<RecallTrace.Hit> hits = json.required("hits")
                    .valueStream()
                    .map(RecallTraceJson::hit)
                    .toList();
            return new RecallTrace(
                    json.required("text").stringValue(), ScopeJson.decode(json.required("reader")), scorer(json), hits);
        } catch (JacksonException | InvalidInputException | IllegalArgumentException | DateTimeException e) {
            throw new CorruptStoreException("unreadable recall trace in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Scorer scorer(JsonNode json) {
        JsonNode weights = json.required("weights");
        return new Scorer(
                new RecallWeights(
                        weights.required(0).doubleValue(),
                        weights.required(1).doubleValue(),
                        weights.required(2).doubleValue(),
                        weights.required(3).doubleValue(),
                        weights.required(4).doubleValue(),
                        weights.required(5).doubleValue()),
                new EmbeddingFloor(
                        json.required("queryFloor").doubleValue(),
                        json.required("passageFloor").doubleValue()),
                json.required("bestBm25").doubleValue(),
                Instant.parse(json.required("at").stringValue()),
                Duration.parse(json.required("halfLife").stringValue()));
    }

    private static RecallTrace.Hit hit(JsonNode json) {
        return new RecallTrace.Hit(
                json.required("id").stringValue(),
                json.required("task").doubleValue(),
                number(json, "reflection"),
                number(json, "bm25"),
                json.required("neighbour").doubleValue());
    }

    private static OptionalDouble number(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }
}
