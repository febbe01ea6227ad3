package io.ruvector.transfer;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a row is, for messages about it.
 *
 * @param file the file
 * @param number the row's number in it, from 1
 */
record RowPlace(Path file, long number) {
    /** What to throw when the row is not as it has to be. */
    BadRowException bad(String expected, @Nullable Object found) {
        return new BadRowException(file, number, expected, found);
    }

    /** The vector in the text of a cell. */
    float[] vector(String cell) {
        try {
            return VectorCell.parse(cell);
        } catch (NumberFormatException e) {
            throw bad("numbers in the vector", e.getMessage());
        }
    }

    /** The value of a cell of metadata by the type of its column. */
    Object value(RowColumns columns, String name, String cell) {
        try {
            return columns.type(name).parse(cell);
        } catch (IllegalArgumentException e) {
            throw bad(columns.type(name).expected() + " in \"" + name + "\"", '"' + cell + '"');
        }
    }

    /** The metadata in a cell that holds a JSON object. */
    Map<String, Object> object(String name, String json) {
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            if (!node.isObject()) {
                throw bad("a JSON object in \"" + name + "\"", json);
            }
            return JsonMetadata.of(node);
        } catch (JacksonException e) {
            throw bad("a JSON object in \"" + name + "\"", json);
        } catch (BadRowException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw bad("metadata of " + JsonMetadata.EXPECTED, e.getMessage());
        }
    }
}
