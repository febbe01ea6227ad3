package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** JSON Lines: an object a line, with the fields id, vector, text and metadata. */
final class JsonLinesWriter implements RowWriter {
    private final BufferedWriter out;

    JsonLinesWriter(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    @Override
    public void write(VectorEntry entry) throws IOException {
        StringWriter line = new StringWriter(16 * entry.vector().length + 64);
        try (JsonGenerator json = JsonMapper.shared().createGenerator(line)) {
            json.writeStartObject();
            JsonEntries.write("id", entry, json);
            json.writeEndObject();
        }
        out.append(line.getBuffer()).append('\n');
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
