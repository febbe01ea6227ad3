package io.ruvector.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of one server. Thread-safe. A write sent with {@link #attempt(UUID)} may be sent again after a
 * {@link ServerUnreachableException}: it is done once. Longer than most classes, for each method is one request.
 *
 * <pre>{@code
 * RuVectorClient memory = RuVectorClient.of(URI.create("http://localhost:3000")).withKey(System.getenv("RUVECTOR_KEY"));
 * memory.remember(new Attempt("deploy the shop", List.of("helm upgrade"), "failure", "quota", "raise the quota first"));
 * memory.recall("roll out the shop", 3).episodes().forEach(System.out::println);
 * }</pre>
 */
public final class RuVectorClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI server;
    private final HttpClient http;
    private final Map<String, String> headers;
    private final Optional<UUID> attempt;

    private RuVectorClient(URI server, HttpClient http, Map<String, String> headers, Optional<UUID> attempt) {
        this.server = server;
        this.http = http;
        this.headers = headers;
        this.attempt = attempt;
    }

    /**
     * A client without a key.
     *
     * @param server such as {@code http://localhost:3000}
     * @return the client
     */
    public static RuVectorClient of(URI server) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        return new RuVectorClient(server, http, Map.of(), Optional.empty());
    }

    /**
     * The same client with an API key.
     *
     * @param key as the server gave it
     * @return another client
     */
    public RuVectorClient withKey(String key) {
        return with("Authorization", "Bearer " + key);
    }

    /**
     * The same client for another tenant, for servers without keys.
     *
     * @param tenant whose records are read and written
     * @return another client
     */
    public RuVectorClient forTenant(String tenant) {
        return with("ruvector-tenant", tenant);
    }

    /**
     * The same client for one agent, whose episodes are its own.
     *
     * @param agent its name
     * @return another client
     */
    public RuVectorClient forAgent(String agent) {
        return with("ruvector-agent", agent);
    }

    /**
     * The same client for one write, which is done once however often it is sent.
     *
     * @param key names the write
     * @return another client
     */
    public RuVectorClient attempt(UUID key) {
        return new RuVectorClient(server, http, headers, Optional.of(key));
    }

    /**
     * Stores an episode.
     *
     * @param attempted what was tried
     * @return its id
     */
    public String remember(Attempt attempted) {
        return post("/v1/memories", attempted, JsonNode.class).path("id").asString();
    }

    /**
     * Stores a fact.
     *
     * @param fact one sentence
     * @return its id
     */
    public String state(String fact) {
        return post("/v1/memories", Map.of("fact", fact), JsonNode.class)
                .path("id")
                .asString();
    }

    /**
     * Episodes and facts that fit.
     *
     * @param query a task or question
     * @param k how many of each at most
     * @return best first
     */
    public Recalled recall(String query, int k) {
        return post("/v1/memories/recall", Map.of("query", query, "k", k), Recalled.class);
    }

    /**
     * Removes an episode or a fact and everything derived from it.
     *
     * @param id its id
     */
    public void forget(String id) {
        send("DELETE", "/v1/memories/" + encoded(id), Optional.empty(), JsonNode.class);
    }

    /**
     * What to know before a task.
     *
     * @param task what is to be done
     * @return a text, empty when nothing is known
     */
    public String contextFor(String task) {
        return post("/v1/context", Map.of("task", task), JsonNode.class)
                .path("text")
                .asString();
    }

    /**
     * Ingests a document; one with the same id is replaced.
     *
     * @param id its id
     * @param title its title
     * @param text its text
     */
    public void ingest(String id, String title, String text) {
        post("/v1/documents", Map.of("id", id, "title", title, "text", text), JsonNode.class);
    }

    /**
     * Answers a question from the documents.
     *
     * @param question the question
     * @return the answer
     */
    public CitedAnswer ask(String question) {
        return post("/v1/ask", Map.of("question", question), CitedAnswer.class);
    }

    /**
     * Rates an answer.
     *
     * @param queryId of the answer
     * @param rating in [-1, 1], higher is better
     */
    public void rate(String queryId, double rating) {
        post("/v1/feedback", Map.of("id", queryId, "rating", rating), JsonNode.class);
    }

    /**
     * Stores a text under an id.
     *
     * @param id its id
     * @param text the text
     * @param metadata values to filter by
     */
    public void insert(String id, String text, Map<String, Object> metadata) {
        post("/v1/texts", Map.of("id", id, "text", text, "metadata", metadata), JsonNode.class);
    }

    /**
     * The stored texts nearest in meaning.
     *
     * @param text what to look for
     * @param k how many at most
     * @return best first
     */
    public Hits search(String text, int k) {
        return post("/v1/texts/search", Map.of("text", text, "k", k), Hits.class);
    }

    /**
     * The vectors of a collection nearest to a vector.
     *
     * @param collection its name
     * @param vector what to look for
     * @param k how many at most
     * @return best first
     */
    public Hits search(String collection, float[] vector, int k) {
        return post("/v1/collections/" + encoded(collection) + "/search", Map.of("vector", vector, "k", k), Hits.class);
    }

    /**
     * The vectors of a collection, to write and to search.
     *
     * @param name of the collection
     * @return the collection, whether it exists or not
     */
    public VectorCollection collection(String name) {
        return new VectorCollection(this, "/v1/collections/" + encoded(name), name);
    }

    /**
     * Passages of the documents that fit a question, by keywords and meaning together.
     *
     * @param query what to look for
     * @param k how many at most
     * @return best first
     */
    public Passages passages(String query, int k) {
        return post("/v1/documents/search", Map.of("query", query, "k", k), Passages.class);
    }

    /**
     * What a conversation's memory holds.
     *
     * @param conversation its id
     * @return oldest first
     */
    public ChatWindow conversation(String conversation) {
        return send("GET", "/v1/conversations/" + encoded(conversation), Optional.empty(), ChatWindow.class);
    }

    /**
     * Sets what a conversation's memory holds; what left it stays in the transcript.
     *
     * @param conversation its id
     * @param window oldest first
     */
    public void show(String conversation, ChatWindow window) {
        send(
                "PUT",
                "/v1/conversations/" + encoded(conversation),
                Optional.of(JSON.writeValueAsString(window)),
                JsonNode.class);
    }

    /**
     * Removes a conversation with its transcript.
     *
     * @param conversation its id
     */
    public void forgetConversation(String conversation) {
        send("DELETE", "/v1/conversations/" + encoded(conversation), Optional.empty(), JsonNode.class);
    }

    /**
     * Where a query belongs.
     *
     * @param query the query
     * @return the decision
     */
    public RoutedQuery route(String query) {
        return post("/v1/route", Map.of("query", query), RoutedQuery.class);
    }

    private RuVectorClient with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new RuVectorClient(server, http, Map.copyOf(more), attempt);
    }

    <T> T post(String path, Object body, Class<T> type) {
        return send("POST", path, Optional.of(JSON.writeValueAsString(body)), type);
    }

    private <T> T send(String method, String path, Optional<String> body, Class<T> type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        headers.forEach(request::header);
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        attempt.ifPresent(key -> request.header("Idempotency-Key", key.toString()));
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() / 100 != 2) {
                throw new ServerRefusedException(response.statusCode(), detail(response.body()));
            }
            return JSON.readValue(response.body(), type);
        } catch (IOException e) {
            throw new ServerUnreachableException(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnreachableException(server, new IOException("interrupted", e));
        }
    }

    private static String detail(String body) {
        try {
            return JSON.readTree(body).path("detail").asString(body);
        } catch (RuntimeException notJson) {
            return body;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
