package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The values of one list at the top of a JSON object, read from a stream of its own. Not thread-safe. */
final class JsonColumn implements AutoCloseable {
    private final Path file;
    private final String name;
    private final FileBytes bytes;
    private final JsonParser parser;
    private final boolean present;
    private boolean ended;

    JsonColumn(FileSeal seal, String name) throws IOException {
        this.file = seal.file();
        this.name = name;
        this.bytes = FileBytes.open(seal);
        this.parser = JsonMapper.shared().createParser(bytes.content());
        try {
            this.present = find();
        } catch (JacksonException e) {
            bytes.close();
            throw unreadable(e);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private boolean find() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidInputException("file", file, "a JSON object of lists");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals(name);
            if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private InvalidInputException unreadable(JacksonException e) {
        return new InvalidInputException(
                "file", file, "JSON in the list \"" + name + "\" (" + e.getOriginalMessage() + ")");
    }

    /** Whether the list is there; a null in its place means that it is not. */
    boolean isPresent() {
        return present;
    }

    /** Goes to the next value; false at the end of the list. */
    boolean next() {
        try {
            ended = ended || parser.nextToken() == JsonToken.END_ARRAY;
            return !ended;
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /** The value that {@link #next} went to. */
    @Nullable
    Object value() {
        try {
            return JsonValues.read(parser);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    double fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
