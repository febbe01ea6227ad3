package io.ruvector.rag;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the store knows about an ingested document, besides its passages.
 *
 * @param scope whose document it is
 * @param id its id within the scope
 * @param source path, or the id for a document handed over by a program
 * @param file whether the source is a file
 * @param title of the document
 * @param fingerprint of content, title, metadata and settings (SHA-256, hexadecimal)
 * @param chunks how many passages it has
 * @param ingestedAt when this version was stored
 */
public record StoredDocument(
        String scope,
        String id,
        String source,
        boolean file,
        String title,
        String fingerprint,
        int chunks,
        Instant ingestedAt) {
    private static final JsonMapper JSON = new JsonMapper();

    byte[] toBytes() {
        ObjectNode node = JSON.createObjectNode()
                .put("scope", scope)
                .put("id", id)
                .put("source", source)
                .put("file", file)
                .put("title", title)
                .put("fingerprint", fingerprint)
                .put("chunks", chunks)
                .put("ingestedAt", ingestedAt.toString());
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    static StoredDocument fromBytes(byte[] bytes) {
        JsonNode node = JSON.readTree(bytes);
        return new StoredDocument(
                node.path("scope").asString(""),
                node.path("id").asString(""),
                node.path("source").asString(""),
                node.path("file").asBoolean(false),
                node.path("title").asString(""),
                node.path("fingerprint").asString(""),
                node.path("chunks").asInt(0),
                Instant.parse(node.path("ingestedAt").asString("1970-01-01T00:00:00Z")));
    }
}
