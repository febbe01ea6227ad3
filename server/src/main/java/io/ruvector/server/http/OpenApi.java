package io.ruvector.server.http;

import io.ruvector.operation.InputField;
import io.ruvector.server.security.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI 3.1 document of all endpoints. */
final class OpenApi {

    private static final Map<String, Object> PROBLEM = Map.of("$ref", "#/components/responses/Problem");

    private final Endpoints endpoints;

    OpenApi(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    String json() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints.all()) {
            paths.computeIfAbsent(endpoint.path(), path -> new LinkedHashMap<>())
                    .put(endpoint.method().name().toLowerCase(Locale.ROOT), described(endpoint));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "RuVector", "version", "1"));
        document.put("security", List.of(Map.of("key", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "securitySchemes", Map.of("key", Map.of("type", "http", "scheme", "bearer")),
                        "responses", Map.of("Problem", problem())));
        return new JsonMapper().writeValueAsString(document);
    }

    private static Map<String, Object> described(Endpoint endpoint) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", operationId(endpoint));
        described.put("tags", List.of(endpoint.tag()));
        described.put("summary", endpoint.operation().title());
        described.put("description", endpoint.operation().description());
        described.put(
                "x-access", Access.neededFor(endpoint.operation().effect()).word());
        List<Map<String, Object>> parameters = new ArrayList<>();
        Map<String, Object> schema = endpoint.operation().input().schema();
        for (InputField field : endpoint.operation().input().fields()) {
            boolean inPath = endpoint.pathInputs().contains(field.name());
            if (inPath || !endpoint.takesBody()) {
                parameters.add(parameter(field, inPath));
            }
        }
        if (!parameters.isEmpty()) {
            described.put("parameters", parameters);
        }
        if (endpoint.takesBody()) {
            described.put("requestBody", Map.of("content", content(withoutPath(schema, endpoint.pathInputs()))));
        }
        described.put(
                "responses",
                Map.of(
                        String.valueOf(endpoint.success().value()),
                        Map.of(
                                "description", endpoint.success().getReasonPhrase(),
                                "content", content(endpoint.operation().outputSchema())),
                        "default",
                        PROBLEM));
        return described;
    }

    private static String operationId(Endpoint endpoint) {
        boolean inCollection = endpoint.pathInputs().contains("collection");
        String name = endpoint.operation().name();
        if (endpoint.method() == HttpMethod.PUT) {
            name = name.replace("_insert", "_put");
        }
        return inCollection && name.startsWith("ruvector_") ? name.replace("ruvector_", "vector_") : name;
    }

    private static Map<String, Object> parameter(InputField field, boolean inPath) {
        return Map.of(
                "name", field.name(),
                "in", inPath ? "path" : "query",
                "required", inPath || field.required(),
                "description", field.description(),
                "schema", field.type().schema());
    }

    private static Map<String, Object> withoutPath(Map<String, Object> schema, List<String> inPath) {
        Map<String, Object> body = new LinkedHashMap<>(schema);
        Map<String, Object> properties = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> all) {
            all.forEach((name, type) -> properties.put(String.valueOf(name), type));
        }
        inPath.forEach(properties::remove);
        body.put("properties", properties);
        if (schema.get("required") instanceof List<?> required) {
            body.put(
                    "required",
                    required.stream().filter(name -> !inPath.contains(name)).toList());
        }
        return body;
    }

    private static Map<String, Object> content(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "description",
                "What was expected, and what came (RFC 9457)",
                "content",
                Map.of(
                        "application/problem+json",
                        Map.of(
                                "schema",
                                Map.of(
                                        "type",
                                        "object",
                                        "properties",
                                        Map.of("title", text, "status", Map.of("type", "integer"), "detail", text)))));
    }
}
