package io.ruvector.cli.chat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat server on loopback that speaks as much of OpenAI's and Ollama's protocols as one answer needs. */
public final class FakeChatServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** A server that gives the same answer to everything. */
    public static FakeChatServer answering(String answer) throws IOException {
        return new FakeChatServer(200, answer);
    }

    /** A server that always fails. */
    public static FakeChatServer failing(int status) throws IOException {
        return new FakeChatServer(status, "out of order");
    }

    private FakeChatServer(int status, String answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        respond("/v1/chat/completions", status, """
                {"id":"1","object":"chat.completion","created":1,"model":"fake","choices":[{"index":0,
                "message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],
                "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""".formatted(answer));
        respond("/api/chat", status, """
                {"model":"fake","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"%s"},
                "done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":1}""".formatted(answer));
        server.start();
    }

    private void respond(String path, int status, String body) {
        server.createContext(path, exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /** Where it listens, such as {@code http://127.0.0.1:12345}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked, in order. */
    public List<String> bodies() {
        return bodies;
    }

    /** The Authorization headers, in order. */
    public List<String> keys() {
        return keys;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
