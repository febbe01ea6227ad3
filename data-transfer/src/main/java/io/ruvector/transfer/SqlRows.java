package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first COPY with a column of the vector in an SQL dump of PostgreSQL, such as {@code pg_dump} and our own export write; vectors
 * as pgvector's {@code vector} or {@code real[]}. Other statements are passed over.
 */
final class SqlRows implements RowReader {
    private static final Pattern COPY = Pattern.compile("COPY\\s+(.+?)\\s*\\((.*)\\)\\s+FROM\\s+stdin;");

    private final Path file;
    private final RowColumns columns;
    private final FileBytes bytes;
    private final BufferedReader lines;
    private final List<String> names;
    private long number;
    private boolean ended;

    SqlRows(Path file, RowColumns columns) throws IOException {
        this.file = file;
        this.columns = columns;
        this.bytes = FileBytes.open(file);
        this.lines = new BufferedReader(new InputStreamReader(bytes.content(), StandardCharsets.UTF_8), 1 << 16);
        try {
            this.names = findCopy();
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private List<String> findCopy() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher copy = COPY.matcher(line);
            if (copy.matches()) {
                List<String> found = new ArrayList<>();
                for (String name : copy.group(2).split(",", -1)) {
                    found.add(name.strip().replaceAll("^\"|\"$", "").replace("\"\"", "\""));
                }
                if (found.contains(columns.id()) && found.contains(columns.vector())) {
                    return found;
                }
            }
        }
        throw new InvalidInputException(
                "file",
                file,
                "COPY … FROM stdin with the columns \"" + columns.id() + "\" and \"" + columns.vector() + "\"");
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        if (ended) {
            return null;
        }
        @Nullable String line = lines.readLine();
        if (line == null) {
            throw new InvalidInputException("file", file, "\\. after row " + number + "; its end is missing");
        }
        if (line.equals("\\.")) {
            ended = true;
            return null;
        }
        number++;
        String[] cells = line.split("\t", -1);
        if (cells.length != names.size()) {
            throw bad(names.size() + " columns", cells.length);
        }
        return row(cells);
    }

    private SourceRow row(String[] cells) {
        @Nullable String id = null;
        float @Nullable [] vector = null;
        @Nullable String text = null;
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            String name = names.get(i);
            if (cells[i].equals("\\N")) {
                continue;
            }
            String cell = unescaped(cells[i]);
            if (name.equals(columns.id())) {
                id = cell;
            } else if (name.equals(columns.vector())) {
                vector = vector(cell);
            } else if (name.equals(columns.text())) {
                text = cell;
            } else {
                addMetadata(name, cell, metadata);
            }
        }
        if (id == null) {
            throw bad("a value in \"" + columns.id() + "\"", "NULL");
        }
        return new SourceRow(number, id, vector, text, metadata);
    }

    private float[] vector(String cell) {
        try {
            return VectorCell.parse(cell);
        } catch (IllegalArgumentException e) {
            throw bad("numbers in the vector", e.getMessage());
        }
    }

    private void addMetadata(String name, String cell, Map<String, Object> metadata) {
        try {
            if (!name.equals(columns.metadata())) {
                metadata.put(name, columns.type(name).parse(cell));
                return;
            }
            JsonNode node = JsonMapper.shared().readTree(cell);
            if (!node.isObject()) {
                throw bad("a JSON object in \"" + name + "\"", cell);
            }
            metadata.putAll(JsonMetadata.of(node));
        } catch (JacksonException e) {
            throw bad("a JSON object in \"" + name + "\"", cell);
        } catch (BadRowException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw bad("metadata in \"" + name + "\" of a known type", e.getMessage());
        }
    }

    private static String unescaped(String cell) {
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != '\\' || i + 1 == cell.length()) {
                text.append(c);
                continue;
            }
            char escaped = cell.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'v' -> '\u000b';
                        default -> escaped;
                    });
        }
        return text.toString();
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
        lines.close();
    }
}
