package io.ruvector.springai;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.content.Media;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of a Spring AI message: a JSON object with its type, text, metadata, tool calls, tool responses and media.
 * Metadata values that JSON does not know are stored as their text.
 */
final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<ToolCall>> CALLS = new TypeReference<>() {};
    private static final TypeReference<List<ToolResponse>> RESPONSES = new TypeReference<>() {};

    private MessageJson() {}

    static String encode(Message message) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("type", message.getMessageType().name());
        json.put("text", Optional.ofNullable(message.getText()).orElse(""));
        json.set("metadata", MAPPER.valueToTree(values(message.getMetadata())));
        switch (message) {
            case AssistantMessage assistant -> {
                json.set("toolCalls", MAPPER.valueToTree(assistant.getToolCalls()));
                json.set("media", media(assistant.getMedia()));
            }
            case UserMessage user -> json.set("media", media(user.getMedia()));
            case ToolResponseMessage tool -> json.set("responses", MAPPER.valueToTree(tool.getResponses()));
            case SystemMessage system -> {}
            default ->
                throw new InvalidInputException("message", message.getClass().getName(), "one of Spring AI's own");
        }
        return MAPPER.writeValueAsString(json);
    }

    static Message decode(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            String said = json.required("text").stringValue();
            Map<String, Object> metadata = MAPPER.convertValue(json.required("metadata"), VALUES);
            metadata.remove("messageType");
            return switch (MessageType.valueOf(json.required("type").stringValue())) {
                case USER ->
                    UserMessage.builder()
                            .text(said)
                            .metadata(metadata)
                            .media(media(json))
                            .build();
                case SYSTEM ->
                    SystemMessage.builder().text(said).metadata(metadata).build();
                case ASSISTANT ->
                    AssistantMessage.builder()
                            .content(said)
                            .properties(metadata)
                            .toolCalls(MAPPER.convertValue(json.required("toolCalls"), CALLS))
                            .media(media(json))
                            .build();
                case TOOL ->
                    ToolResponseMessage.builder()
                            .responses(MAPPER.convertValue(json.required("responses"), RESPONSES))
                            .metadata(metadata)
                            .build();
            };
        } catch (JacksonException | IllegalArgumentException e) {
            throw new CorruptStoreException("unreadable message: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> values(Map<String, Object> metadata) {
        Map<String, Object> values = new HashMap<>();
        metadata.forEach((key, value) -> values.put(key, plain(value)));
        return values;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean bool -> bool;
            case List<?> list -> list.stream().map(MessageJson::plain).toList();
            default -> value.toString();
        };
    }

    private static ArrayNode media(List<Media> media) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Media one : media) {
            ObjectNode json = array.addObject();
            json.put("mimeType", one.getMimeType().toString());
            Optional.ofNullable(one.getId()).ifPresent(id -> json.put("id", id));
            json.put("name", one.getName());
            if (one.getData() instanceof byte[] bytes) {
                json.put("bytes", Base64.getEncoder().encodeToString(bytes));
            } else {
                json.put("uri", String.valueOf(one.getData()));
            }
        }
        return array;
    }

    private static List<Media> media(JsonNode message) {
        List<Media> media = new ArrayList<>();
        for (JsonNode json : message.required("media")) {
            Media.Builder one = Media.builder()
                    .mimeType(MimeType.valueOf(json.required("mimeType").stringValue()))
                    .name(json.required("name").stringValue());
            Optional.ofNullable(json.get("id")).ifPresent(id -> one.id(id.stringValue()));
            JsonNode bytes = json.get("bytes");
            media.add(
                    bytes == null
                            ? one.data(json.required("uri").stringValue()).build()
                            : one.data(Base64.getDecoder().decode(bytes.stringValue()))
                                    .build());
        }
        return media;
    }
}
