package io.ruvector.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.ruvector.AgenticDb;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Serves one client over two streams, one message a line, until the client ends its stream. */
public final class StdioServer {

    private StdioServer() {}

    /**
     * Serves until the input ends and what was asked is answered; only messages are written to the output.
     *
     * @param db the client's view of the database; the caller closes it
     * @param in from the client
     * @param out to the client
     * @throws InterruptedException if the thread is interrupted
     */
    public static void serve(AgenticDb db, InputStream in, OutputStream out) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        McpJsonMapper json = McpJsonDefaults.getMapper();
        OpenRequests requests = new OpenRequests();
        WholeLines lines = new WholeLines(out, line -> {
            if (isResponse(json, line)) {
                requests.answered();
            }
        });
        StdioServerTransportProvider transport = new StdioServerTransportProvider(
                json, new MessageLines(new BufferedInputStream(in), lines, json, ended, requests), lines);
        ChangedResources views = new ChangedResources(CallerViews.same(db));
        McpSyncServer server = MemoryServer.over(transport, views);
        views.tellThrough(server);
        ended.await();
        server.closeGracefully();
    }

    private static boolean isResponse(McpJsonMapper json, String line) {
        try {
            // The answer to what was no message has no id, and was no request.
            return McpSchema.deserializeJsonRpcMessage(json, line) instanceof McpSchema.JSONRPCResponse response
                    && response.id() != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
