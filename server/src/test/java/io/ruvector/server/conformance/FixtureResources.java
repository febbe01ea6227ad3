package io.ruvector.server.conformance;

import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;

/** The resources that the conformance suite reads. */
final class FixtureResources {

    private FixtureResources() {}

    static List<SyncResourceSpecification> fixed() {
        return List.of(
                fixed(text("test://static-text", "text/plain", "This is the content of the static text resource.")),
                fixed(BlobResourceContents.builder("test://static-binary", FixtureMedia.PNG)
                        .mimeType("image/png")
                        .build()),
                fixed(text("test://watched-resource", "text/plain", "Watched")));
    }

    static List<SyncResourceTemplateSpecification> templates() {
        ResourceTemplate template = ResourceTemplate.builder("test://template/{id}/data", "template")
                .description("Fixture template")
                .mimeType("application/json")
                .build();
        return List.of(new SyncResourceTemplateSpecification(template, (exchange, request) -> {
            String id = request.uri().split("/")[3];
            return result(text(
                    request.uri(),
                    "application/json",
                    "{\"id\":\"" + id + "\",\"templateTest\":true,\"data\":\"Data for ID: " + id + "\"}"));
        }));
    }

    private static SyncResourceSpecification fixed(ResourceContents contents) {
        Resource resource = Resource.builder(contents.uri(), contents.uri().substring("test://".length()))
                .description("Fixture " + contents.uri())
                .mimeType(contents.mimeType())
                .build();
        return new SyncResourceSpecification(resource, (exchange, request) -> result(contents));
    }

    private static ReadResourceResult result(ResourceContents contents) {
        return ReadResourceResult.builder(List.of(contents)).build();
    }

    private static TextResourceContents text(String uri, String type, String text) {
        return TextResourceContents.builder(uri, text).mimeType(type).build();
    }
}
