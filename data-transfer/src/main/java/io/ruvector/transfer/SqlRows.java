package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first COPY with a column of the vector in an SQL dump of PostgreSQL, such as {@code pg_dump} and our own export write; vectors
 * as pgvector's {@code vector} or {@code real[]}. Other statements are passed over.
 */
final class SqlRows extends TextCutter {
    private static final Pattern COPY = Pattern.compile("COPY\\s+(.+?)\\s*\\((.*)\\)\\s+FROM\\s+stdin;");

    private final RowColumns columns;
    private final List<String> names;
    private boolean ended;

    SqlRows(FileSeal seal, RowColumns columns) throws IOException {
        super(seal);
        this.columns = columns;
        try {
            this.names = findCopy();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private List<String> findCopy() throws IOException {
        for (String line = line(); line != null; line = line()) {
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
                file(),
                "COPY … FROM stdin with the columns \"" + columns.id() + "\" and \"" + columns.vector() + "\"");
    }

    @Override
    public @Nullable Cut next() throws IOException {
        if (ended) {
            return null;
        }
        @Nullable String line = line();
        if (line == null) {
            throw new InvalidInputException("file", file(), "\\. after row " + number() + "; its end is missing");
        }
        ended = line.equals("\\.");
        return ended ? null : new Line(place(), columns, names, line);
    }

    private record Line(RowPlace place, RowColumns columns, List<String> names, String line) implements Cut {
        @Override
        public int bytes() {
            return line.length();
        }

        @Override
        public SourceRow row() {
            String[] cells = line.split("\t", -1);
            if (cells.length != names.size()) {
                throw place.bad(names.size() + " columns", cells.length);
            }
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
    }
}
