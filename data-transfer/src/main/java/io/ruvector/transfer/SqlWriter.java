package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.VectorEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** SQL for PostgreSQL: a table with the columns id, vector, text and metadata, and its rows as one COPY within a transaction. */
final class SqlWriter implements RowWriter {
    private static final int MAX_VECTOR = 16_000;

    private final BufferedWriter out;
    private final SqlVectors vectors;

    SqlWriter(Path file, String table, int dimension, SqlVectors vectors) throws IOException {
        if (vectors == SqlVectors.VECTOR && dimension > MAX_VECTOR) {
            throw new InvalidInputException(
                    "dimension", dimension, "at most " + MAX_VECTOR + ", which is all that pgvector takes");
        }
        this.vectors = vectors;
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        String name = '"' + table.replace("\"", "\"\"") + '"';
        out.write("BEGIN;\n");
        out.write(vectors == SqlVectors.VECTOR ? "CREATE EXTENSION IF NOT EXISTS vector;\n" : "");
        out.write("CREATE TABLE " + name + " (id text PRIMARY KEY, vector "
                + (vectors == SqlVectors.VECTOR ? "vector(" + dimension + ")" : "real[]")
                + " NOT NULL, text text, metadata json);\n");
        out.write("COPY " + name + " (id, vector, text, metadata) FROM stdin;\n");
    }

    @Override
    public void write(VectorEntry entry) throws IOException {
        out.write(escaped(entry.id(), "id", entry.id()));
        out.write('\t');
        out.write(vector(entry.vector()));
        out.write('\t');
        out.write(entry.text().isPresent() ? escaped(entry.text().get(), "text", entry.id()) : "\\N");
        out.write('\t');
        out.write(
                entry.metadata().isEmpty()
                        ? "\\N"
                        : escaped(JsonMetadata.text(entry.metadata()), "metadata", entry.id()));
        out.write('\n');
    }

    private String vector(float[] vector) {
        StringJoiner numbers =
                vectors == SqlVectors.VECTOR ? new StringJoiner(",", "[", "]") : new StringJoiner(",", "{", "}");
        for (float component : vector) {
            numbers.add(Float.toString(component));
        }
        return numbers.toString();
    }

    /** A text as COPY's text format has it. */
    private static String escaped(String text, String what, String id) {
        if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
            throw new InvalidInputException(
                    what + " of \"" + id + "\"", "U+0000", "characters that PostgreSQL can store");
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public void finish() throws IOException {
        out.write("\\.\nCOMMIT;\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
