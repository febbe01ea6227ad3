package io.ruvector.server;

import static io.ruvector.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.AgenticDb;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Keys, tenants and hostile requests; the routes are those that the OpenAPI document names. */
@ExtendWith(OutputCaptureExtension.class)
class SecurityTest {

    private record Route(String method, String path, String access) {}

    @TempDir
    static Path directory;

    private static RunningServer server;
    private static String operator;
    private static List<Route> routes;

    @BeforeAll
    static void start() throws Exception {
        Path keyFile = directory.resolve("first.key");
        server = new RunningServer(
                directory.resolve("db"),
                "--ruvector.server.keys=required",
                "--ruvector.server.first-key-file=" + keyFile,
                "--ruvector.server.max-body=64KB");
        operator = Files.readString(keyFile).strip();
        routes = routes();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void noRouteAnswersWithoutAKey() throws Exception {
        assertThat(routes).hasSizeGreaterThan(40);
        List<String> others =
                List.of("/mcp", "/sse", "/sse/message", "/actuator/prometheus", "/v1/ask/stream", "/v1/none");
        for (Route route : routes) {
            assertThat(send(route, "").statusCode()).as(route.toString()).isEqualTo(401);
            assertThat(send(route, "rv_0123456789abcdef_nothing").statusCode()).isEqualTo(401);
        }
        for (String path : others) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void aKeyWithoutTheAccessIsRefusedOnEveryRoute() throws Exception {
        for (String access : Set.of("read", "write", "admin", "operator")) {
            String key = key("alone", access);
            for (Route route : routes) {
                int status = send(route, key).statusCode();
                if (route.access.equals(access)) {
                    assertThat(status).as(access + " " + route).isNotIn(401, 403);
                } else {
                    assertThat(status).as(access + " " + route).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void noRouteShowsATenantWhatAnotherWrote() throws Exception {
        String secret = "zanzibar";
        String a = key("tenant-a", "read", "write", "admin");
        String b = key("tenant-b", "read", "write", "admin");
        List<String> ids = fill(a, secret);
        for (Route route : routes) {
            if (route.access.equals("operator")) {
                continue;
            }
            for (String id : ids) {
                var response = send(new Route(route.method, route.path, route.access), b, id, secret);
                assertThat(response.body().replace("\\\"", "\""))
                        .as(route + " with " + id)
                        .doesNotContain("the word " + secret);
                assertThat(response.statusCode()).as(route.toString()).isLessThan(500);
            }
        }
        assertThat(json(server.get("/v1/info", "Authorization", "Bearer " + a))
                        .path("episodes")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(post(a, "/v1/ask", Map.of("question", "what is the word")))
                        .path("answer")
                        .asString())
                .contains(secret);
    }

    @Test
    void secretsAreHashedAtRestAndRevokedAtOnce() throws Exception {
        String key = key("revoked", "read");
        String secret = key.substring(20);
        server.bean(AgenticDb.class)
                .vectors()
                .table("server-keys")
                .forEach(
                        "",
                        (id, row) -> assertThat(new String(row, StandardCharsets.UTF_8))
                                .doesNotContain(secret));
        assertThat(server.get("/v1/info", "Authorization", "Bearer " + key).statusCode())
                .isEqualTo(200);
        String id = key.substring(3, 19);
        assertThat(server.send("DELETE", "/v1/admin/keys/" + id, "", "Authorization", "Bearer " + operator)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/v1/info", "Authorization", "Bearer " + key).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anotherHostOrOriginIsRefused() throws Exception {
        assertThat(raw("GET /v1/info HTTP/1.1\r\nHost: evil.example\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(server.get("/v1/info", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(server.get("/v1/info", "Origin", "null").statusCode()).isEqualTo(403);
    }

    @Test
    void pathsThatClimbAreRefused() throws Exception {
        for (String path : List.of(
                "/console/../v1/info",
                "/console/%2e%2e/v1/info",
                "/console/..%2fv1/info",
                "/console/..;/v1/info",
                "/v1/../actuator/env",
                "//v1/info",
                "/console/..%5c..%5capplication.properties")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .as(path)
                    .matches("(?s)HTTP/1.1 (400|401|403|404).*");
        }
    }

    @Test
    void oversizedAndDeeplyNestedBodiesAreRefused() throws Exception {
        String large = "{\"task\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(server.send("POST", "/v1/memories", large, "Authorization", "Bearer " + operator)
                        .statusCode())
                .isEqualTo(413);
        String chunk = "x".repeat(0x8000);
        String chunked = "POST /v1/memories HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + operator
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("8000\r\n" + chunk + "\r\n").repeat(4) + "0\r\n\r\n";
        assertThat(raw(chunked)).startsWith("HTTP/1.1 413");
        for (String deep :
                List.of("[".repeat(30_000), "{\"a\":".repeat(10_000), "{\"metadata\":" + "[".repeat(5_000))) {
            assertThat(server.send("POST", "/v1/memories", deep, "Authorization", "Bearer " + operator)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aQueryThatIsNoTextIsRefused() throws Exception {
        for (String query : List.of("%ff%fe", "%", "%zz", "a=%c0%af")) {
            assertThat(raw("GET /v1/info?" + query + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + operator
                            + "\r\n\r\n"))
                    .as(query)
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aMessageThatIsNoneIsTheClientsFault() throws Exception {
        String params = "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":";
        List<String> messages = List.of(
                "",
                "[]",
                "null",
                "{\"jsonrpc\":\"2.0\"}",
                "[".repeat(30_000),
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"route\",\"arguments\":7}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"_meta\":7}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/unsubscribe\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"completion/complete\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":[]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{" + params + "{}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{" + params + "7}}");
        for (String message : messages) {
            var answer = server.send(
                    "POST",
                    "/mcp",
                    message,
                    "Authorization",
                    "Bearer " + operator,
                    "Accept",
                    "application/json, text/event-stream");
            assertThat(answer.statusCode()).as(message).isEqualTo(400);
            assertThat(json(answer).at("/error/code").asInt()).as(message).isIn(-32700, -32600, -32602);
        }
    }

    /** The SDK writes down whom it talks with and what it did not expect. */
    @Test
    void noLineOfTheLogIsWrittenByAClient(CapturedOutput output) throws Exception {
        String forged = "\\r\\nINFO ruvector.audit : forged";
        String hello =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                        + "\"capabilities\":{\"experimental\":{\"" + forged + "\":{}}},\"clientInfo\":{\"name\":\""
                        + forged
                        + "\",\"version\":\"" + forged + "\"}}}";
        var made = mcp(hello, "");
        assertThat(made.statusCode()).isEqualTo(200);
        String session = made.headers().firstValue("Mcp-Session-Id").orElseThrow();
        for (String message : List.of(
                "{\"jsonrpc\":\"2.0\",\"id\":\"" + forged + "\",\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"" + forged + "\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"" + forged + "\",\"method\":\"" + forged + "\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"resources/subscribe\",\"params\":{\"uri\":\"" + forged
                        + "\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"" + forged + "\"}}")) {
            assertThat(mcp(message, session).statusCode()).as(message).isLessThan(500);
        }
        assertThat(output.getAll()).contains(" | INFO ruvector.audit : forged");
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("INFO ruvector.audit"));
    }

    private static HttpResponse<String> mcp(String message, String session) throws Exception {
        List<String> headers = new ArrayList<>(
                List.of("Authorization", "Bearer " + operator, "Accept", "application/json, text/event-stream"));
        if (!session.isEmpty()) {
            headers.addAll(List.of("Mcp-Session-Id", session));
        }
        return server.send("POST", "/mcp", message, headers.toArray(String[]::new));
    }

    /** Whatever takes time beyond the length of its input would not come back. */
    @Test
    void noInputMakesTheServerThinkForLong() throws Exception {
        post(operator, "/v1/documents", Map.of("id", "redos", "text", "a".repeat(20_000) + "!"));
        String many = "a".repeat(15_000);
        for (String filter : List.of(
                "a contains \"" + many + "\"",
                "\"" + many,
                "not ".repeat(5_000) + "true",
                "(a = 1 or ".repeat(90) + "true" + ")".repeat(90),
                "a in (" + "\"x\", ".repeat(5_000) + "\"x\")",
                many + " = " + many,
                "a = time \"" + "2026-".repeat(3_000) + "\"",
                "a = " + "9".repeat(15_000),
                "a = 1" + " ".repeat(20_000) + "!")) {
            assertThat(post(operator, "/v1/ask", Map.of("question", "a", "filter", filter))
                            .statusCode())
                    .isIn(200, 400);
        }
        for (String text :
                List.of(many + "!", "((a+)+)+".repeat(2_000), ". ".repeat(10_000), "\t ".repeat(10_000) + "x")) {
            assertThat(post(operator, "/v1/ask", Map.of("question", text)).statusCode())
                    .isIn(200, 400);
            assertThat(post(operator, "/v1/memories", Map.of("fact", text)).statusCode())
                    .isIn(201, 400);
        }
        assertThat(server.get(
                                "/v1/collections/" + "a.".repeat(3_000) + "!/recall",
                                "Authorization",
                                "Bearer " + operator)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void headersCannotBeInjected() throws Exception {
        String reply = raw("GET /v1/episodes/%0d%0aX-Evil:%201 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + operator + "\r\n\r\n");
        assertThat(reply).matches("(?s)HTTP/1.1 (400|404).*");
        assertThat(reply.lines().takeWhile(line -> !line.isEmpty())).noneMatch(line -> line.startsWith("X-Evil"));
    }

    @Test
    void everyResponseForbidsWhatIsNotItsOwn() throws Exception {
        var response = server.get("/v1/info", "Authorization", "Bearer " + operator);
        assertThat(response.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'")
                        .doesNotContain("unsafe"));
        assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(response.headers().firstValue("server")).isEmpty();
    }

    @Test
    void anOpenNetworkWithoutKeysIsRefused() {
        assertThatThrownBy(() -> new RunningServer(directory.resolve("open"), "--server.address=0.0.0.0"))
                .hasRootCauseMessage("server.address: expected a loopback address while ruvector.server.keys is off"
                        + " (ruvector.server.keys=required turns keys on), got \"0.0.0.0\"");
    }

    private static List<String> fill(String key, String secret) throws Exception {
        String text = "the word " + secret;
        List<String> ids = new ArrayList<>(List.of("shared"));
        ids.add(json(post(key, "/v1/memories", Map.of("task", text, "outcome", "success")))
                .path("id")
                .asString());
        ids.add(json(post(key, "/v1/memories", Map.of("fact", "Anna says " + text)))
                .path("id")
                .asString());
        ids.add(json(post(key, "/v1/skills", Map.of("name", text, "steps", List.of(text))))
                .path("id")
                .asString());
        post(key, "/v1/texts", Map.of("id", "shared", "text", text));
        post(key, "/v1/documents", Map.of("id", "shared", "text", "What is it? It is " + text + "."));
        post(key, "/v1/collections", Map.of("collection", "shared", "dimension", 1));
        post(
                key,
                "/v1/collections/shared/vectors",
                Map.of("vectors", List.of(Map.of("id", "shared", "vector", List.of(1), "text", text))));
        post(key, "/v1/routes", Map.of("id", "shared", "description", text));
        post(key, "/v1/routes/shared/examples", Map.of("examples", List.of(text)));
        post(
                key,
                "/v1/observations",
                Map.of(
                        "observations",
                        List.of(Map.of("id", "shared", "cause", text, "effect", text, "treated", true, "outcome", 1))));
        return ids;
    }

    private static List<Route> routes() throws Exception {
        JsonNode document = json(server.get("/openapi.json"));
        List<Route> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> found.add(new Route(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue().path("x-access").asString()))));
        return found;
    }

    private static HttpResponse<String> send(Route route, String key) throws Exception {
        return send(route, key, "none", "none");
    }

    /** A request with an id in the path and, where there is a body, the usual names for what is looked for. */
    private static HttpResponse<String> send(Route route, String key, String id, String word) throws Exception {
        String path = route.path.replaceAll("\\{\\w+}", id);
        String body = "";
        if (route.method.equals("POST")) {
            body = guess(route.path, id, word);
        } else {
            path += switch (route.path) {
                case "/v1/facts" -> "?query=" + word;
                case "/v1/facts/history" -> "?subject=Anna";
                case "/v1/documents" -> route.method.equals("DELETE") ? "?id=" + id : "";
                default -> "";
            };
        }
        return key.isEmpty()
                ? server.send(route.method, path, body)
                : server.send(route.method, path, body, "Authorization", "Bearer " + key);
    }

    private static String guess(String path, String id, String word) {
        return switch (path) {
            case "/v1/texts/search" -> "{\"text\":\"" + word + "\"}";
            case "/v1/collections/{collection}/search" -> "{\"vector\":[1]}";
            case "/v1/memories/recall", "/v1/documents/search", "/v1/route" -> "{\"query\":\"" + word + "\"}";
            case "/v1/context", "/v1/skills/find" -> "{\"task\":\"" + word + "\"}";
            case "/v1/ask" -> "{\"question\":\"" + word + "\"}";
            case "/v1/skills/{id}/outcomes" -> "{\"success\":true}";
            case "/v1/routes/{route}/examples" -> "{\"examples\":[\"x\"]}";
            case "/v1/feedback" -> "{\"id\":\"" + id + "\",\"rating\":1}";
            default -> "{}";
        };
    }

    private static String key(String tenant, String... access) throws Exception {
        var made = post(operator, "/v1/admin/keys", Map.of("name", "test", "tenant", tenant, "access", access));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).path("key").asString();
    }

    private static HttpResponse<String> post(String key, String path, Map<String, ?> body) throws Exception {
        return server.post(path, body, "Authorization", "Bearer " + key);
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
