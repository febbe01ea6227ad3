package io.ruvector.client;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One collection of vectors on the server. Thread-safe. */
public final class VectorCollection {

    /** How many entries one request may hold. */
    public static final int MOST_AT_ONCE = 1_000;

    private static final int CONFLICT = 409;

    private final RuVectorClient client;
    private final String path;
    private final String name;

    VectorCollection(RuVectorClient client, String path, String name) {
        this.client = client;
        this.path = path;
        this.name = name;
    }

    /**
     * A vector to store.
     *
     * @param id names it; one with the same id is replaced
     * @param vector its components
     * @param metadata values to filter by: texts, numbers, booleans and lists of texts
     * @param text to keep with it
     */
    public record Entry(
            String id,
            float[] vector,
            Map<String, Object> metadata,
            @Nullable String text) {}

    /**
     * Makes the collection unless it is there.
     *
     * @param dimension length of its vectors
     * @return this
     */
    public VectorCollection create(int dimension) {
        try {
            client.post("/v1/collections", Map.of("collection", name, "dimension", dimension), JsonNode.class);
        } catch (ServerRefusedException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
        }
        return this;
    }

    /**
     * Stores entries, all or none.
     *
     * @param entries 1 to {@value #MOST_AT_ONCE}
     */
    public void upsert(List<Entry> entries) {
        client.post(path + "/vectors", Map.of("vectors", entries), JsonNode.class);
    }

    /**
     * Removes entries in one commit; unknown ids are passed over.
     *
     * @param ids at most {@value #MOST_AT_ONCE}
     */
    public void delete(Collection<String> ids) {
        client.post(path + "/vectors/delete", Map.of("ids", ids), JsonNode.class);
    }

    /**
     * Removes what meets a condition.
     *
     * @param filter such as {@code lang = "en"}; {@code true} for everything
     */
    public void deleteWhere(String filter) {
        client.post(path + "/vectors/delete", Map.of("filter", filter), JsonNode.class);
    }

    /**
     * The entries nearest to a vector, each with its vector.
     *
     * @param vector what to look for
     * @param k how many at most
     * @param filter such as {@code lang = "en"}; null for none
     * @return best first
     */
    public Hits search(float[] vector, int k, @Nullable String filter) {
        Map<String, Object> body = new HashMap<>(Map.of("vector", vector, "k", k, "withVectors", true));
        if (filter != null) {
            body.put("filter", filter);
        }
        return client.post(path + "/search", body, Hits.class);
    }
}
