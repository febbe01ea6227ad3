package io.ruvector.server;

import io.ruvector.AgenticDb;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Collections of vectors over HTTP. */
@RestController
@RequestMapping("/v1/collections")
class CollectionController {

    private final AgenticDb db;

    CollectionController(AgenticDb db) {
        this.db = db;
    }

    /** What to search for; {@code filter} is a condition on metadata in its text form. */
    record Nearest(
            float @Nullable [] vector,
            @Nullable Integer k,
            @Nullable String filter,
            @Nullable Integer efSearch) {

        SearchQuery toQuery() {
            SearchQuery.Builder query = SearchQuery.builder(Required.field("vector", vector), k == null ? 10 : k);
            if (filter != null) {
                query.filter(Filter.parse(filter));
            }
            if (efSearch != null) {
                query.efSearch(efSearch);
            }
            return query.build();
        }
    }

    @PostMapping("/{name}/search")
    List<SearchHit> search(@PathVariable String name, @RequestBody Nearest body) {
        SearchQuery query = body.toQuery();
        return db.vectors().collection(name).search(query);
    }
}
