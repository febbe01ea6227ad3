package io.ruvector.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.ruvector.AgenticDb;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Serves one client over two streams, one message a line, until the client ends its stream. */
public final class StdioServer {

    private StdioServer() {}

    /**
     * Serves until the input ends; only messages are written to the output.
     *
     * @param db the client's view of the database; the caller closes it
     * @param in from the client
     * @param out to the client
     * @throws InterruptedException if the thread is interrupted
     */
    public static void serve(AgenticDb db, InputStream in, OutputStream out) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        McpJsonMapper json = McpJsonDefaults.getMapper();
        WholeLines lines = new WholeLines(out);
        StdioServerTransportProvider transport = new StdioServerTransportProvider(
                json, new MessageLines(new BufferedInputStream(in), lines, json, ended), lines);
        ChangedResources views = new ChangedResources(CallerViews.same(db));
        McpSyncServer server = MemoryServer.over(transport, views);
        views.tellThrough(server);
        ended.await();
        server.closeGracefully();
    }
}
