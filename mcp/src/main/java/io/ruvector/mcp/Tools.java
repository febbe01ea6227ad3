package io.ruvector.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import io.ruvector.operation.Operations;
import io.ruvector.store.RuVectorException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tools: operations under their own names. */
final class Tools {

    /** The operations an agent is given. */
    static final List<String> NAMES = List.of(
            "ruvector_insert",
            "ruvector_search",
            "ruvector_delete",
            "ruvector_info",
            "memory_remember",
            "memory_recall",
            "memory_forget",
            "memory_context",
            "skill_find",
            "skill_record",
            "causal_effects",
            "rag_ingest",
            "rag_ask",
            "route",
            "feedback");

    /** Between two notifications of progress. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Set<String> REPEATABLE = Set.of("ruvector_insert", "rag_ingest", "feedback");
    /** The platform's own logger: on the command line it writes to standard error, in the server to its log. */
    private static final System.Logger LOG = System.getLogger(Tools.class.getName());

    private Tools() {}

    static List<SyncToolSpecification> of(CallerViews views) {
        return NAMES.stream()
                .map(Operations::named)
                .map(operation -> specification(operation, views))
                .toList();
    }

    private static SyncToolSpecification specification(Operation<?, ?> operation, CallerViews views) {
        return SyncToolSpecification.builder()
                .tool(tool(operation))
                .callHandler((exchange, request) -> {
                    try (Heartbeat progress = Heartbeat.of(exchange, request.meta(), operation.name(), PAUSE)) {
                        return call(operation, views, exchange.transportContext(), request.arguments());
                    }
                })
                .build();
    }

    private static Tool tool(Operation<?, ?> operation) {
        boolean reads = operation.effect() == Effect.READ;
        return Tool.builder(operation.name(), operation.input().schema())
                .title(operation.title())
                .description(operation.description())
                .outputSchema(operation.outputSchema())
                .annotations(ToolAnnotations.builder()
                        .title(operation.title())
                        .readOnlyHint(reads)
                        .destructiveHint(operation.effect() == Effect.REMOVE)
                        .idempotentHint(
                                reads || operation.effect() == Effect.REMOVE || REPEATABLE.contains(operation.name()))
                        .openWorldHint(false)
                        .build())
                .build();
    }

    private static CallToolResult call(
            Operation<?, ?> operation, CallerViews views, McpTransportContext caller, Map<String, Object> arguments) {
        try {
            Record answer = operation.call(
                    views.of(caller, operation.effect()), arguments == null ? Map.<String, Object>of() : arguments);
            views.ended(caller, operation, "done");
            return CallToolResult.builder()
                    .addTextContent(Operation.asJson(answer))
                    .structuredContent(Operation.asJsonObject(answer))
                    .build();
        } catch (RuVectorException refused) {
            views.ended(caller, operation, "refused");
            return error(String.valueOf(refused.getMessage()));
        } catch (RuntimeException failed) {
            views.ended(caller, operation, "failed");
            LOG.log(System.Logger.Level.ERROR, "The tool " + operation.name() + " failed", failed);
            return error("the tool " + operation.name() + " failed; the server's log says why");
        }
    }

    private static CallToolResult error(String message) {
        return CallToolResult.builder().addTextContent(message).isError(true).build();
    }
}
