package io.ruvector.server.http;

import io.ruvector.operation.InputField;
import io.ruvector.store.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a request says to an operation: its path, its query and its body together. */
final class Arguments {

    private static final int MOST_NESTING = 64;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_NESTING)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .build();

    private Arguments() {}

    static Map<String, Object> of(
            Endpoint endpoint, Map<String, String> path, MultiValueMap<String, String> query, byte[] body) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (endpoint.takesBody()) {
            arguments.putAll(parsed(body));
        }
        query.forEach((name, values) -> {
            if (endpoint.takesBody() || values.size() != 1) {
                throw new InvalidInputException(
                        name, values.size() + " times in the query", endpoint.takesBody() ? "a body" : "one value");
            }
            arguments.put(name, values.getFirst());
        });
        path.forEach((name, value) -> {
            if (endpoint.takesBody() && arguments.containsKey(name)) {
                throw new InvalidInputException(name, arguments.get(name), "no such field; the path says it");
            }
            arguments.put(name, value);
        });
        for (InputField field : endpoint.operation().input().fields()) {
            boolean fromBody = endpoint.takesBody() && !path.containsKey(field.name());
            if (!fromBody && arguments.get(field.name()) instanceof String text) {
                arguments.put(field.name(), field.type().parse(field.name(), text));
            }
        }
        return arguments;
    }

    private static Map<String, Object> parsed(byte[] body) {
        if (body.length == 0) {
            return Map.of();
        }
        try {
            Map<String, Object> parsed = JSON.readValue(body, OBJECT);
            return parsed == null ? Map.of() : parsed;
        } catch (JacksonException e) {
            throw new InvalidInputException("body", firstLine(e), "a JSON object");
        }
    }

    private static List<String> firstLine(JacksonException e) {
        return List.of(e.getOriginalMessage().lines().findFirst().orElse(""));
    }
}
