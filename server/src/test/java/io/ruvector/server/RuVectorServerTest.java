package io.ruvector.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorEntry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The server as a client meets it: a real port, real requests. */
class RuVectorServerTest {

    static class TestEmbedder {
        @Bean
        TextEmbedder embedder() {
            return new BagOfWordsEmbedder(64);
        }
    }

    @TempDir
    Path directory;

    private ConfigurableApplicationContext server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        server = new SpringApplicationBuilder(RuVectorServer.class, TestEmbedder.class)
                .run("--server.port=0", "--ruvector.directory=" + directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEpisodeIsRememberedAndRecalled() throws Exception {
        var created = post("/v1/episodes", """
                {"task":"deploy the web shop","action":"kubectl apply","outcome":"failure","reason":"quota",
                 "reflection":"raise the quota first"}""");
        assertThat(created.statusCode()).isEqualTo(201);

        var found = get("/v1/episodes/search?q=deploy%20web%20shop&k=1");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("raise the quota first").contains("failure");
    }

    @Test
    void aQuestionIsAnsweredFromAnIngestedDocument() throws Exception {
        assertThat(post("/v1/documents", """
                {"id":"manual","title":"Manual","text":"The blue pump needs oil every forty hours."}""").statusCode()).isEqualTo(201);
        var answer = post("/v1/ask", "{\"question\":\"how often does the blue pump need oil\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("every forty hours");
    }

    @Test
    void badInputIsAProblemThatNamesTheValue() throws Exception {
        var unknownOutcome = post("/v1/episodes", "{\"task\":\"x\",\"outcome\":\"maybe\"}");
        assertThat(unknownOutcome.statusCode()).isEqualTo(400);
        assertThat(unknownOutcome.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(unknownOutcome.body()).contains("maybe").contains("success, failure or partial");

        assertThat(post("/v1/episodes", "{\"outcome\":\"success\"}").body()).contains("task");
        var emptyTask = post("/v1/episodes", "{\"task\":\"\",\"outcome\":\"success\"}");
        assertThat(emptyTask.statusCode()).isEqualTo(400);
        assertThat(get("/v1/info").body()).contains("\"episodes\":0");
    }

    @Test
    void aFilterRestrictsPassagesAndAnswers() throws Exception {
        for (String name : List.of("blue", "red")) {
            post("/v1/documents", """
                    {"id":"%1$s","title":"Manual","text":"The %1$s pump needs oil every forty hours."}""".formatted(name));
        }
        var found = get("/v1/documents/search?q=pump%20oil&filter="
                + URLEncoder.encode("document != \"red\" and start >= 0", StandardCharsets.UTF_8));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("The blue pump").doesNotContain("The red pump");

        var answer = post("/v1/ask", "{\"question\":\"which pump needs oil\",\"filter\":\"document in ('red')\"}");
        assertThat(answer.body()).contains("The red pump").doesNotContain("The blue pump");
    }

    @Test
    void aFilterRestrictsTheVectorsOfACollection() throws Exception {
        Collection colours = server.getBean(AgenticDb.class)
                .vectors()
                .createCollection("colours", CollectionOptions.builder(2).build());
        colours.upsert(VectorEntry.of("old", new float[] {1, 0}, Map.of("year", 1999)));
        colours.upsert(VectorEntry.of("new", new float[] {0, 1}, Map.of("year", 2024)));

        var found = post("/v1/collections/colours/search", "{\"vector\":[1,0],\"k\":2,\"filter\":\"year >= 2000\"}");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("\"new\"").doesNotContain("\"old\"");
        assertThat(post("/v1/collections/colours/search", "{\"vector\":[1,0]}").body())
                .contains("\"new\"", "\"old\"");

        assertThat(post("/v1/collections/colours/search", "{\"vector\":[1]}").statusCode())
                .isEqualTo(400);
        assertThat(post("/v1/collections/colours/search", "{}").body()).contains("vector");
        assertThat(post("/v1/collections/shapes/search", "{\"vector\":[1,0]}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFilterThatCannotBeReadIsAProblemWithItsPosition() throws Exception {
        String filter = URLEncoder.encode("lang = en", StandardCharsets.UTF_8);
        for (var refused : List.of(
                get("/v1/documents/search?q=x&filter=" + filter),
                post("/v1/ask", "{\"question\":\"x\",\"filter\":\"lang = en\"}"),
                post("/v1/collections/any/search", "{\"vector\":[1],\"filter\":\"lang = en\"}"))) {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("filter, position 7: expected a value", "\"position\":7", "\"found\":\"en\"");
        }
        var deep = post("/v1/ask", "{\"question\":\"x\",\"filter\":\"" + "(".repeat(10_000) + "\"}");
        assertThat(deep.statusCode()).isEqualTo(400);
        assertThat(deep.body()).contains("at most 100 parentheses");
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + path);
    }
}
