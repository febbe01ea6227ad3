package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first table with the columns of id and vector in an SQL dump of PostgreSQL: its COPY, as {@code pg_dump} and our own export
 * write it, or its INSERT statements with column names, as {@code pg_dump --column-inserts} does. Vectors are pgvector's {@code vector} or
 * {@code real[]}. Other statements are passed over.
 */
final class SqlRows extends TextCutter {
    private static final Pattern COPY = Pattern.compile("COPY\\s+(.+?)\\s*\\((.*)\\)\\s+FROM\\s+stdin;");
    private static final Pattern INSERT = Pattern.compile(
            "INSERT INTO\\s+(.+?)\\s*\\(([^()]*)\\)\\s+(?:OVERRIDING SYSTEM VALUE\\s+)?VALUES\\s*",
            Pattern.CASE_INSENSITIVE);

    private final RowColumns columns;
    private final Deque<List<@Nullable String>> inserted = new ArrayDeque<>();
    private List<String> names = List.of();
    private String table = "";
    private boolean copying;
    private boolean ended;

    SqlRows(FileSeal seal, RowColumns columns) throws IOException {
        super(seal);
        this.columns = columns;
        try {
            findTable();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void findTable() throws IOException {
        for (String line = lineToFeed(); line != null; line = lineToFeed()) {
            Matcher copy = COPY.matcher(line.stripTrailing());
            if (copy.matches() && hasColumns(names(copy.group(2)))) {
                names = names(copy.group(2));
                copying = true;
                return;
            }
            Matcher insert = INSERT.matcher(line);
            if (insert.lookingAt() && hasColumns(names(insert.group(2)))) {
                names = names(insert.group(2));
                table = insert.group(1);
                insert(line, insert.end());
                return;
            }
        }
        throw new InvalidInputException(
                "file",
                file(),
                "COPY … FROM stdin or INSERT INTO with the columns \"" + columns.id() + "\" and \"" + columns.vector()
                        + "\"");
    }

    /** A line to its line feed: a carriage return may belong to a text. Null at the end. */
    private @Nullable String lineToFeed() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = lines().read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = lines().read();
        }
        return line.toString();
    }

    private boolean hasColumns(List<String> found) {
        return found.contains(columns.id()) && found.contains(columns.vector());
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            names.add(name.strip().replaceAll("^\"|\"$", "").replace("\"\"", "\""));
        }
        return names;
    }

    @Override
    public @Nullable Cut next() throws IOException {
        if (ended) {
            return null;
        }
        return copying ? nextCopied() : nextInserted();
    }

    private @Nullable Cut nextCopied() throws IOException {
        @Nullable String line = line();
        if (line == null) {
            throw new InvalidInputException("file", file(), "\\. after row " + number() + "; its end is missing");
        }
        ended = line.equals("\\.");
        return ended ? null : new Line(place(), columns, names, line);
    }

    private @Nullable Cut nextInserted() throws IOException {
        while (inserted.isEmpty()) {
            @Nullable String line = lineToFeed();
            if (line == null) {
                ended = true;
                return null;
            }
            Matcher insert = INSERT.matcher(line);
            if (insert.lookingAt()
                    && insert.group(1).equals(table)
                    && names(insert.group(2)).equals(names)) {
                insert(line, insert.end());
            }
        }
        return new Values(place(), columns, names, inserted.remove());
    }

    private void insert(String line, int start) throws IOException {
        StringBuilder statement = new StringBuilder(line.substring(start));
        while (!SqlInsert.isWhole(statement.toString())) {
            @Nullable String next = lineToFeed();
            if (next == null) {
                throw new InvalidInputException("file", file(), "the end of the INSERT after row " + number());
            }
            statement.append('\n').append(next);
        }
        try {
            inserted.addAll(new SqlInsert(statement.toString(), 0).rows());
        } catch (IllegalArgumentException e) {
            throw place().bad("VALUES in brackets", e.getMessage());
        }
    }

    private static SourceRow row(RowPlace place, RowColumns columns, List<String> names, List<@Nullable String> cells) {
        if (cells.size() != names.size()) {
            throw place.bad(names.size() + " columns", cells.size());
        }
        @Nullable String id = null;
        float @Nullable [] vector = null;
        @Nullable String text = null;
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = names.get(i);
            @Nullable String cell = cells.get(i);
            if (cell == null) {
                continue;
            }
            if (name.equals(columns.id())) {
                id = cell;
            } else if (name.equals(columns.vector())) {
                vector = place.vector(cell);
            } else if (name.equals(columns.text())) {
                text = cell;
            } else if (name.equals(columns.metadata())) {
                metadata.putAll(place.object(name, cell));
            } else {
                metadata.put(name, place.value(columns, name, cell));
            }
        }
        if (id == null) {
            throw place.bad("a value in \"" + columns.id() + "\"", "NULL");
        }
        return new SourceRow(place.number(), id, vector, text, metadata);
    }

    private record Values(RowPlace place, RowColumns columns, List<String> names, List<@Nullable String> cells)
            implements Cut {
        @Override
        public int bytes() {
            return cells.stream().mapToInt(it -> it == null ? 0 : it.length()).sum();
        }

        @Override
        public SourceRow row() {
            return SqlRows.row(place, columns, names, cells);
        }
    }

    private record Line(RowPlace place, RowColumns columns, List<String> names, String line) implements Cut {
        @Override
        public int bytes() {
            return line.length();
        }

        @Override
        public SourceRow row() {
            List<@Nullable String> cells = new ArrayList<>(names.size());
            for (String cell : line.split("\t", -1)) {
                cells.add(cell.equals("\\N") ? null : SqlText.unescaped(cell));
            }
            return SqlRows.row(place, columns, names, cells);
        }
    }
}
