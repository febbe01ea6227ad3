package io.ruvector.skill;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        putTexts(json, "tags", skill.tags());
        ObjectNode scope = json.putObject("scope").put("tenant", skill.scope().tenant());
        skill.scope().team().ifPresent(team -> scope.put("team", team));
        skill.scope().agent().ifPresent(agent -> scope.put("agent", agent));
        skill.scope().session().ifPresent(session -> scope.put("session", session));
        json.put("visibility", skill.visibility().name());
        json.put("origin", skill.origin().name());
        json.put("standing", skill.standing().name());
        json.set("mined", encode(skill.mined()));
        json.set("reported", encode(skill.reported()));
        json.put("baseRate", skill.baseRate());
        putTexts(json, "evidence", skill.evidence());
        putTexts(json, "refines", skill.refines());
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
        JsonNode scope = json.required("scope");
        return new Skill(
                text(json, "id"),
                text(json, "name"),
                text(json, "description"),
                texts(json, "preconditions"),
                texts(json, "steps"),
                texts(json, "tags"),
                new Scope(
                        text(scope, "tenant"),
                        optionalText(scope, "team"),
                        optionalText(scope, "agent"),
                        optionalText(scope, "session")),
                Visibility.valueOf(text(json, "visibility")),
                Origin.valueOf(text(json, "origin")),
                Standing.valueOf(text(json, "standing")),
                decodeTally(json.required("mined")),
                decodeTally(json.required("reported")),
                json.required("baseRate").doubleValue(),
                texts(json, "evidence"),
                texts(json, "refines"),
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

    private static List<String> texts(JsonNode json, String name) {
        return json.required(name).valueStream().map(JsonNode::stringValue).toList();
    }
}
