package io.ruvector.server.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Sessions over streamable HTTP and server-sent events that messages are sent in; a new one now and then. */
final class McpSessions {

    private static final String HELLO = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{"
            + "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"fuzz\",\"version\":\"1\"}}}";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final String ACCEPT = "application/json, text/event-stream";
    private static final int MESSAGES_EACH = 500;

    private final ServerProcess server;
    private final Random random;
    private final HttpClient http = HttpClient.newHttpClient();
    private String streamable = "";
    private String events = "";
    private Socket stream = new Socket();
    private int sent;

    McpSessions(ServerProcess server, Random random) {
        this.server = server;
        this.random = random;
    }

    /** A request that carries the message: in a session of one of both transports, or in none. */
    String request(String message) throws Exception {
        if (sent++ % MESSAGES_EACH == 0) {
            renew();
        }
        String accept = "Accept: " + ACCEPT + "\r\n";
        return switch (random.nextInt(4)) {
            case 0 -> FuzzExam.request("POST", "/mcp", message, accept);
            case 1 -> FuzzExam.request("POST", events, message, "");
            default ->
                FuzzExam.request(
                        "POST",
                        "/mcp",
                        message,
                        accept + "Mcp-Session-Id: " + streamable + "\r\nMCP-Protocol-Version: 2025-11-25\r\n");
        };
    }

    private void renew() throws Exception {
        if (!streamable.isEmpty()) {
            http.send(
                    HttpRequest.newBuilder(server.uri("/mcp"))
                            .header("Mcp-Session-Id", streamable)
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        streamable = post("/mcp", HELLO).headers().firstValue("Mcp-Session-Id").orElseThrow();
        post("/mcp", INITIALIZED);
        stream.close();
        events = openStream();
        post(events, HELLO);
        post(events, INITIALIZED);
    }

    private HttpResponse<Void> post(String path, String message) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .header("Accept", ACCEPT)
                .POST(HttpRequest.BodyPublishers.ofString(message));
        if (!message.equals(HELLO) && path.equals("/mcp")) {
            request.header("Mcp-Session-Id", streamable);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private String openStream() throws Exception {
        Socket socket = new Socket("127.0.0.1", server.port());
        stream = socket;
        socket.getOutputStream()
                .write("GET /sse HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        SynchronousQueue<String> endpoint = new SynchronousQueue<>();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null) {
                    if (line.contains("/sse/message?")) {
                        endpoint.put(
                                line.substring(line.indexOf("/sse/message?")).strip());
                    }
                    line = lines.readLine();
                }
            } catch (IOException | InterruptedException closed) {
                // The stream is closed with its session.
            }
        });
        String path = endpoint.poll(30, TimeUnit.SECONDS);
        if (path == null) {
            throw new IOException("no endpoint on /sse within 30 s");
        }
        return path;
    }
}
