package io.ruvector.server.conformance;

import java.util.List;
import java.util.Map;

/** Forms that the conformance suite's client is asked to fill in. */
final class FixtureForms {

    private FixtureForms() {}

    static Map<String, Object> form(Map<String, Object> properties) {
        return Map.of("type", "object", "properties", properties, "required", List.copyOf(properties.keySet()));
    }

    static Map<String, Object> defaults() {
        return optional(Map.of(
                "name", Map.of("type", "string", "default", "John Doe"),
                "age", Map.of("type", "integer", "default", 30),
                "score", Map.of("type", "number", "default", 95.5),
                "status",
                        Map.of("type", "string", "enum", List.of("active", "inactive", "pending"), "default", "active"),
                "verified", Map.of("type", "boolean", "default", true)));
    }

    static Map<String, Object> choices() {
        List<String> plain = List.of("option1", "option2", "option3");
        return optional(Map.of(
                "untitledSingle", Map.of("type", "string", "enum", plain),
                "titledSingle",
                        Map.of(
                                "type",
                                "string",
                                "oneOf",
                                titled("value", "First Option", "Second Option", "Third Option")),
                "legacyEnum",
                        Map.of(
                                "type", "string",
                                "enum", List.of("opt1", "opt2", "opt3"),
                                "enumNames", List.of("Option One", "Option Two", "Option Three")),
                "untitledMulti", Map.of("type", "array", "items", Map.of("type", "string", "enum", plain)),
                "titledMulti",
                        Map.of(
                                "type",
                                "array",
                                "items",
                                Map.of("anyOf", titled("value", "First Choice", "Second Choice", "Third Choice")))));
    }

    private static List<Map<String, Object>> titled(String value, String... titles) {
        List<Map<String, Object>> all = new java.util.ArrayList<>();
        for (int i = 0; i < titles.length; i++) {
            all.add(Map.of("const", value + (i + 1), "title", titles[i]));
        }
        return all;
    }

    private static Map<String, Object> optional(Map<String, Object> properties) {
        return Map.of("type", "object", "properties", properties, "required", List.of());
    }
}
