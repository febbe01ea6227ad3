package io.ruvector.server.load;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mangled requests to every route of the OpenAPI document and to MCP, for a time: none may end the server or make it answer 500.
 * {@code FuzzExam [SECONDS] [SEED]}.
 */
public final class FuzzExam {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e308",
            "-0.0",
            "99999999999999999999",
            "1.5",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[1,2,3]",
            "[1e39]",
            "[\"a\"]",
            "{\"a\":{}}",
            "{\"a\":null}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"2026-01-01T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59Z\"",
            "\"lang = (\"",
            "\"a = 1 and (b in ('x', 'y') or not exists c)\"",
            "\"../../etc\"",
            "\"" + "\\n\\r".repeat(50) + "\"",
            "\"" + "(a+)+".repeat(200) + "\"",
            "[[[[[[[[[[[[]]]]]]]]]]]]",
            "NaN",
            "'x'",
            "");
    private static final List<String> METHODS = List.of(
            "initialize",
            "tools/call",
            "tools/list",
            "ping",
            "resources/read",
            "resources/list",
            "resources/templates/list",
            "resources/subscribe",
            "resources/unsubscribe",
            "prompts/get",
            "prompts/list",
            "completion/complete",
            "logging/setLevel",
            "x");
    private static final List<String> NOTICES =
            List.of("initialized", "cancelled", "progress", "roots/list_changed", "x");
    private static final List<String> PARAMS = List.of(
            "name",
            "uri",
            "arguments",
            "protocolVersion",
            "clientInfo",
            "capabilities",
            "_meta",
            "ref",
            "argument",
            "cursor",
            "level",
            "requestId",
            "progressToken");
    private static final List<String> NAMES = List.of(
            "ruvector_insert", "ruvector_search", "memory_remember", "rag_ask", "rag_ingest", "before_task", "x");
    private static final List<String> PARAMS_OF_TOOLS =
            List.of("text", "vector", "id", "task", "query", "question", "k", "filter", "metadata", "x");
    private static final List<String> PATH_WORDS = List.of(
            "x",
            "0",
            "%00",
            "%0d%0aX:1",
            "..",
            "%2e%2e",
            "%2F",
            ";a=b",
            "%ff%fe",
            "%F0%9F%98%80",
            "a".repeat(4000),
            "{id}",
            "%25",
            "~",
            "'");

    private final Random random;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Long> answers = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private McpSessions sessions;

    private FuzzExam(long seed) {
        random = new Random(seed);
    }

    /** Runs the exam; ends with 0 only when it passes. */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 1_800;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        FuzzExam exam = new FuzzExam(seed);
        boolean alive;
        try (ServerProcess server = ServerProcess.start(Files.createTempDirectory("fuzz"))) {
            exam.run(server, seconds);
            alive = server.isAlive();
        }
        exam.answers.forEach((status, count) -> System.out.println("status " + status + ": " + count));
        exam.faults.stream().distinct().limit(20).forEach(System.out::println);
        boolean passed = alive && exam.faults.isEmpty();
        System.out.printf(
                Locale.ROOT,
                "fuzz: %s %d requests in %d s, %d answers of 500 or none, server %s, seed %d%n",
                passed ? "PASS" : "FALLS SHORT",
                exam.answers.values().stream().mapToLong(Long::longValue).sum(),
                seconds,
                exam.faults.size(),
                alive ? "alive" : "dead",
                seed);
        System.exit(passed ? 0 : 1);
    }

    private void run(ServerProcess server, int seconds) throws Exception {
        JsonNode paths = JSON.readTree(http.send(
                                HttpRequest.newBuilder(server.uri("/openapi.json"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("paths");
        List<Map.Entry<String, Map.Entry<String, JsonNode>>> routes = new ArrayList<>();
        paths.properties()
                .forEach(path ->
                        path.getValue().properties().forEach(method -> routes.add(Map.entry(path.getKey(), method))));
        sessions = new McpSessions(server, random);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end && server.isAlive()) {
            switch (random.nextInt(6)) {
                case 0 -> raw(server, mangledLine());
                case 1 -> raw(server, sessions.request(mangled(message())));
                default -> {
                    var route = routes.get(random.nextInt(routes.size()));
                    String method = route.getValue().getKey().toUpperCase(Locale.ROOT);
                    String path = path(route.getKey());
                    raw(
                            server,
                            request(
                                    method,
                                    path,
                                    method.equals("POST")
                                            ? mangled(body(route.getValue().getValue()))
                                            : "",
                                    ""));
                }
            }
        }
    }

    private String path(String template) {
        String path = template;
        while (path.contains("{")) {
            path = path.replaceFirst(
                    "\\{\\w+}",
                    java.util.regex.Matcher.quoteReplacement(pick(PATH_WORDS).replace("{", "%7B")));
        }
        return random.nextInt(3) == 0
                ? path + "?" + pick(List.of("limit", "query", "id", "q", "after", "from")) + "=" + pick(PATH_WORDS)
                : path;
    }

    private String body(JsonNode operation) {
        JsonNode properties = operation.at("/requestBody/content/application~1json/schema/properties");
        StringBuilder json = new StringBuilder("{");
        properties.properties().forEach(property -> {
            if (random.nextInt(3) > 0) {
                json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(property.getKey())
                        .append("\":");
                json.append(random.nextBoolean() ? likely(property.getValue()) : pick(VALUES));
            }
        });
        return json.append('}').toString();
    }

    private String likely(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "integer", "number" -> String.valueOf(1 + random.nextInt(9));
            case "boolean" -> "true";
            case "array" -> "[" + likely(schema.path("items")) + "]";
            case "object" -> {
                StringBuilder inner = new StringBuilder("{");
                schema.path("properties")
                        .properties()
                        .forEach(property -> inner.append(inner.length() > 1 ? "," : "")
                                .append('"')
                                .append(property.getKey())
                                .append("\":")
                                .append(likely(property.getValue())));
                yield inner.append('}').toString();
            }
            default -> schema.has("enum") ? schema.at("/enum/0").toString() : "\"tea " + random.nextInt(5) + "\"";
        };
    }

    private String message() {
        return switch (random.nextInt(8)) {
            case 0 -> "{\"jsonrpc\":\"2.0\",\"id\":" + pick(VALUES) + ",\"result\":" + pick(VALUES) + "}";
            case 1 -> "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":" + pick(VALUES) + "}";
            case 2 ->
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/" + pick(NOTICES) + "\",\"params\":" + params() + "}";
            default ->
                "{\"jsonrpc\":\"2.0\",\"id\":" + (random.nextBoolean() ? "1" : pick(VALUES)) + ",\"method\":\""
                        + pick(METHODS) + "\",\"params\":" + params() + "}";
        };
    }

    private String params() {
        if (random.nextInt(3) == 0) {
            return pick(VALUES);
        }
        StringBuilder json = new StringBuilder("{");
        for (String name : PARAMS) {
            if (random.nextInt(3) == 0) {
                json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":");
                json.append(likelyParam(name));
            }
        }
        return json.append('}').toString();
    }

    private String likelyParam(String name) {
        if (random.nextInt(3) == 0) {
            return pick(VALUES);
        }
        return switch (name) {
            case "name" -> "\"" + pick(NAMES) + "\"";
            case "uri" -> "\"ruvector://" + pick(List.of("info", "episodes/x", "facts/about/x", "%", "")) + "\"";
            case "protocolVersion" -> "\"2025-11-25\"";
            case "clientInfo" -> "{\"name\":\"fuzz\",\"version\":\"1\"}";
            case "capabilities" -> random.nextBoolean() ? "{}" : "{\"roots\":{\"listChanged\":true}}";
            case "arguments" -> "{\"" + pick(PARAMS_OF_TOOLS) + "\":" + pick(VALUES) + "}";
            case "_meta" -> "{\"progressToken\":" + pick(VALUES) + "}";
            default -> "{\"type\":\"ref/prompt\",\"name\":\"before_task\",\"value\":\"x\"}";
        };
    }

    /** Now and then a byte changed, dropped or doubled. */
    private String mangled(String text) {
        if (text.isEmpty() || random.nextInt(3) > 0) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 1 -> text.substring(0, at);
            default -> text.substring(0, at) + text.substring(at) + text.substring(at);
        };
    }

    private String mangledLine() {
        return mangled(pick(List.of("GET", "POST", "PUT", "X", "")) + " /v1/" + pick(PATH_WORDS) + " HTTP/1."
                + random.nextInt(3) + "\r\nHost: localhost\r\nContent-Length: "
                + pick(List.of("0", "-1", "5", "99999999999"))
                + "\r\nConnection: close\r\n\r\n");
    }

    static String request(String method, String path, String body, String headers) {
        return method + " " + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + body;
    }

    private void raw(ServerProcess server, String request) {
        int status = 0;
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            String line = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
            status = line.matches("HTTP/1.1 \\d{3}") ? Integer.parseInt(line.substring(9)) : 0;
        } catch (java.net.SocketTimeoutException late) {
            faults.add("no answer in 60 s: " + shown(request));
        } catch (java.io.IOException closed) {
            // A request that is no HTTP may be answered by closing the connection.
        }
        answers.merge(status, 1L, Long::sum);
        if (status == 500) {
            faults.add(shown(request));
        }
    }

    private static String shown(String request) {
        return request.substring(0, Math.min(600, request.length())).replace("\r\n", " | ");
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
