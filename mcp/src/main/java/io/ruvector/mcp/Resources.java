package io.ruvector.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import io.ruvector.operation.Operations;
import io.ruvector.store.RuVectorException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a client can read by address. */
final class Resources {

    private static final String JSON = "application/json";

    private Resources() {}

    static List<SyncResourceSpecification> fixed(CallerViews views) {
        return List.of(
                fixed("ruvector://info", "info", "What the database holds", "ruvector_info", views),
                fixed("ruvector://skills", "skills", "All skills with their record", "skill_list", views),
                fixed("ruvector://effects", "effects", "Estimated effects", "causal_effects", views),
                fixed("ruvector://documents", "documents", "The first ingested documents", "document_list", views),
                fixed("ruvector://episodes", "episodes", "The first episodes", "episode_list", views),
                fixed("ruvector://router", "router", "Routes and versions of the router", "router_info", views));
    }

    static List<SyncResourceTemplateSpecification> templates(CallerViews views) {
        String episodes = "ruvector://episodes/";
        String history = "ruvector://facts/about/";
        return List.of(
                template(episodes + "{id}", "episode", "One episode", views, "episode_get", "id", episodes),
                template(
                        history + "{subject}",
                        "facts",
                        "All that was ever believed about a subject",
                        views,
                        "fact_history",
                        "subject",
                        history));
    }

    private static SyncResourceSpecification fixed(
            String uri, String name, String description, String operation, CallerViews views) {
        Resource resource = Resource.builder(uri, name)
                .title(description)
                .description(description)
                .mimeType(JSON)
                .build();
        return new SyncResourceSpecification(
                resource, (exchange, request) -> read(uri, operation, Map.of(), views, exchange.transportContext()));
    }

    private static SyncResourceTemplateSpecification template(
            String uri,
            String name,
            String description,
            CallerViews views,
            String operation,
            String argument,
            String prefix) {
        ResourceTemplate template = ResourceTemplate.builder(uri, name)
                .title(description)
                .description(description)
                .mimeType(JSON)
                .build();
        return new SyncResourceTemplateSpecification(template, (exchange, request) -> {
            String given = URLDecoder.decode(request.uri().substring(prefix.length()), StandardCharsets.UTF_8);
            return read(request.uri(), operation, Map.of(argument, given), views, exchange.transportContext());
        });
    }

    private static ReadResourceResult read(
            String uri,
            String operation,
            Map<String, Object> arguments,
            CallerViews views,
            McpTransportContext caller) {
        try {
            Record answer = Operations.named(operation).call(views.of(caller, Effect.READ), arguments);
            return ReadResourceResult.builder(List.of(TextResourceContents.builder(uri, Operation.asJson(answer))
                            .mimeType(JSON)
                            .build()))
                    .build();
        } catch (RuVectorException e) {
            throw McpError.builder(ErrorCodes.RESOURCE_NOT_FOUND)
                    .message(String.valueOf(e.getMessage()))
                    .data(Map.of("uri", uri))
                    .build();
        }
    }
}
