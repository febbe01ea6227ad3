package io.ruvector.server;

import static io.ruvector.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The HTTP API as a client meets it: a real port, real requests, a tenant for each test. */
class HttpApiTest {

    @TempDir
    static Path directory;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anEpisodeIsRememberedRecalledAndForgotten() throws Exception {
        var stored = post("episodes", "/v1/memories", """
                {"task":"deploy the web shop","steps":["kubectl apply"],"outcome":"failure","reason":"quota",
                 "reflection":"raise the quota first"}""");
        assertThat(stored.statusCode()).isEqualTo(201);
        String id = json(stored).path("id").asString();
        JsonNode found = json(post("episodes", "/v1/memories/recall", "{\"query\":\"deploy web shop\"}"));
        assertThat(found.at("/episodes/0/reflection").asString()).isEqualTo("raise the quota first");
        assertThat(json(get("episodes", "/v1/episodes/" + id)).path("outcome").asString())
                .isEqualTo("failure");
        assertThat(send("episodes", "DELETE", "/v1/memories/" + id, "").statusCode())
                .isEqualTo(200);
        assertThat(get("episodes", "/v1/episodes/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aFactIsKnownAsOfAnotherTime() throws Exception {
        post("facts", "/v1/memories", "{\"fact\":\"Anna lives in Rome\"}");
        post("facts", "/v1/memories", "{\"fact\":\"Anna lives in Oslo\"}");
        JsonNode now = json(get("facts", "/v1/facts?query=where%20does%20Anna%20live"));
        assertThat(now.path("facts")).hasSize(1);
        assertThat(now.at("/facts/0/text").asString()).contains("Oslo");
        assertThat(json(get("facts", "/v1/facts/history?subject=Anna")).path("facts"))
                .hasSize(2);
    }

    @Test
    void aQuestionIsAnsweredFromAnIngestedDocumentAndRated() throws Exception {
        assertThat(post("ask", "/v1/documents", """
                {"id":"manual","title":"Manual","text":"The blue pump needs oil every forty hours."}""").statusCode()).isEqualTo(201);
        JsonNode answer = json(post("ask", "/v1/ask", "{\"question\":\"how often does the blue pump need oil\"}"));
        assertThat(answer.path("answer").asString()).contains("every forty hours");
        assertThat(answer.at("/citations/0/quote").asString()).contains("forty");
        String queryId = answer.path("queryId").asString();
        assertThat(post("ask", "/v1/feedback", "{\"id\":\"" + queryId + "\",\"rating\":1}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("ask", "/v1/feedback", "{\"id\":\"none\",\"rating\":1}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAnswerStreamsItsPassagesFirst() throws Exception {
        post("stream", "/v1/documents", "{\"id\":\"m\",\"text\":\"The red pump needs oil every ten hours.\"}");
        var events = post("stream", "/v1/ask/stream", "{\"question\":\"how often does the red pump need oil\"}");
        assertThat(events.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(events.body().lines().filter(line -> line.startsWith("event:")))
                .startsWith("event:progress", "event:passages", "event:progress", "event:piece")
                .endsWith("event:answer");
        assertThat(events.body()).contains("\"stage\":\"retrieving\"", "\"stage\":\"writing\"");
        assertThat(post("stream", "/v1/ask/stream", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void vectorsAreStoredSearchedWithAFilterAndDropped() throws Exception {
        assertThat(post("vectors", "/v1/collections", "{\"collection\":\"colours\",\"dimension\":2}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("vectors", "/v1/collections", "{\"collection\":\"colours\",\"dimension\":2}")
                        .statusCode())
                .isEqualTo(409);
        JsonNode stored = json(post("vectors", "/v1/collections/colours/vectors", """
                {"vectors":[{"id":"old","vector":[1,0],"metadata":{"year":1999}},
                            {"id":"new","vector":[0,1],"metadata":{"year":2024},"text":"azure"}]}"""));
        assertThat(stored.path("stored").asInt()).isEqualTo(2);
        JsonNode found = json(post(
                "vectors", "/v1/collections/colours/search", "{\"vector\":[1,0],\"k\":2,\"filter\":\"year >= 2000\"}"));
        assertThat(found.path("hits")).hasSize(1);
        assertThat(found.at("/hits/0/text").asString()).isEqualTo("azure");
        assertThat(json(get("vectors", "/v1/collections/colours/recall"))
                        .path("recall")
                        .asDouble())
                .isEqualTo(1.0);
        assertThat(post("vectors", "/v1/collections/colours/search", "{\"vector\":[1]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("vectors", "/v1/collections/shapes/search", "{\"vector\":[1,0]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("vectors", "DELETE", "/v1/collections/colours", "").statusCode())
                .isEqualTo(200);
        assertThat(json(get("vectors", "/v1/collections")).path("collections")).isEmpty();
    }

    @Test
    void aBatchWithOneBadVectorStoresNothing() throws Exception {
        post("batch", "/v1/collections", "{\"collection\":\"c\",\"dimension\":2}");
        var refused = post("batch", "/v1/collections/c/vectors", """
                {"vectors":[{"id":"a","vector":[1,0]},{"id":"b","vector":[1,0,0]}]}""");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("expected dimension 2");
        assertThat(json(get("batch", "/v1/info")).at("/collections/c").asInt()).isZero();
    }

    @Test
    void documentsAreListedPageByPage() throws Exception {
        for (String id : List.of("a", "b", "c")) {
            post("pages", "/v1/documents", "{\"id\":\"" + id + "\",\"text\":\"Text of " + id + "\"}");
        }
        JsonNode first = json(get("pages", "/v1/documents?limit=2"));
        assertThat(first.path("documents")).hasSize(2);
        JsonNode second = json(
                get("pages", "/v1/documents?limit=2&after=" + first.path("next").asString()));
        assertThat(second.at("/documents/0/id").asString()).isEqualTo("c");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void theSameIdempotencyKeyDoesItOnce() throws Exception {
        String body = "{\"task\":\"pay the bill\",\"outcome\":\"success\"}";
        var first = server.send("POST", "/v1/memories", body, "ruvector-tenant", "once", "Idempotency-Key", "k1");
        var again = server.send("POST", "/v1/memories", body, "ruvector-tenant", "once", "Idempotency-Key", "k1");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(json(get("once", "/v1/info")).path("episodes").asInt()).isEqualTo(1);
        var other = server.send(
                "POST",
                "/v1/memories",
                body.replace("bill", "rent"),
                "ruvector-tenant",
                "once",
                "Idempotency-Key",
                "k1");
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void anIdempotencyKeySurvivesARestart(@TempDir Path own) throws Exception {
        String body = "{\"task\":\"pay the bill\",\"outcome\":\"success\"}";
        String first;
        try (RunningServer before = new RunningServer(own)) {
            first = before.send("POST", "/v1/memories", body, "Idempotency-Key", "k1")
                    .body();
        }
        try (RunningServer after = new RunningServer(own)) {
            assertThat(after.send("POST", "/v1/memories", body, "Idempotency-Key", "k1")
                            .body())
                    .isEqualTo(first);
            assertThat(json(after.get("/v1/info")).path("episodes").asInt()).isEqualTo(1);
        }
    }

    @Test
    void anEntryIsChangedOnlyInTheVersionThatWasRead() throws Exception {
        String path = "/v1/collections/c/vectors/a";
        post("versions", "/v1/collections", "{\"collection\":\"c\",\"dimension\":2}");
        String entry = "{\"vector\":[1,0],\"metadata\":{\"b\":1,\"a\":\"x\",\"c\":[\"y\"]}}";
        var made = conditional("PUT", path, entry, "If-None-Match", "*");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String first = made.headers().firstValue("ETag").orElseThrow();
        assertThat(get("versions", path).headers().firstValue("ETag")).hasValue(first);
        assertThat(conditional("PUT", path, entry, "If-None-Match", "*").statusCode())
                .isEqualTo(412);

        var changed = conditional("PUT", path, "{\"vector\":[0,1]}", "If-Match", first);
        assertThat(changed.statusCode()).isEqualTo(200);
        String second = changed.headers().firstValue("ETag").orElseThrow();
        assertThat(second).isNotEqualTo(first);
        var late = conditional("PUT", path, entry, "If-Match", first);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(json(late).path("found").asString()).isEqualTo(second.replace("\"", ""));
        assertThat(json(get("versions", path)).at("/vector/1").asInt()).isEqualTo(1);

        assertThat(conditional("DELETE", path, "", "If-Match", first).statusCode())
                .isEqualTo(412);
        assertThat(conditional("DELETE", path, "", "If-Match", second).statusCode())
                .isEqualTo(200);
        assertThat(conditional("PUT", path, entry, "If-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(conditional("PUT", path, entry, "If-Match", "W/what").statusCode())
                .isEqualTo(400);
    }

    @Test
    void ofManyWhoChangeTheSameVersionOneWins() throws Exception {
        send("versions", "PUT", "/v1/texts/raced", "{\"text\":\"start\"}");
        String start =
                get("versions", "/v1/texts/raced").headers().firstValue("ETag").orElseThrow();
        List<java.util.concurrent.Callable<Integer>> writers = new java.util.ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String body = "{\"text\":\"writer " + i + "\"}";
            writers.add(() -> conditional("PUT", "/v1/texts/raced", body, "If-Match", start)
                    .statusCode());
        }
        List<Integer> statuses = new java.util.ArrayList<>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : threads.invokeAll(writers)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses)
                .containsOnly(200, 412)
                .filteredOn(status -> status == 200)
                .hasSize(1);
    }

    private static HttpResponse<String> conditional(
            String method, String path, String body, String header, String value) throws Exception {
        return server.send(method, path, body, "ruvector-tenant", "versions", header, value);
    }

    @Test
    void badInputIsAProblemThatNamesTheValue() throws Exception {
        for (Map.Entry<String, String> one : Map.of(
                        "{\"task\":\"x\",\"outcome\":\"maybe\"}",
                                "outcome: expected one of success, failure, partial, got \\\"maybe\\\"",
                        "{\"tusk\":\"x\"}", "tusk",
                        "{\"task\":\"\"}", "task",
                        "[1]", "body",
                        "{\"task\":", "body",
                        "{\"task\":\"x\",\"task\":\"y\"}", "body")
                .entrySet()) {
            var refused = post("bad", "/v1/memories", one.getKey());
            assertThat(refused.statusCode()).as(one.getKey()).isEqualTo(400);
            assertThat(refused.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(refused.body()).contains(one.getValue());
        }
        assertThat(get("bad", "/v1/episodes?limit=many").body()).contains("limit", "many");
        assertThat(json(get("bad", "/v1/info")).path("episodes").asInt()).isZero();
    }

    @Test
    void aFilterThatCannotBeReadIsAProblemWithItsPosition() throws Exception {
        post("filter", "/v1/documents", "{\"id\":\"a\",\"text\":\"Some text\"}");
        var refused = post("filter", "/v1/ask", "{\"question\":\"x\",\"filter\":\"lang = en\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("filter, position 7: expected a value", "\"position\":7", "\"found\":\"en\"");
        var deep = post("filter", "/v1/ask", "{\"question\":\"x\",\"filter\":\"" + "(".repeat(10_000) + "\"}");
        assertThat(deep.body()).contains("at most 100 parentheses");
    }

    @Test
    void aQueryParameterIsReadByItsType() throws Exception {
        String filter = URLEncoder.encode("2020-13-01", StandardCharsets.UTF_8);
        assertThat(get("query", "/v1/episodes?from=" + filter).body()).contains("2020-13-01");
        assertThat(get("query", "/v1/episodes?from=2020-01-01T00:00:00Z&limit=3")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyOperationOfTheDocumentHasANameOfItsOwn() throws Exception {
        List<String> names = new java.util.ArrayList<>();
        json(server.get("/openapi.json"))
                .path("paths")
                .forEach(path -> path.forEach(
                        operation -> names.add(operation.path("operationId").asString())));
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    }

    @Test
    void healthAndMetricsAreThere() throws Exception {
        assertThat(server.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(server.get("/actuator/health/liveness").body()).contains("UP");
        assertThat(server.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    }

    private HttpResponse<String> post(String tenant, String path, String body) throws Exception {
        return send(tenant, "POST", path, body);
    }

    private HttpResponse<String> get(String tenant, String path) throws Exception {
        return send(tenant, "GET", path, "");
    }

    private HttpResponse<String> send(String tenant, String method, String path, String body) throws Exception {
        return server.send(method, path, body, "ruvector-tenant", tenant);
    }
}
