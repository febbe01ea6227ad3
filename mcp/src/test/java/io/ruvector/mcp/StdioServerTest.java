package io.ruvector.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as an agent's program meets it: lines of JSON in, lines of JSON out. */
class StdioServerTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private AgenticDb db;
    private Writer toServer;
    private BufferedReader fromServer;
    private Thread serving;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<JsonNode> notices = new ArrayList<>();
    private int ids;

    @BeforeEach
    void start() throws Exception {
        db = AgenticDb.builder(directory).embedder(new BagOfWordsEmbedder(64)).open();
        PipedOutputStream clientOut = new PipedOutputStream();
        PipedInputStream serverIn = new PipedInputStream(clientOut, 1 << 20);
        PipedOutputStream serverOut = new PipedOutputStream();
        fromServer = new BufferedReader(
                new InputStreamReader(new PipedInputStream(serverOut, 1 << 20), StandardCharsets.UTF_8));
        toServer = new OutputStreamWriter(clientOut, StandardCharsets.UTF_8);
        serving = Thread.ofPlatform().daemon().start(() -> {
            try {
                StdioServer.serve(db, serverIn, serverOut);
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        JsonNode hello = request("initialize", """
                {"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}""");
        assertThat(hello.at("/result/protocolVersion").asString()).isEqualTo("2025-11-25");
        assertThat(hello.at("/result/serverInfo/name").asString()).isEqualTo("ruvector");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    @AfterEach
    void stop() throws Exception {
        toServer.close();
        serving.join();
        db.close();
        assertThat(failure.get()).isNull();
    }

    @Test
    void aClientThatEndsItsStreamStillGetsWhatItAskedFor() throws Exception {
        for (int i = 1; i <= 20; i++) {
            send("{\"jsonrpc\":\"2.0\",\"id\":\"last-" + i + "\",\"method\":\"tools/list\"}");
        }
        toServer.close();
        int answered = 0;
        while (answered < 20) {
            String line = fromServer.readLine();
            assertThat(line).as("after %d answers", answered).isNotNull();
            answered += line.contains("\"last-") ? 1 : 0;
        }
        assertThat(answered).isEqualTo(20);
        serving.join();
    }

    @Test
    void everyToolSaysWhatItTakesAndWhatItDoes() throws Exception {
        JsonNode tools = request("tools/list", "{}").at("/result/tools");
        List<String> names = new ArrayList<>();
        for (JsonNode tool : tools) {
            names.add(tool.path("name").asString());
            assertThat(tool.at("/inputSchema/type").asString()).isEqualTo("object");
            assertThat(tool.at("/inputSchema/additionalProperties").asBoolean()).isFalse();
            assertThat(tool.at("/outputSchema/type").asString()).isEqualTo("object");
            assertThat(tool.at("/annotations/readOnlyHint").isBoolean()).isTrue();
            assertThat(tool.path("description").asString()).isNotBlank();
        }
        assertThat(names).containsExactlyInAnyOrderElementsOf(Tools.NAMES);
    }

    @Test
    void whatIsRememberedIsRecalledAndForgottenForGood() throws Exception {
        JsonNode stored = call("memory_remember", """
                {"task":"deploy the web shop","steps":["kubectl apply"],"outcome":"failure","reason":"quota",
                 "reflection":"raise the quota first"}""");
        String id = stored.path("id").asString();
        JsonNode found = call("memory_recall", "{\"query\":\"deploy web shop\",\"k\":1}");
        assertThat(found.at("/episodes/0/reflection").asString()).isEqualTo("raise the quota first");
        assertThat(found.at("/episodes/0/id").asString()).isEqualTo(id);

        assertThat(call("memory_forget", "{\"id\":\"" + id + "\"}")
                        .path("clean")
                        .asBoolean())
                .isTrue();
        assertThat(call("memory_recall", "{\"query\":\"deploy web shop\"}").path("episodes"))
                .isEmpty();
    }

    @Test
    void textsAndVectorsAreInsertedSearchedAndDeleted() throws Exception {
        call("ruvector_insert", "{\"id\":\"a\",\"text\":\"green tea\",\"metadata\":{\"year\":2020}}");
        call("ruvector_insert", "{\"id\":\"red\",\"vector\":[1,0],\"collection\":\"colours\"}");
        assertThat(call("ruvector_search", "{\"text\":\"tea\",\"filter\":\"year >= 2000\"}")
                        .at("/hits/0/id")
                        .asString())
                .isEqualTo("a");
        assertThat(call("ruvector_search", "{\"vector\":[1,0.1],\"collection\":\"colours\"}")
                        .at("/hits/0/id")
                        .asString())
                .isEqualTo("red");
        assertThat(call("ruvector_info", "{}").at("/collections/colours").asInt())
                .isEqualTo(1);
        assertThat(call("ruvector_delete", "{\"id\":\"a\"}").path("changed").asBoolean())
                .isTrue();
        assertThat(call("ruvector_search", "{\"text\":\"tea\"}").path("hits")).isEmpty();
    }

    @Test
    void anAnswerCitesAnIngestedDocumentAndCanBeRated() throws Exception {
        call("rag_ingest", "{\"id\":\"manual\",\"text\":\"The blue pump needs oil every forty hours.\"}");
        JsonNode answer = call("rag_ask", "{\"question\":\"how often does the blue pump need oil\"}");
        assertThat(answer.path("answer").asString()).contains("forty hours");
        String queryId = answer.path("queryId").asString();
        call("feedback", "{\"id\":\"" + queryId + "\",\"rating\":1}");
    }

    @Test
    void badInputNamesValueAndExpectationAndChangesNothing() throws Exception {
        Map<String, String> refused = Map.of(
                "{\"task\":\"x\",\"outcome\":\"maybe\"}",
                        "outcome: expected one of success, failure, partial, got \"maybe\"",
                "{\"task\":7}", "task: expected a text",
                "{\"task\":\"x\",\"reward\":2,\"outcome\":\"success\"}", "reward: expected a number from 0 to 1, got 2",
                "{\"tusk\":\"x\"}", "tusk: expected no such field",
                "{}", "task: expected either a task or a fact",
                "{\"task\":\"x\",\"steps\":[1]}", "steps[0]: expected a text");
        for (Map.Entry<String, String> one : refused.entrySet()) {
            JsonNode result = request("tools/call", "{\"name\":\"memory_remember\",\"arguments\":" + one.getKey() + "}")
                    .path("result");
            assertThat(result.path("isError").asBoolean()).as(one.getKey()).isTrue();
            assertThat(result.at("/content/0/text").asString()).contains(one.getValue());
        }
        assertThat(call("ruvector_info", "{}").path("episodes").asInt()).isZero();
    }

    @Test
    void hostileLinesDoNotEndTheServer() throws Exception {
        send("this is no JSON");
        assertThat(JSON.readTree(fromServer.readLine()).at("/error/code").asInt())
                .isEqualTo(-32700);
        send("[".repeat(20_000));
        send("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"tools/call\",\"params\":[]}");
        send("{\"jsonrpc\":\"2.0\",\"id\":\"y\",\"method\":\"no/such/method\"}");
        assertThat(call("ruvector_info", "{}").path("tenant").asString()).isEqualTo("default");
    }

    @Test
    void aSubscriberHearsOfAChangeAndOthersDoNot() throws Exception {
        call("memory_remember", "{\"fact\":\"Anna lives in Rome\"}");
        request("resources/subscribe", "{\"uri\":\"ruvector://documents\"}");
        call("memory_remember", "{\"fact\":\"Anna sings\"}");
        assertThat(notices).isEmpty();
        call("rag_ingest", "{\"id\":\"manual\",\"text\":\"The blue pump needs oil.\"}");
        request("ping", "{}");
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst().path("method").asString()).isEqualTo("notifications/resources/updated");
        assertThat(notices.getFirst().at("/params/uri").asString()).isEqualTo("ruvector://documents");
    }

    @Test
    void resourcesAndPromptsAreRead() throws Exception {
        call("memory_remember", "{\"fact\":\"Anna lives in Rome\"}");
        JsonNode resources = request("resources/list", "{}").at("/result/resources");
        assertThat(resources).hasSizeGreaterThan(4);
        for (JsonNode resource : resources) {
            JsonNode read = request(
                    "resources/read", "{\"uri\":\"" + resource.path("uri").asString() + "\"}");
            assertThat(read.at("/result/contents/0/text").asString()).startsWith("{");
        }
        assertThat(request("resources/read", "{\"uri\":\"ruvector://episodes/none\"}")
                        .at("/error/message")
                        .asString())
                .contains("no episode with id");
        JsonNode prompt =
                request("prompts/get", "{\"name\":\"before_task\",\"arguments\":{\"task\":\"write to Anna\"}}");
        assertThat(prompt.at("/result/messages/0/content/text").asString()).contains("write to Anna");
    }

    private JsonNode call(String tool, String arguments) throws Exception {
        JsonNode answer = request("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
        assertThat(answer.at("/result/isError").asBoolean(false))
                .as(answer.toString())
                .isFalse();
        return answer.at("/result/structuredContent");
    }

    private JsonNode request(String method, String params) throws Exception {
        int id = ++ids;
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":"
                + params.replace("\n", "") + "}");
        while (true) {
            JsonNode answer = JSON.readTree(fromServer.readLine());
            if (answer.path("method").asString("").startsWith("notifications/")) {
                notices.add(answer);
            }
            if (answer.path("id").isInt() && answer.path("id").asInt() == id) {
                return answer;
            }
        }
    }

    private void send(String line) throws Exception {
        toServer.write(line + "\n");
        toServer.flush();
    }
}
