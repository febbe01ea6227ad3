package io.ruvector.rag.parse;

import io.ruvector.rag.parse.ParsedDocument.Place;
import io.ruvector.rag.parse.UnreadableException.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON Lines: each line is a record that no passage reaches over. A record's text is its field {@code text},
 * {@code content}, {@code body} or {@code contents}, under its {@code title}, {@code name} or id; where it has none of
 * them, all its fields are. Other plain fields become metadata of its passages: {@code record.NAME}, and
 * {@code record.line} is the number of its line, from 1.
 */
final class JsonLinesParser {
    private static final List<String> TEXT = List.of("text", "content", "body", "contents");
    private static final List<String> TITLE = List.of("title", "name", "heading", "subject");
    private static final List<String> ID = List.of("_id", "id", "doc_id", "docid");
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_VALUES = 64;
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private JsonLinesParser() {}

    static ParsedDocument parse(String lines) throws UnreadableException {
        JsonLinesParser reading = new JsonLinesParser();
        int number = 0;
        int start = 0;
        while (start < lines.length()) {
            int newline = lines.indexOf('\n', start);
            int end = newline < 0 ? lines.length() : newline;
            number++;
            String line = lines.substring(start, end).strip();
            if (!line.isEmpty()) {
                reading.record(object(line, number), number);
            }
            start = end + 1;
        }
        return new ParsedDocument("", reading.text.toString(), reading.blocks, reading.places);
    }

    private static JsonNode object(String line, int number) throws UnreadableException {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new UnreadableException(
                    Reason.MALFORMED, "line " + number + " is not JSON: " + e.getOriginalMessage());
        }
        throw new UnreadableException(
                Reason.MALFORMED,
                "line " + number + " is not a JSON object: " + line.substring(0, Math.min(40, line.length())));
    }

    private void record(JsonNode record, int number) {
        Optional<String> textField = firstText(record, TEXT);
        Optional<String> titleField = firstText(record, TITLE);
        Optional<String> idField = first(record, ID);
        String title = titleField
                .or(() -> idField)
                .map(field -> record.get(field).asString().strip())
                .orElse("");
        int from = text.length();
        if (!title.isEmpty()) {
            add(Block.Kind.RECORD, title, title);
        }
        if (textField.isPresent()) {
            Block.Kind kind = title.isEmpty() ? Block.Kind.RECORD : Block.Kind.PROSE;
            paragraphs(kind, record.get(textField.get()).asString(), title);
        } else {
            fields(record, title);
        }
        if (text.length() > from) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("record.line", (long) number);
            metadata(record, textField.orElse(""), titleField.orElse(""), values);
            places.add(new Place(from, text.length(), values));
        }
    }

    /** All fields of a record that has no text field, each a line. */
    private void fields(JsonNode record, String title) {
        StringBuilder lines = new StringBuilder();
        record.forEachEntry((name, value) -> {
            String words = value.isValueNode() ? value.asString() : value.toString();
            lines.append(name).append(": ").append(words).append('\n');
        });
        paragraphs(title.isEmpty() ? Block.Kind.RECORD : Block.Kind.LINES, lines.toString(), title);
    }

    /** Paragraphs of a record's text; the first one opens the record where it has no title. */
    private void paragraphs(Block.Kind first, String words, String heading) {
        Block.Kind kind = first;
        for (String paragraph : words.split("\\n[ \\t\\r]*\\n")) {
            if (!paragraph.isBlank()) {
                add(kind, paragraph.strip(), heading);
                kind = Block.Kind.PROSE;
            }
        }
    }

    private void add(Block.Kind kind, String words, String heading) {
        int start = text.length();
        text.append(words);
        blocks.add(new Block(kind, start, text.length(), heading));
        text.append("\n\n");
    }

    private static void metadata(JsonNode record, String textField, String titleField, Map<String, Object> values) {
        record.forEachEntry((name, value) -> {
            if (values.size() >= MOST_VALUES || name.isEmpty() || name.equals(textField) || name.equals(titleField)) {
                return;
            }
            plain(value).ifPresent(plain -> values.put("record." + name, plain));
        });
    }

    private static Optional<Object> plain(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.booleanValue());
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Optional.of(value.longValue());
        }
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return Optional.of(value.doubleValue());
        }
        return value.isString() && value.stringValue().length() <= LONGEST_VALUE
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    private static Optional<String> firstText(JsonNode record, List<String> names) {
        return names.stream()
                .filter(name -> record.path(name).isString()
                        && !record.path(name).stringValue().isBlank())
                .findFirst();
    }

    private static Optional<String> first(JsonNode record, List<String> names) {
        return names.stream()
                .filter(name ->
                        record.path(name).isString() || record.path(name).isNumber())
                .findFirst();
    }
}
