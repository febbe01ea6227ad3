package io.ruvector.memory.fact;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a fact: JSON in UTF-8, one object, {@code "format": 1}, times as ISO 8601. */
final class FactJson {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FactJson() {}

    static byte[] encode(Fact fact) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT).set("fact", MAPPER.valueToTree(fact));
        return MAPPER.writeValueAsBytes(json);
    }

    /**
     * Reads a stored fact.
     *
     * @param directory the store it comes from, for the error message
     * @throws NewerFormatException when a later release wrote it
     * @throws CorruptStoreException when it is not a fact
     */
    static Fact decode(byte[] bytes, Path directory) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            int format = json.required("format").intValue();
            if (format > FORMAT) {
                throw new NewerFormatException(directory, format, FORMAT);
            }
            return MAPPER.treeToValue(json.required("fact"), Fact.class);
        } catch (JacksonException | InvalidInputException | IllegalArgumentException e) {
            throw new CorruptStoreException("unreadable fact in " + directory + ": " + e.getMessage(), e);
        }
    }
}
