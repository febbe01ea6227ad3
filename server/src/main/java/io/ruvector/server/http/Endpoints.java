package io.ruvector.server.http;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.OK;

import io.ruvector.operation.Operation;
import io.ruvector.operation.Operations;
import io.ruvector.server.security.ApiKeys;
import io.ruvector.server.security.KeyOperations;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every endpoint: the one list that routing and the OpenAPI document are made from. */
@Component
class Endpoints {

    private final List<Endpoint> all = new ArrayList<>();

    Endpoints(ApiKeys keys) {
        get("/v1/info", "ruvector_info");
        post("/v1/texts", "ruvector_insert", true);
        post("/v1/texts/search", "ruvector_search", false);
        get("/v1/texts/{id}", "text_get");
        put("/v1/texts/{id}", "ruvector_insert");
        delete("/v1/texts/{id}", "ruvector_delete");
        get("/v1/collections", "collection_list");
        post("/v1/collections", "collection_create", true);
        delete("/v1/collections/{collection}", "collection_drop");
        get("/v1/collections/{collection}/recall", "collection_recall");
        post("/v1/collections/{collection}/vectors", "vector_upsert", false);
        post("/v1/collections/{collection}/vectors/delete", "vector_remove", false);
        get("/v1/collections/{collection}/vectors/{id}", "vector_get");
        put("/v1/collections/{collection}/vectors/{id}", "ruvector_insert");
        delete("/v1/collections/{collection}/vectors/{id}", "ruvector_delete");
        post("/v1/collections/{collection}/search", "ruvector_search", false);
        post("/v1/memories", "memory_remember", true);
        post("/v1/memories/recall", "memory_recall", false);
        delete("/v1/memories/{id}", "memory_forget");
        post("/v1/context", "memory_context", false);
        get("/v1/episodes", "episode_list");
        get("/v1/episodes/{id}", "episode_get");
        get("/v1/facts", "fact_recall");
        get("/v1/facts/history", "fact_history");
        get("/v1/conversations/{id}", "conversation_get");
        put("/v1/conversations/{id}", "conversation_show");
        delete("/v1/conversations/{id}", "conversation_delete");
        get("/v1/skills", "skill_list");
        post("/v1/skills", "skill_record", true);
        post("/v1/skills/find", "skill_find", false);
        post("/v1/skills/consolidate", "skill_consolidate", false);
        post("/v1/skills/{id}/outcomes", "skill_outcome", true);
        delete("/v1/skills/{id}", "skill_remove");
        get("/v1/effects", "causal_effects");
        post("/v1/observations", "causal_record", true);
        get("/v1/documents", "document_list");
        post("/v1/documents", "rag_ingest", true);
        delete("/v1/documents", "document_remove");
        post("/v1/documents/search", "rag_search", false);
        post("/v1/ask", "rag_ask", false);
        post("/v1/feedback", "feedback", false);
        post("/v1/route", "route", false);
        post("/v1/routes", "route_add", true);
        post("/v1/routes/{route}/examples", "route_teach", true);
        get("/v1/router", "router_info");
        get("/v1/admin/database", "database_info");
        post("/v1/admin/verify", "database_verify", false);
        post("/v1/admin/checkpoint", "database_checkpoint", false);
        post("/v1/admin/erase", "tenant_erase", false);
        List<Operation<?, ?>> ofKeys = KeyOperations.of(keys);
        all.add(new Endpoint(POST, "/v1/admin/keys", ofKeys.get(0), CREATED));
        all.add(new Endpoint(GET, "/v1/admin/keys", ofKeys.get(1), OK));
        all.add(new Endpoint(DELETE, "/v1/admin/keys/{id}", ofKeys.get(2), OK));
    }

    List<Endpoint> all() {
        return List.copyOf(all);
    }

    private void get(String path, String operation) {
        all.add(new Endpoint(GET, path, Operations.named(operation), OK));
    }

    private void post(String path, String operation, boolean creates) {
        all.add(new Endpoint(POST, path, Operations.named(operation), creates ? CREATED : OK));
    }

    private void put(String path, String operation) {
        all.add(new Endpoint(PUT, path, Operations.named(operation), OK));
    }

    private void delete(String path, String operation) {
        all.add(new Endpoint(DELETE, path, Operations.named(operation), OK));
    }
}
