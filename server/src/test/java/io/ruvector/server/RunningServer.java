package io.ruvector.server;

import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.TextEmbedder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a port of its own, and a client of it. */
public final class RunningServer implements AutoCloseable {

    /** Embeds without a model file. */
    public static class TestEmbedder {
        @Bean
        TextEmbedder embedder() {
            return new BagOfWordsEmbedder(64);
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Starts a server on a directory. */
    public RunningServer(Path directory, String... properties) {
        this(TestEmbedder.class, directory, properties);
    }

    /** Starts a server with more beans; they include an embedder. */
    public RunningServer(Class<?> beans, Path directory, String... properties) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--ruvector.directory=" + directory));
        all.addAll(List.of(properties));
        context = new SpringApplicationBuilder(RuVectorServer.class, beans).run(all.toArray(String[]::new));
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    public HttpResponse<String> post(String path, Map<String, ?> body, String... headers) throws Exception {
        return send("POST", path, JSON.writeValueAsString(body), headers);
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
