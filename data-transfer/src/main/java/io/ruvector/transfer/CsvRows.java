package io.ruvector.transfer;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comma-separated values behind a header. The vector is one cell ({@link VectorCell}) or a column a component. An empty cell
 * is a value that is absent. Row 1 is the one after the header.
 */
final class CsvRows implements RowReader {
    private static final int MAX_RECORD_CHARS = 64 << 20;

    private final Path file;
    private final RowColumns columns;
    private final FileBytes bytes;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private final int[] components;
    private final int vectorColumn;
    private long number;

    CsvRows(Path file, RowColumns columns) throws IOException {
        this.file = file;
        this.columns = columns;
        this.bytes = FileBytes.open(file);
        this.records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(MAX_RECORD_CHARS)
                .detectBomHeader(true)
                .ofCsvRecord(bytes.content(), StandardCharsets.UTF_8)
                .iterator();
        try {
            if (!records.hasNext()) {
                throw new InvalidInputException("file", file, "a header and rows");
            }
            this.header = List.copyOf(records.next().getFields());
            this.vectorColumn = header.indexOf(columns.vector());
            this.components = vectorColumn < 0 ? ComponentColumns.find(header, columns.vector()) : new int[0];
            if (!header.contains(columns.id())) {
                throw new InvalidInputException(
                        "header of " + file, String.join(",", header), "a column \"" + columns.id() + "\"");
            }
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        List<String> cells;
        try {
            if (!records.hasNext()) {
                return null;
            }
            number++;
            cells = records.next().getFields();
        } catch (CsvParseException e) {
            throw new InvalidInputException("CSV of " + file + " after row " + number, e.getMessage(), "RFC 4180");
        }
        if (cells.size() != header.size()) {
            throw bad(header.size() + " cells, as in the header", cells.size());
        }
        return row(cells);
    }

    private SourceRow row(List<String> cells) {
        String id = cells.get(header.indexOf(columns.id()));
        if (id.isEmpty()) {
            throw bad("an id in \"" + columns.id() + "\"", "an empty cell");
        }
        int textColumn = header.indexOf(columns.text());
        String text = textColumn < 0 || cells.get(textColumn).isEmpty() ? null : cells.get(textColumn);
        return new SourceRow(number, id, vector(cells), text, metadata(cells));
    }

    private float @Nullable [] vector(List<String> cells) {
        try {
            if (vectorColumn >= 0) {
                String cell = cells.get(vectorColumn);
                return cell.isEmpty() ? null : VectorCell.parse(cell);
            }
            if (components.length == 0) {
                return null;
            }
            float[] vector = new float[components.length];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = VectorCell.number(cells.get(components[i]).strip());
            }
            return vector;
        } catch (IllegalArgumentException e) {
            throw bad("numbers in the vector", e.getMessage());
        }
    }

    private Map<String, Object> metadata(List<String> cells) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            String name = header.get(column);
            String cell = cells.get(column);
            if (cell.isEmpty() || isComponent(column)) {
                continue;
            }
            if (name.equals(columns.metadata())) {
                metadata.putAll(object(cell));
            } else if (columns.isMetadata(name)) {
                metadata.put(name, value(name, cell));
            }
        }
        return metadata;
    }

    private boolean isComponent(int column) {
        return components.length > 0 && Arrays.stream(components).anyMatch(it -> it == column);
    }

    private Object value(String name, String cell) {
        try {
            return columns.type(name).parse(cell);
        } catch (IllegalArgumentException e) {
            throw bad(columns.type(name).expected() + " in \"" + name + "\"", '"' + cell + '"');
        }
    }

    private Map<String, Object> object(String cell) {
        try {
            JsonNode node = JsonMapper.shared().readTree(cell);
            if (!node.isObject()) {
                throw bad("a JSON object in \"" + columns.metadata() + "\"", cell);
            }
            return JsonMetadata.of(node);
        } catch (JacksonException e) {
            throw bad("a JSON object in \"" + columns.metadata() + "\"", cell);
        } catch (IllegalArgumentException e) {
            throw bad("metadata of " + JsonMetadata.EXPECTED, e.getMessage());
        }
    }

    private BadRowException bad(String expected, @Nullable Object found) {
        return new BadRowException(file, number, expected, found);
    }

    @Override
    public double fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
