package io.ruvector.memory;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a scope: a JSON object with the parts that it names. */
public final class ScopeJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ScopeJson() {}

    /** The scope as a JSON object. */
    public static ObjectNode encode(Scope scope) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("tenant", scope.tenant());
        scope.team().ifPresent(team -> json.put("team", team));
        scope.agent().ifPresent(agent -> json.put("agent", agent));
        scope.session().ifPresent(session -> json.put("session", session));
        return json;
    }

    /**
     * The scope of a JSON object that {@link #encode} made.
     *
     * @throws io.ruvector.store.InvalidInputException when a name breaks a rule of {@link Scope}
     */
    public static Scope decode(JsonNode json) {
        return new Scope(
                part(json, "tenant").orElse(""), part(json, "team"), part(json, "agent"), part(json, "session"));
    }

    private static Optional<String> part(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::stringValue);
    }
}
