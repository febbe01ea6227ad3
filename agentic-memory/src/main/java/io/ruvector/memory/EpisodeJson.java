package io.ruvector.memory;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of an episode: JSON in UTF-8, one object, {@code "format": 1}; empty and absent parts are left out. */
final class EpisodeJson {

    static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EpisodeJson() {}

    static byte[] encode(Episode episode) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT).put("id", episode.id()).put("task", episode.task());
        putText(json, "state", episode.state());
        putTexts(json, "steps", episode.steps());
        putText(json, "observation", episode.observation());
        episode.outcome().ifPresent(outcome -> json.set("outcome", encodeOutcome(outcome)));
        putText(json, "reflection", episode.reflection());
        putTexts(json, "tags", episode.tags());
        json.set("scope", ScopeJson.encode(episode.scope()));
        json.put("visibility", episode.visibility().name());
        episode.validTime().ifPresent(time -> json.put("validTime", time.toString()));
        episode.recordedAt().ifPresent(time -> json.put("recordedAt", time.toString()));
        episode.expiresAt().ifPresent(time -> json.put("expiresAt", time.toString()));
        episode.position().ifPresent(position -> json.put("position", position));
        if (episode.importance() != Episode.DEFAULT_IMPORTANCE) {
            json.put("importance", episode.importance());
        }
        episode.latency().ifPresent(latency -> json.put("latency", latency.toString()));
        episode.cost().ifPresent(cost -> json.put("cost", cost));
        episode.tokens().ifPresent(tokens -> json.put("tokens", tokens));
        putTexts(json, "links", episode.links());
        if (!episode.metadata().isEmpty()) {
            ObjectNode metadata = json.putObject("metadata");
            new TreeMap<>(episode.metadata()).forEach(metadata::put);
        }
        return MAPPER.writeValueAsBytes(json);
    }

    /**
     * Reads a stored episode.
     *
     * @param directory the store it comes from, for the error message
     * @throws NewerFormatException when a later release wrote it
     * @throws CorruptStoreException when it is not an episode
     */
    static Episode decode(byte[] bytes, Path directory) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            int format = json.required("format").intValue();
            if (format > FORMAT) {
                throw new NewerFormatException(directory, format, FORMAT);
            }
            if (format < 1) {
                throw new CorruptStoreException(
                        "episode of format " + format + " in " + directory + ", expected 1 to " + FORMAT, null);
            }
            return decode(json);
        } catch (JacksonException | InvalidInputException | IllegalArgumentException | DateTimeException e) {
            throw new CorruptStoreException("unreadable episode in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Episode decode(JsonNode json) {
        EpisodeBuilder builder = Episode.builder(text(json, "task"), ScopeJson.decode(json.required("scope")))
                .id(text(json, "id"))
                .state(text(json, "state"))
                .steps(texts(json, "steps"))
                .observation(text(json, "observation"))
                .reflection(text(json, "reflection"))
                .tags(texts(json, "tags"))
                .visibility(Visibility.valueOf(text(json, "visibility")))
                .links(texts(json, "links").toArray(String[]::new));
        optional(json, "outcome").map(EpisodeJson::decodeOutcome).ifPresent(builder::outcome);
        optional(json, "validTime")
                .map(JsonNode::stringValue)
                .map(Instant::parse)
                .ifPresent(builder::validTime);
        optional(json, "recordedAt")
                .map(JsonNode::stringValue)
                .map(Instant::parse)
                .ifPresent(builder::recordedAt);
        optional(json, "expiresAt")
                .map(JsonNode::stringValue)
                .map(Instant::parse)
                .ifPresent(builder::expiresAt);
        optional(json, "importance").ifPresent(importance -> builder.importance(importance.doubleValue()));
        optional(json, "position").ifPresent(p -> builder.position(OptionalLong.of(p.longValue())));
        optional(json, "latency")
                .map(JsonNode::stringValue)
                .map(Duration::parse)
                .ifPresent(builder::latency);
        optional(json, "cost").ifPresent(cost -> builder.cost(cost.doubleValue()));
        optional(json, "tokens").ifPresent(tokens -> builder.tokens(tokens.longValue()));
        optional(json, "metadata")
                .ifPresent(metadata -> metadata.properties()
                        .forEach(entry -> builder.metadata(
                                entry.getKey(), entry.getValue().stringValue())));
        return builder.build();
    }

    private static ObjectNode encodeOutcome(Outcome outcome) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", outcome.kind().name()).put("reward", outcome.reward());
        switch (outcome) {
            case Outcome.Success success -> {}
            case Outcome.Failure failure -> json.put("reason", failure.reason());
            case Outcome.Partial partial -> putText(json, "remark", partial.remark());
        }
        return json;
    }

    private static Outcome decodeOutcome(JsonNode json) {
        double reward = json.required("reward").doubleValue();
        return switch (Outcome.Kind.valueOf(text(json, "kind"))) {
            case SUCCESS -> new Outcome.Success(reward);
            case FAILURE -> new Outcome.Failure(text(json, "reason"), reward);
            case PARTIAL -> new Outcome.Partial(reward, text(json, "remark"));
        };
    }

    private static void putText(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    private static void putTexts(ObjectNode json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = json.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static Optional<JsonNode> optional(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name));
    }

    private static String text(JsonNode json, String name) {
        return optional(json, name).map(JsonNode::stringValue).orElse("");
    }

    private static List<String> texts(JsonNode json, String name) {
        return optional(json, name)
                .map(array -> array.valueStream().map(JsonNode::stringValue).toList())
                .orElse(List.of());
    }
}
