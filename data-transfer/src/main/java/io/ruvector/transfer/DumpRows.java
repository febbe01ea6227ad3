package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a JSON dump, an element of its lists at a time. */
final class DumpRows implements RowCutter {
    private final Path file;
    private final DumpElements elements;
    private final FileBytes bytes;
    private final JsonParser parser;
    private final Deque<Object> parts = new ArrayDeque<>();
    private String list = "";
    private boolean inList;
    private boolean anyList;
    private boolean ended;
    private long number;

    DumpRows(FileSeal seal, DumpElements elements) throws IOException {
        this.file = seal.file();
        this.elements = elements;
        this.bytes = FileBytes.open(seal);
        this.parser = JsonMapper.shared().createParser(bytes.content());
        try {
            JsonToken first = parser.nextToken();
            inList = first == JsonToken.START_ARRAY && elements.lists().contains("");
            anyList = inList;
            if (!inList && first != JsonToken.START_OBJECT) {
                throw unlike("found " + first);
            }
        } catch (JacksonException e) {
            bytes.close();
            throw unlike(e.getOriginalMessage());
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public @Nullable Cut next() {
        try {
            while (parts.isEmpty()) {
                if (inList) {
                    readElement();
                } else if (!findList()) {
                    return null;
                }
            }
        } catch (JacksonException e) {
            throw unlike(e.getOriginalMessage());
        }
        number++;
        return new Part(new RowPlace(file, number), elements, parts.remove());
    }

    private void readElement() {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            inList = false;
            return;
        }
        @Nullable Object element = JsonValues.read(parser);
        if (element == null) {
            throw unlike("found null in the list \"" + list + "\"");
        }
        parts.addAll(elements.parts(list, element));
    }

    /** Goes to the next list at the top; false when there is none. */
    private boolean findList() {
        if (ended || (list.isEmpty() && anyList)) {
            return false;
        }
        for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
            list = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && elements.lists().contains(list)) {
                inList = true;
                anyList = true;
                return true;
            }
            parser.skipChildren();
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw unlike("its end is missing");
        }
        if (!anyList) {
            throw unlike("found none of them");
        }
        ended = true;
        return false;
    }

    private InvalidInputException unlike(String found) {
        String lists = elements.lists().stream()
                .map(it -> it.isEmpty() ? "that is a list" : "with a list \"" + it + "\"")
                .sorted()
                .collect(Collectors.joining(" or "));
        return new InvalidInputException("file", file, "JSON " + lists + " (" + found + ")");
    }

    @Override
    public double fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private record Part(RowPlace place, DumpElements elements, Object part) implements Cut {
        private static final int TYPICAL_BYTES = 2_048;

        @Override
        public SourceRow row() {
            return elements.row(place, part);
        }

        @Override
        public int bytes() {
            return TYPICAL_BYTES;
        }
    }
}
