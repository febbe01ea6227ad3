package io.ruvector.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import io.ruvector.AgenticDb;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Views that tell subscribers which resources a tool has changed. For one client: the SDK tells every session, whosever it is. */
final class ChangedResources implements CallerViews {

    private final CallerViews views;
    private final CompletableFuture<McpSyncServer> server = new CompletableFuture<>();

    ChangedResources(CallerViews views) {
        this.views = views;
    }

    void tellThrough(McpSyncServer running) {
        server.complete(running);
    }

    @Override
    public AgenticDb of(McpTransportContext caller, Effect effect) {
        return views.of(caller, effect);
    }

    @Override
    public void ended(McpTransportContext caller, Operation<?, ?> operation, String result) {
        views.ended(caller, operation, result);
        if (operation.effect() != Effect.READ && result.equals("done")) {
            McpSyncServer running = server.join();
            changed(operation.name())
                    .forEach(uri ->
                            running.notifyResourcesUpdated(new ResourcesUpdatedNotification("ruvector://" + uri)));
        }
    }

    private static List<String> changed(String tool) {
        return switch (tool) {
            case "ruvector_insert", "ruvector_delete" -> List.of("info");
            case "memory_remember" -> List.of("info", "episodes");
            case "memory_forget" -> List.of("info", "episodes", "skills", "effects");
            case "skill_record" -> List.of("info", "skills");
            case "rag_ingest" -> List.of("info", "documents");
            case "feedback" -> List.of("router");
            default -> List.of();
        };
    }
}
