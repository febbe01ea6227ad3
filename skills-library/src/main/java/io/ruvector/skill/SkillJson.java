package io.ruvector.skill;

import io.ruvector.memory.ScopeJson;
import io.ruvector.memory.Visibility;
import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a skill: JSON in UTF-8, one object, {@code "format": 1}. */
final class SkillJson {

    static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SkillJson() {}

    static byte[] encode(Skill skill) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT).put("id", skill.id()).put("name", skill.name());
        json.put("description", skill.description());
        putTexts(json, "preconditions", skill.preconditions());
        putTexts(json, "steps", skill.steps());
        putTexts(json, "parameters", skill.parameters());
        json.put("code", skill.code());
        putTexts(json, "tags", skill.tags());
        json.set("scope", ScopeJson.encode(skill.scope()));
        json.put("visibility", skill.visibility().name());
        json.put("origin", skill.origin().name());
        json.put("described", skill.described());
        json.put("standing", skill.standing().name());
        json.set("mined", encode(skill.mined()));
        json.set("reported", encode(skill.reported()));
        json.put("baseRate", skill.baseRate());
        putTexts(json, "evidence", skill.evidence());
        putTexts(json, "refines", skill.lineage().refines());
        putTexts(json, "composes", skill.lineage().composes());
        putTexts(json, "alternatives", skill.lineage().alternatives());
        Effort effort = skill.effort();
        effort.meanLatency().ifPresent(latency -> json.put("meanLatency", latency.toString()));
        effort.meanCost().ifPresent(cost -> json.put("meanCost", cost));
        effort.meanTokens().ifPresent(tokens -> json.put("meanTokens", tokens));
        json.put("version", skill.version());
        skill.updatedAt().ifPresent(time -> json.put("updatedAt", time.toString()));
        return MAPPER.writeValueAsBytes(json);
    }

    /**
     * Reads a stored skill.
     *
     * @param directory the store it comes from, for the error message
     * @throws NewerFormatException when a later release wrote it
     * @throws CorruptStoreException when it is not a skill
     */
    static Skill decode(byte[] bytes, Path directory) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            int format = json.required("format").intValue();
            if (format > FORMAT) {
                throw new NewerFormatException(directory, format, FORMAT);
            }
            return decode(json);
        } catch (JacksonException | InvalidInputException | IllegalArgumentException | DateTimeException e) {
            throw new CorruptStoreException("unreadable skill in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Skill decode(JsonNode json) {
        return new Skill(
                text(json, "id"),
                text(json, "name"),
                text(json, "description"),
                texts(json, "preconditions"),
                texts(json, "steps"),
                textsIfAny(json, "parameters"),
                optionalText(json, "code").orElse(""),
                texts(json, "tags"),
                ScopeJson.decode(json.required("scope")),
                Visibility.valueOf(text(json, "visibility")),
                Origin.valueOf(text(json, "origin")),
                json.path("described").booleanValue(false),
                Standing.valueOf(text(json, "standing")),
                decodeTally(json.required("mined")),
                decodeTally(json.required("reported")),
                new Effort(
                        optionalText(json, "meanLatency").map(Duration::parse),
                        optionalNumber(json, "meanCost"),
                        optionalNumber(json, "meanTokens")),
                json.required("baseRate").doubleValue(),
                texts(json, "evidence"),
                new Lineage(texts(json, "refines"), textsIfAny(json, "composes"), textsIfAny(json, "alternatives")),
                json.required("version").longValue(),
                optionalText(json, "updatedAt").map(Instant::parse));
    }

    private static ObjectNode encode(Tally tally) {
        return MAPPER.createObjectNode()
                .put("trials", tally.trials())
                .put("successes", tally.successes())
                .put("rewardSum", tally.rewardSum());
    }

    private static Tally decodeTally(JsonNode json) {
        return new Tally(
                json.required("trials").longValue(),
                json.required("successes").longValue(),
                json.required("rewardSum").doubleValue());
    }

    private static void putTexts(ObjectNode json, String name, List<String> texts) {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).stringValue();
    }

    private static Optional<String> optionalText(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::stringValue);
    }

    private static OptionalDouble optionalNumber(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }

    /** A list that the first rows of the format did not have. */
    private static List<String> textsIfAny(JsonNode json, String name) {
        return json.has(name) ? texts(json, name) : List.of();
    }

    private static List<String> texts(JsonNode json, String name) {
        return json.required(name).valueStream().map(JsonNode::stringValue).toList();
    }
}
