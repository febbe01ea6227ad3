package io.ruvector.server;

import static io.ruvector.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** What the server writes down: who changed what, never a value, and no line that a client made up. */
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    private static final String FORGED = "key=forged tenant=forged operation=forged result=done";

    @TempDir
    static Path directory;

    private static final Lines LINES = new Lines();
    private static RunningServer server;
    private static String operator;

    @BeforeAll
    static void start() throws Exception {
        Path keyFile = directory.resolve("first.key");
        server = new RunningServer(
                directory.resolve("db"),
                "--ruvector.server.keys=required",
                "--ruvector.server.first-key-file=" + keyFile,
                "--logging.structured.format.console=ecs");
        operator = Files.readString(keyFile).strip();
        LINES.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        LINES.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(LINES);
    }

    @AfterAll
    static void stop() {
        server.close();
        // Spring Boot hands the format to the logging system this way; the next server of this process is to begin
        // without.
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }

    @BeforeEach
    void forget() {
        LINES.all.clear();
    }

    @Test
    void whatChangesAnythingIsNotedWithoutItsValues() throws Exception {
        send("POST", "/v1/memories", "{\"task\":\"sell the zeppelin\",\"outcome\":\"success\"}");
        send("POST", "/v1/memories", "{\"task\":\"sell the zeppelin\",\"outcome\":\"perhaps\"}");
        send("DELETE", "/v1/memories/zeppelin", "");
        send("GET", "/v1/episodes", "");
        String id = operator.substring(3, 19);
        assertThat(LINES.of("ruvector.audit"))
                .containsExactly(
                        "key=" + id + " tenant=default operation=memory_remember result=done",
                        "key=" + id + " tenant=default operation=memory_remember result=refused 400",
                        "key=" + id + " tenant=default operation=memory_forget result=refused 404");
        assertThat(LINES.texts()).noneMatch(line -> line.contains("zeppelin"));
    }

    @Test
    void aToolThatChangesAnythingIsNotedToo() throws Exception {
        var hello = mcp("", """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
                "clientInfo":{"name":"test","version":"1"}}}""");
        String session = hello.headers().firstValue("Mcp-Session-Id").orElseThrow();
        mcp(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        mcp(session, """
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"ruvector_insert","arguments":\
                {"id":"a","text":"zeppelin"}}}""");
        mcp(session, """
                {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"ruvector_search","arguments":\
                {"text":"zeppelin"}}}""");
        assertThat(LINES.of("ruvector.audit"))
                .containsExactly(
                        "key=" + operator.substring(3, 19) + " tenant=default operation=ruvector_insert result=done");
    }

    @Test
    void noLineIsForged(CapturedOutput output) throws Exception {
        String newline = "\r\n" + FORGED;
        String encoded = URLEncoder.encode(newline, StandardCharsets.UTF_8).replace("+", "%20");
        String inJson = "\\r\\n" + FORGED;
        for (String body : List.of(
                "{\"task\":\"x" + inJson + "\",\"outcome\":\"" + inJson + "\"}",
                "{\"" + inJson + "\":1}",
                "{\"fact\":\"" + inJson + "\"}")) {
            send("POST", "/v1/memories", body);
        }
        for (String path : List.of("/v1/episodes/", "/v1/none/", "/console/", "/actuator/", "/v1/collections/")) {
            send("GET", path + encoded, "");
            send("DELETE", path + encoded, "");
        }
        send("PUT", "/v1/texts/" + encoded, "{\"text\":\"" + inJson + "\"}");
        send(
                "POST",
                "/v1/admin/keys",
                "{\"name\":\"" + inJson + "\",\"tenant\":\"" + inJson + "\",\"access\":[\"read\"]}");
        for (String header :
                List.of("ruvector-agent", "ruvector-session", "Authorization", "Idempotency-Key", "If-Match")) {
            raw("GET /v1/info HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + operator + "\r\n" + header
                    + ": a\n" + FORGED + "\r\n\r\n");
            raw("GET /v1/info HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + operator + "\r\n" + header
                    + ": a\r" + FORGED + "\r\n\r\n");
        }
        for (String method :
                List.of("x" + inJson, "tools/call", "resources/read", "initialize", "resources/subscribe")) {
            mcp(
                    "",
                    "{\"jsonrpc\":\"2.0\",\"id\":\"" + inJson + "\",\"method\":\"" + method
                            + "\",\"params\":{\"name\":\"" + inJson + "\",\"uri\":\"" + inJson + "\"}}");
            mcp(FORGED, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}");
        }
        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith(FORGED));
        assertThat(LINES.of("ruvector.audit")).isNotEmpty().noneMatch(text -> text.contains("forged"));
    }

    @Test
    void logsAreJsonWhenAskedFor(CapturedOutput output) throws Exception {
        send("POST", "/v1/memories", "{\"fact\":\"Anna lives in Rome\"}");
        String line = output.getAll()
                .lines()
                .filter(one -> one.contains("ruvector.audit"))
                .findFirst()
                .orElseThrow();
        var event = new JsonMapper().readTree(line);
        assertThat(event.at("/log/logger").asString(event.path("log.logger").asString("")))
                .isEqualTo("ruvector.audit");
        assertThat(event.path("message").asString()).contains("operation=memory_remember result=done");
        assertThat(event.at("/service/name").asString("")).isEqualTo("ruvector");
    }

    @Test
    void noSecretIsLogged() throws Exception {
        String made = json(server.post(
                        "/v1/admin/keys",
                        Map.of("name", "test", "tenant", "default", "access", List.of("read")),
                        "Authorization",
                        "Bearer " + operator))
                .path("key")
                .asString();
        server.get("/v1/info", "Authorization", "Bearer " + made);
        server.get("/v1/none", "Authorization", "Bearer " + made + "x");
        assertThat(LINES.texts())
                .noneMatch(text -> text.contains(made.substring(20)) || text.contains(operator.substring(20)));
    }

    private static void send(String method, String path, String body) throws Exception {
        server.send(method, path, body, "Authorization", "Bearer " + operator);
    }

    private static java.net.http.HttpResponse<String> mcp(String session, String message) throws Exception {
        String[] headers = {
            "Authorization",
            "Bearer " + operator,
            "Accept",
            "application/json, text/event-stream",
            "Mcp-Session-Id",
            session
        };
        return server.send("POST", "/mcp", message, session.isEmpty() ? java.util.Arrays.copyOf(headers, 4) : headers);
    }

    private static void raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.getInputStream().readAllBytes();
        }
    }

    /** Every event, in order. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            all.add(event);
        }

        List<String> of(String logger) {
            return all.stream()
                    .filter(event -> event.getLoggerName().equals(logger))
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }

        List<String> texts() {
            return all.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }
    }
}
