package io.ruvector.server.conformance;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The tools that the conformance suite calls. */
final class FixtureTools {

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private FixtureTools() {}

    static List<SyncToolSpecification> all() {
        return List.of(
                fixed("test_simple_text", text("This is a simple text response for testing.")),
                fixed("test_image_content", image()),
                fixed(
                        "test_audio_content",
                        AudioContent.builder(FixtureMedia.WAV, "audio/wav").build()),
                fixed(
                        "test_embedded_resource",
                        resource("test://embedded-resource", "text/plain", "This is an embedded resource content.")),
                fixed(
                        "test_multiple_content_types",
                        text("Multiple content types test:"),
                        image(),
                        resource(
                                "test://mixed-content-resource",
                                "application/json",
                                "{\"test\":\"data\",\"value\":123}")),
                tool("test_tool_with_logging", Map.of(), FixtureTools::log),
                tool("test_tool_with_progress", Map.of(), FixtureTools::progress),
                tool(
                        "test_error_handling",
                        Map.of(),
                        (exchange, request) -> CallToolResult.builder()
                                .isError(true)
                                .addTextContent("This tool intentionally returns an error for testing")
                                .build()),
                tool("test_sampling", Map.of("prompt", TEXT), FixtureTools::sample),
                tool("test_elicitation", Map.of("message", TEXT), FixtureTools::elicit),
                tool(
                        "test_elicitation_sep1034_defaults",
                        Map.of(),
                        (exchange, request) ->
                                ask(exchange, "Elicitation completed", "Defaults", FixtureForms.defaults())),
                tool(
                        "test_elicitation_sep1330_enums",
                        Map.of(),
                        (exchange, request) ->
                                ask(exchange, "Elicitation completed", "Choices", FixtureForms.choices())),
                tool(
                        "test_reconnection",
                        Map.of(),
                        (exchange, request) -> result(text("Reconnection test completed successfully"))),
                schema2020());
    }

    private static SyncToolSpecification fixed(String name, Content... contents) {
        return tool(name, Map.of(), (exchange, request) -> result(contents));
    }

    private static SyncToolSpecification tool(
            String name,
            Map<String, Object> properties,
            BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> body) {
        Map<String, Object> schema =
                Map.of("type", "object", "properties", properties, "required", List.copyOf(properties.keySet()));
        return new SyncToolSpecification(
                Tool.builder(name, schema).description("Fixture " + name).build(), body);
    }

    private static SyncToolSpecification schema2020() {
        Map<String, Object> address = Map.of("type", "object", "properties", Map.of("street", TEXT, "city", TEXT));
        Map<String, Object> schema = Map.of(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "type",
                "object",
                "$defs",
                Map.of("address", address),
                "properties",
                Map.of("name", TEXT, "address", Map.of("$ref", "#/$defs/address")),
                "additionalProperties",
                false);
        return new SyncToolSpecification(
                Tool.builder("json_schema_2020_12_tool", schema)
                        .description("Tool with JSON Schema 2020-12 features")
                        .build(),
                (exchange, request) -> result(text("ok")));
    }

    private static CallToolResult log(McpSyncServerExchange exchange, CallToolRequest request) {
        for (String line : List.of("Tool execution started", "Tool processing data", "Tool execution completed")) {
            exchange.loggingNotification(LoggingMessageNotification.builder(LoggingLevel.INFO, line)
                    .logger("fixture")
                    .build());
            pause();
        }
        return result(text("Logged three lines"));
    }

    private static CallToolResult progress(McpSyncServerExchange exchange, CallToolRequest request) {
        Object token = request.meta() == null ? null : request.meta().get("progressToken");
        for (double done : new double[] {0, 50, 100}) {
            if (token != null) {
                exchange.progressNotification(
                        ProgressNotification.builder(token, done).total(100.0).build());
            }
            pause();
        }
        return result(text("Went from 0 to 100"));
    }

    private static CallToolResult sample(McpSyncServerExchange exchange, CallToolRequest request) {
        TextContent prompt = text(String.valueOf(request.arguments().get("prompt")));
        CreateMessageResult answer = exchange.createMessage(CreateMessageRequest.builder(
                        List.of(SamplingMessage.builder(Role.USER, prompt).build()), 100)
                .build());
        return result(text("LLM response: " + ((TextContent) answer.content()).text()));
    }

    private static CallToolResult elicit(McpSyncServerExchange exchange, CallToolRequest request) {
        Map<String, Object> form = FixtureForms.form(Map.of(
                "username", Map.of("type", "string", "description", "User's response"),
                "email", Map.of("type", "string", "description", "User's email address")));
        return ask(exchange, "User response", String.valueOf(request.arguments().get("message")), form);
    }

    private static CallToolResult ask(
            McpSyncServerExchange exchange, String said, String message, Map<String, Object> form) {
        ElicitResult answer = exchange.createElicitation(
                ElicitFormRequest.builder(message, form).build());
        String action = answer.action().name().toLowerCase(java.util.Locale.ROOT);
        return result(text(said + ": action=" + action + ", content=" + answer.content()));
    }

    /** The suite wants to see that notifications arrive one by one. */
    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }

    private static CallToolResult result(Content... contents) {
        return CallToolResult.builder().content(List.of(contents)).build();
    }

    private static TextContent text(String text) {
        return TextContent.builder(text).build();
    }

    private static ImageContent image() {
        return ImageContent.builder(FixtureMedia.PNG, "image/png").build();
    }

    private static EmbeddedResource resource(String uri, String type, String text) {
        return EmbeddedResource.builder(
                        TextResourceContents.builder(uri, text).mimeType(type).build())
                .build();
    }
}
