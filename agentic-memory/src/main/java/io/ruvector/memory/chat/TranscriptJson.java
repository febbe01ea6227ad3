package io.ruvector.memory.chat;

import io.ruvector.memory.ScopeJson;
import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored forms of a window and of a turn: JSON in UTF-8, one object, {@code "format": 1}, times as ISO 8601. */
final class TranscriptJson {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TranscriptJson() {}

    static byte[] encode(Window window) {
        ObjectNode json = row();
        json.set("owner", ScopeJson.encode(window.conversation().owner()));
        json.put("conversation", window.conversation().id()).put("next", window.next());
        ArrayNode positions = json.putArray("window");
        window.positions().forEach(positions::add);
        return MAPPER.writeValueAsBytes(json);
    }

    static Window window(byte[] bytes, Path directory) {
        try {
            JsonNode json = checked(bytes, directory);
            List<Long> positions = new ArrayList<>();
            json.required("window").forEach(position -> positions.add(position.longValue()));
            Conversation conversation = new Conversation(
                    ScopeJson.decode(json.required("owner")),
                    json.required("conversation").stringValue());
            return new Window(conversation, positions, json.required("next").longValue());
        } catch (JacksonException | InvalidInputException e) {
            throw unreadable("window", directory, e);
        }
    }

    static byte[] encode(Turn turn) {
        ObjectNode json = row();
        json.put("position", turn.position()).put("at", turn.at().toString());
        json.put("speaker", turn.said().speaker()).put("text", turn.said().text());
        json.put("payload", turn.said().payload());
        return MAPPER.writeValueAsBytes(json);
    }

    static Turn turn(Conversation conversation, byte[] bytes, Path directory) {
        try {
            JsonNode json = checked(bytes, directory);
            Utterance said = new Utterance(
                    json.required("speaker").stringValue(),
                    json.required("text").stringValue(),
                    json.required("payload").stringValue());
            return new Turn(
                    conversation,
                    json.required("position").longValue(),
                    Instant.parse(json.required("at").stringValue()),
                    said);
        } catch (JacksonException | InvalidInputException | DateTimeException e) {
            throw unreadable("turn", directory, e);
        }
    }

    private static ObjectNode row() {
        return MAPPER.createObjectNode().put("format", FORMAT);
    }

    private static JsonNode checked(byte[] bytes, Path directory) {
        JsonNode json = MAPPER.readTree(bytes);
        int format = json.required("format").intValue();
        if (format > FORMAT) {
            throw new NewerFormatException(directory, format, FORMAT);
        }
        return json;
    }

    private static CorruptStoreException unreadable(String what, Path directory, Exception e) {
        return new CorruptStoreException("unreadable " + what + " in " + directory + ": " + e.getMessage(), e);
    }
}
