package io.ruvector.server.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;

/**
 * Makes a store with a collection of vectors, for measuring how long a server with it takes to start.
 * {@code FilledStore DIRECTORY [VECTORS] [DIMENSION]}.
 */
public final class FilledStore {

    private static final int AT_ONCE = 1_000;

    private FilledStore() {}

    /** Fills the store {@code DIRECTORY/store} and ends the server as an operator does. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        int vectors = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        int dimension = args.length > 2 ? Integer.parseInt(args[2]) : 384;
        Random random = new Random(1);
        try (ServerProcess server = ServerProcess.start(directory);
                HttpClient http = HttpClient.newHttpClient()) {
            post(http, server, "/v1/collections", "{\"collection\":\"many\",\"dimension\":" + dimension + "}");
            for (int from = 0; from < vectors; from += AT_ONCE) {
                StringBuilder body = new StringBuilder("{\"vectors\":[");
                for (int id = from; id < Math.min(vectors, from + AT_ONCE); id++) {
                    body.append(id > from ? "," : "")
                            .append("{\"id\":\"")
                            .append(id)
                            .append("\",\"vector\":");
                    append(body, dimension, random);
                    body.append(",\"metadata\":{\"n\":").append(id).append("}}");
                }
                post(
                        http,
                        server,
                        "/v1/collections/many/vectors",
                        body.append("]}").toString());
            }
        }
    }

    private static void append(StringBuilder body, int dimension, Random random) {
        for (int i = 0; i < dimension; i++) {
            body.append(i == 0 ? '[' : ',').append((float) random.nextGaussian());
        }
        body.append(']');
    }

    private static void post(HttpClient http, ServerProcess server, String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.body());
        }
    }
}
