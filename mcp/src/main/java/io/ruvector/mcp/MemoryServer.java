package io.ruvector.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;

/** An agent's memory as an MCP server. The SDK runs it; calls may come from several threads at once. */
public final class MemoryServer {

    private static final String INSTRUCTIONS = """
            A durable memory. Before a task: memory_recall and skill_find, or the prompt before_task. After it: memory_remember \
            with the outcome and what was learned. Questions about ingested documents: rag_ask; rate what helped with feedback. \
            A tool that refuses its input says which value it expected, and has changed nothing.""";

    private MemoryServer() {}

    /**
     * Serves one client, or several over server-sent events.
     *
     * @param transport where messages come from and go to
     * @param views whose memory a caller sees
     * @return the running server
     */
    public static McpSyncServer over(McpServerTransportProvider transport, CallerViews views) {
        return completed(McpServer.sync(transport), views);
    }

    /**
     * Serves clients over streamable HTTP.
     *
     * @param transport where messages come from and go to
     * @param views whose memory a caller sees
     * @return the running server
     */
    public static McpSyncServer over(McpStreamableServerTransportProvider transport, CallerViews views) {
        return completed(McpServer.sync(transport), views);
    }

    private static McpSyncServer completed(McpServer.SyncSpecification<?> server, CallerViews views) {
        return server.serverInfo("ruvector", version())
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder()
                        .tools(false)
                        .resources(true, false)
                        .prompts(false)
                        .completions()
                        .build())
                // The operations check their inputs themselves, and say which value they expected.
                .validateToolInputs(false)
                .tools(Tools.of(views))
                .resources(Resources.fixed(views))
                .resourceTemplates(Resources.templates(views))
                .prompts(Prompts.of(views))
                .completions(Completions.of(views))
                .build();
    }

    private static String version() {
        String version = MemoryServer.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
