package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Chroma's {@code collection.get(include=["embeddings", "documents", "metadatas"])} gives, as JSON: an object with one list for all ids, one for all
 * embeddings, and so on. Each list is read by a stream of its own, so that only a row at a time is in memory.
 */
final class ChromaRows implements RowCutter {
    private final Path file;
    private final List<JsonColumn> columns = new ArrayList<>();
    private final JsonColumn ids;
    private final JsonColumn embeddings;
    private final JsonColumn documents;
    private final JsonColumn metadatas;
    private long number;

    ChromaRows(FileSeal seal) throws IOException {
        this.file = seal.file();
        try {
            this.ids = column(seal, "ids");
            this.embeddings = column(seal, "embeddings");
            this.documents = column(seal, "documents");
            this.metadatas = column(seal, "metadatas");
            if (!ids.isPresent()) {
                throw new InvalidInputException("file", file, "a JSON object with a list \"ids\"");
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private JsonColumn column(FileSeal seal, String name) throws IOException {
        JsonColumn column = new JsonColumn(seal, name);
        columns.add(column);
        return column;
    }

    @Override
    public @Nullable Cut next() {
        boolean more = ids.next();
        for (JsonColumn column : columns) {
            if (column != ids && column.isPresent() && column.next() != more) {
                throw new InvalidInputException(
                        "file", file, "lists of the same length; they differ after row " + number);
            }
        }
        if (!more) {
            return null;
        }
        number++;
        return new Values(
                new RowPlace(file, number), ids.value(), value(embeddings), value(documents), value(metadatas));
    }

    private static @Nullable Object value(JsonColumn column) {
        return column.isPresent() ? column.value() : null;
    }

    @Override
    public double fraction() {
        return ids.fraction();
    }

    @Override
    public void close() throws IOException {
        for (JsonColumn column : columns) {
            column.close();
        }
    }

    private record Values(
            RowPlace place,
            @Nullable Object id,
            @Nullable Object embedding,
            @Nullable Object document,
            @Nullable Object metadata)
            implements Cut {
        @Override
        public SourceRow row() {
            if (!(id instanceof String text)) {
                throw place.bad("a text in \"ids\"", id);
            }
            if (embedding != null && !(embedding instanceof float[])) {
                throw place.bad("numbers in \"embeddings\"", embedding);
            }
            if (document != null && !(document instanceof String)) {
                throw place.bad("a text in \"documents\"", document);
            }
            return new SourceRow(
                    place.number(),
                    text,
                    (float[]) embedding,
                    (String) document,
                    new DumpMetadata(place).putAll(metadata).map());
        }

        @Override
        public int bytes() {
            return (embedding instanceof float[] vector ? Float.BYTES * vector.length : 0)
                    + (document instanceof String text ? text.length() : 0);
        }
    }
}
