package io.ruvector.server.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrong with the form of a JSON-RPC message, by the Model Context Protocol's rules: one object, and parameters by name with the
 * types that the SDK's records have. Thread-safe.
 */
final class MessageCheck {

    private static final int MOST_NESTING = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_NESTING)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .build();

    /** What a method takes, and which texts it cannot do without, as JSON pointers. */
    private record Params(Class<?> type, List<String> required) {

        static Params of(Class<?> type, String... required) {
            return new Params(type, List.of(required));
        }
    }

    private static final Map<String, Params> PARAMS = Map.ofEntries(
            Map.entry(
                    McpSchema.METHOD_INITIALIZE,
                    Params.of(
                            McpSchema.InitializeRequest.class,
                            "/protocolVersion",
                            "/clientInfo/name",
                            "/clientInfo/version")),
            Map.entry(McpSchema.METHOD_TOOLS_LIST, Params.of(McpSchema.PaginatedRequest.class)),
            Map.entry(McpSchema.METHOD_TOOLS_CALL, Params.of(McpSchema.CallToolRequest.class, "/name")),
            Map.entry(McpSchema.METHOD_RESOURCES_LIST, Params.of(McpSchema.PaginatedRequest.class)),
            Map.entry(McpSchema.METHOD_RESOURCES_TEMPLATES_LIST, Params.of(McpSchema.PaginatedRequest.class)),
            Map.entry(McpSchema.METHOD_RESOURCES_READ, Params.of(McpSchema.ReadResourceRequest.class, "/uri")),
            Map.entry(McpSchema.METHOD_RESOURCES_SUBSCRIBE, Params.of(McpSchema.SubscribeRequest.class, "/uri")),
            Map.entry(McpSchema.METHOD_RESOURCES_UNSUBSCRIBE, Params.of(McpSchema.UnsubscribeRequest.class, "/uri")),
            Map.entry(McpSchema.METHOD_PROMPT_LIST, Params.of(McpSchema.PaginatedRequest.class)),
            Map.entry(McpSchema.METHOD_PROMPT_GET, Params.of(McpSchema.GetPromptRequest.class, "/name")),
            Map.entry(
                    McpSchema.METHOD_COMPLETION_COMPLETE,
                    Params.of(McpSchema.CompleteRequest.class, "/ref/type", "/argument/name", "/argument/value")),
            Map.entry(McpSchema.METHOD_LOGGING_SET_LEVEL, Params.of(McpSchema.SetLevelRequest.class, "/level")));

    private final McpJsonMapper mapper;

    MessageCheck(McpJsonMapper mapper) {
        this.mapper = mapper;
    }

    /** What a message is, by its fields. */
    enum Kind {
        REQUEST,
        NOTIFICATION,
        RESPONSE
    }

    /**
     * A message, and what is wrong with it.
     *
     * @param kind what it is
     * @param id whom an error is for; {@code null} in JSON when it has none
     * @param fault what is wrong, if anything
     */
    record Checked(Kind kind, String id, Optional<Fault> fault) {}

    record Fault(int code, String message) {}

    Checked check(byte[] body) {
        JsonNode message;
        try {
            message = JSON.readTree(body);
        } catch (JacksonException unreadable) {
            return faulty("null", McpSchema.ErrorCodes.PARSE_ERROR, "body: expected a JSON-RPC 2.0 message");
        }
        JsonNode id = message.path("id");
        boolean usableId = id.isString() || (id.isIntegralNumber() && id.canConvertToLong());
        String shown = usableId ? id.toString() : "null";
        if (!message.isObject() || !message.path("jsonrpc").asString("").equals("2.0")) {
            return faulty(shown, McpSchema.ErrorCodes.INVALID_REQUEST, "body: expected one JSON-RPC 2.0 message");
        }
        if (message.has("id") && !usableId) {
            return faulty(
                    shown, McpSchema.ErrorCodes.INVALID_REQUEST, "id: expected a text or a whole number of 64 bits");
        }
        return message.has("method") ? call(message, shown) : response(message, shown);
    }

    private Checked call(JsonNode message, String id) {
        if (!message.path("method").isString()) {
            return faulty(id, McpSchema.ErrorCodes.INVALID_REQUEST, "method: expected a text");
        }
        JsonNode params = message.path("params");
        if (message.has("params") && !params.isObject()) {
            return faulty(id, McpSchema.ErrorCodes.INVALID_PARAMS, "params: expected an object");
        }
        Params wanted = PARAMS.get(message.path("method").asString());
        if (wanted != null && !fits(params, wanted)) {
            return faulty(
                    id,
                    McpSchema.ErrorCodes.INVALID_PARAMS,
                    "params: expected those of " + message.path("method").asString()
                            + (wanted.required.isEmpty() ? "" : ", with " + String.join(", ", wanted.required)));
        }
        return new Checked(message.has("id") ? Kind.REQUEST : Kind.NOTIFICATION, id, Optional.empty());
    }

    private boolean fits(JsonNode params, Params wanted) {
        boolean complete = wanted.required.stream().map(params::at).allMatch(JsonNode::isString);
        boolean inItsPlace = (params.path("_meta").isObject() || !params.has("_meta"))
                && (wanted.type != McpSchema.InitializeRequest.class
                        || params.path("capabilities").isObject());
        if (!complete || !inItsPlace) {
            return false;
        }
        try {
            mapper.readValue(params.isMissingNode() ? "{}" : params.toString(), wanted.type);
            return true;
        } catch (java.io.IOException | RuntimeException otherTypes) {
            return false;
        }
    }

    private static Checked response(JsonNode message, String id) {
        return message.has("id")
                        && (message.has("result") ^ message.path("error").isObject())
                ? new Checked(Kind.RESPONSE, id, Optional.empty())
                : faulty(id, McpSchema.ErrorCodes.INVALID_REQUEST, "body: expected a method, a result or an error");
    }

    private static Checked faulty(String id, int code, String message) {
        return new Checked(Kind.REQUEST, id, Optional.of(new Fault(code, message)));
    }
}
