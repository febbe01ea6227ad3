package io.ruvector.transfer;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values behind a header. The vector is one cell ({@link VectorCell}) or a column a component. An empty cell
 * is a value that is absent. Row 1 is the one after the header.
 */
final class CsvRows extends TextCutter {
    private static final int MAX_RECORD_CHARS = 64 << 20;

    private final CloseableIterator<CsvRecord> records;
    private final Header header;

    CsvRows(FileSeal seal, RowColumns columns) throws IOException {
        super(seal);
        this.records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(MAX_RECORD_CHARS)
                .detectBomHeader(true)
                .ofCsvRecord(lines())
                .iterator();
        try {
            @Nullable List<String> names = cells();
            if (names == null) {
                throw new InvalidInputException("file", seal.file(), "a header and rows");
            }
            if (!names.contains(columns.id())) {
                throw new InvalidInputException(
                        "header of " + seal.file(), String.join(",", names), "a column \"" + columns.id() + "\"");
            }
            this.header = new Header(List.copyOf(names), columns);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private @Nullable List<String> cells() throws IOException {
        try {
            return records.hasNext() ? records.next().getFields() : null;
        } catch (CsvParseException e) {
            throw new InvalidInputException("CSV of " + file() + " after row " + number(), e.getMessage(), "RFC 4180");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public @Nullable Cut next() throws IOException {
        @Nullable List<String> cells = cells();
        return cells == null ? null : new Cells(place(), header, cells);
    }

    /** What the columns are. */
    private static final class Header {
        private final List<String> names;
        private final RowColumns columns;
        private final int id;
        private final int text;
        private final int vector;
        private final int[] components;
        private final boolean[] isComponent;

        Header(List<String> names, RowColumns columns) {
            this.names = names;
            this.columns = columns;
            this.id = names.indexOf(columns.id());
            this.text = names.indexOf(columns.text());
            this.vector = names.indexOf(columns.vector());
            this.components = vector < 0 ? ComponentColumns.find(names, columns.vector()) : new int[0];
            this.isComponent = new boolean[names.size()];
            for (int component : components) {
                isComponent[component] = true;
            }
        }
    }

    private record Cells(RowPlace place, Header header, List<String> cells) implements Cut {
        @Override
        public int bytes() {
            return cells.stream().mapToInt(String::length).sum();
        }

        @Override
        public SourceRow row() {
            if (cells.size() != header.names.size()) {
                throw place.bad(header.names.size() + " cells, as in the header", cells.size());
            }
            String id = cells.get(header.id);
            if (id.isEmpty()) {
                throw place.bad("an id in \"" + header.columns.id() + "\"", "an empty cell");
            }
            @Nullable String text = header.text < 0 || cells.get(header.text).isEmpty() ? null : cells.get(header.text);
            return new SourceRow(place.number(), id, vector(), text, metadata());
        }

        private float @Nullable [] vector() {
            if (header.vector >= 0) {
                String cell = cells.get(header.vector);
                return cell.isEmpty() ? null : place.vector(cell);
            }
            if (header.components.length == 0) {
                return null;
            }
            float[] vector = new float[header.components.length];
            try {
                for (int i = 0; i < vector.length; i++) {
                    vector[i] =
                            VectorCell.number(cells.get(header.components[i]).strip());
                }
            } catch (NumberFormatException e) {
                throw place.bad("numbers in the vector", e.getMessage());
            }
            return vector;
        }

        private Map<String, Object> metadata() {
            Map<String, Object> metadata = new LinkedHashMap<>();
            for (int column = 0; column < cells.size(); column++) {
                String name = header.names.get(column);
                String cell = cells.get(column);
                if (cell.isEmpty() || header.isComponent[column]) {
                    continue;
                }
                if (name.equals(header.columns.metadata())) {
                    metadata.putAll(place.object(name, cell));
                } else if (header.columns.isMetadata(name)) {
                    metadata.put(name, place.value(header.columns, name, cell));
                }
            }
            return metadata;
        }
    }
}
