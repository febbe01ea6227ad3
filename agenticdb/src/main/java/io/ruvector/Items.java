package io.ruvector;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts by id and meaning, kept apart by tenant: the plain vector-store face of the database. */
final class Items {

    private static final String TENANT = "tenant";
    private static final char SEPARATOR = '\u001f';

    private final Collection rows;
    private final TextEmbedder embedder;

    Items(VectorDb db, TextEmbedder embedder) {
        this.rows = db.openCollection("items", CollectionOptions.of(embedder));
        this.embedder = embedder;
    }

    void insert(String id, String text, Map<String, Object> metadata, String tenant) {
        if (metadata.containsKey(TENANT)) {
            throw new InvalidInputException("metadata key", TENANT, "another name; this one holds the item's tenant");
        }
        if (text.isBlank()) {
            throw new InvalidInputException("text", text, "at least one visible character");
        }
        rows.upsert(VectorEntry.builder(key(id, tenant))
                .vector(embedder.embedPassage(text))
                .text(text)
                .metadata(metadata)
                .put(TENANT, tenant)
                .build());
    }

    List<SearchHit> search(String text, int k, String tenant) {
        return search(text, k, Filter.and(), tenant);
    }

    List<SearchHit> search(String text, int k, Filter filter, String tenant) {
        SearchQuery query = SearchQuery.builder(embedder.embedQuery(text), k)
                .filter(Filter.eq(TENANT, tenant).and(filter))
                .build();
        return rows.search(query).stream()
                .map(hit -> withoutTenant(hit, tenant))
                .toList();
    }

    Optional<VectorEntry> find(String id, String tenant) {
        return rows.get(key(id, tenant)).map(entry -> {
            Map<String, Object> metadata = new java.util.HashMap<>(entry.metadata());
            metadata.remove(TENANT);
            VectorEntry.Builder found =
                    VectorEntry.builder(id).vector(entry.vector()).metadata(metadata);
            entry.text().ifPresent(found::text);
            return found.build();
        });
    }

    boolean delete(String id, String tenant) {
        return rows.delete(key(id, tenant));
    }

    /** Removes all texts of a tenant; gives their ids. */
    List<String> deleteAll(String tenant) {
        List<String> ids = rows.find(Filter.eq(TENANT, tenant), Integer.MAX_VALUE).stream()
                .map(entry -> entry.id().substring(tenant.length() + 1))
                .toList();
        ids.forEach(id -> delete(id, tenant));
        return ids;
    }

    long count(String tenant) {
        return rows.find(Filter.eq(TENANT, tenant), Integer.MAX_VALUE).size();
    }

    private static String key(String id, String tenant) {
        if (id.isBlank()) {
            throw new InvalidInputException("id", id, "at least one visible character");
        }
        return tenant + SEPARATOR + id;
    }

    private static SearchHit withoutTenant(SearchHit hit, String tenant) {
        Map<String, Object> metadata = new java.util.HashMap<>(hit.metadata());
        metadata.remove(TENANT);
        return new SearchHit(hit.id().substring(tenant.length() + 1), hit.score(), Map.copyOf(metadata), hit.text());
    }
}
