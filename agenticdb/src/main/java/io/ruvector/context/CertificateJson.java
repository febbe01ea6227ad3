package io.ruvector.context;

import io.ruvector.context.Certificate.Link;
import io.ruvector.store.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of a certificate outside the process: one JSON object, {@code "format": 1}. */
final class CertificateJson {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CertificateJson() {}

    static String write(Certificate certificate) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT)
                .put("issuedAt", certificate.issuedAt().toString())
                .put("tenant", certificate.tenant())
                .put("taskHash", certificate.taskHash());
        ArrayNode links = json.putArray("links");
        for (Link link : certificate.links()) {
            links.addObject()
                    .put("kind", link.kind().name())
                    .put("id", link.id())
                    .put("recordHash", link.recordHash())
                    .put("chainHash", link.chainHash());
        }
        certificate.signature().ifPresent(signature -> json.put("signature", signature));
        return MAPPER.writeValueAsString(json);
    }

    static Certificate read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.path("format").asInt(0) != FORMAT) {
                throw new InvalidInputException("certificate format", json.path("format"), "" + FORMAT);
            }
            List<Link> links = new ArrayList<>();
            for (JsonNode link : json.path("links")) {
                links.add(new Link(
                        ContextKind.valueOf(string(link, "kind")),
                        string(link, "id"),
                        string(link, "recordHash"),
                        string(link, "chainHash")));
            }
            Optional<String> signature =
                    json.has("signature") ? Optional.of(string(json, "signature")) : Optional.empty();
            return new Certificate(
                    Instant.parse(string(json, "issuedAt")),
                    string(json, "tenant"),
                    string(json, "taskHash"),
                    links,
                    signature);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new InvalidInputException("certificate", text, "the JSON of a certificate (" + e.getMessage() + ")");
        }
    }

    private static String string(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw new InvalidInputException("certificate " + name, value, "a string");
        }
        return value.stringValue();
    }
}
