package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import tools.jackson.core.JsonGenerator;

/** Entries as fields of a JSON object: id, vector, and text and metadata where they have them. */
final class JsonEntries {
    private JsonEntries() {}

    static void write(String idField, VectorEntry entry, JsonGenerator json) {
        json.writeStringProperty(idField, entry.id());
        json.writeName("vector");
        json.writeStartArray();
        for (float component : entry.vector()) {
            json.writeNumber(component);
        }
        json.writeEndArray();
        if (entry.text().isPresent()) {
            json.writeStringProperty("text", entry.text().get());
        }
        if (!entry.metadata().isEmpty()) {
            json.writeName("metadata");
            JsonMetadata.write(entry.metadata(), json);
        }
    }
}
