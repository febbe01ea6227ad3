package io.ruvector.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Letta exports: an agent file ({@code .af}), of which memory blocks and what user and assistant said are rows; or the list of archival
 * passages that its API gives. Tools, settings and system prompts are passed over.
 */
final class LettaDump implements DumpElements {
    private static final Set<String> SPEAKERS = Set.of("user", "assistant");

    @Override
    public Set<String> lists() {
        return Set.of("", "blocks", "agents");
    }

    @Override
    public List<Object> parts(String list, Object element) {
        return switch (list) {
            case "agents" -> messages(element);
            case "blocks" -> JsonValues.text(element, "value") == null ? List.of() : List.of(element);
            default -> List.of(element);
        };
    }

    private static List<Object> messages(Object agent) {
        List<Object> messages = new ArrayList<>();
        if (JsonValues.field(agent, "messages") instanceof List<?> all) {
            for (Object message : all) {
                @Nullable String role = JsonValues.text(message, "role");
                String said = said(JsonValues.field(message, "content"));
                if (role != null && SPEAKERS.contains(role) && !said.isBlank()) {
                    Map<String, @Nullable Object> part = new LinkedHashMap<>();
                    part.put("id", JsonValues.field(agent, "id") + "/" + JsonValues.field(message, "id"));
                    part.put("text", said);
                    part.put("role", role);
                    part.put("agent", JsonValues.field(agent, "name"));
                    part.put("created_at", JsonValues.field(message, "created_at"));
                    messages.add(part);
                }
            }
        }
        return messages;
    }

    private static String said(@Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        return content instanceof List<?> parts
                ? parts.stream()
                        .map(it -> JsonValues.text(it, "text"))
                        .filter(it -> it != null)
                        .collect(Collectors.joining("\n"))
                : "";
    }

    @Override
    public SourceRow row(RowPlace place, Object part) {
        String id = DumpElements.id(place, part);
        DumpMetadata metadata = new DumpMetadata(place).putAll(JsonValues.field(part, "metadata"));
        for (String name : List.of("label", "description", "role", "agent", "tags")) {
            @Nullable Object value = JsonValues.field(part, name);
            metadata.put(name, value instanceof String text && text.isEmpty() ? null : value);
        }
        metadata.putTime("created_at", JsonValues.field(part, "created_at"));
        @Nullable String block = JsonValues.text(part, "value");
        float @Nullable [] vector = JsonValues.field(part, "embedding") instanceof float[] floats ? floats : null;
        return new SourceRow(
                place.number(), id, vector, block == null ? JsonValues.text(part, "text") : block, metadata.map());
    }
}
