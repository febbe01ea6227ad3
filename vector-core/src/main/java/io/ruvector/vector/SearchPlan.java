package io.ruvector.vector;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How a query is answered: which entries its filter allows, and whether to walk the graph or scan. */
final class SearchPlan {
    private SearchPlan() {}

    static Neighbours search(LiveRows rows, SearchQuery query, int efSearch) {
        return rows.index().search(query.sharedVector(), query.k(), efSearch, allowed(rows, query));
    }

    static Neighbours searchExact(LiveRows rows, SearchQuery query) {
        return rows.index().searchExact(query.sharedVector(), query.k(), allowed(rows, query));
    }

    private static IntPredicate allowed(LiveRows rows, SearchQuery query) {
        @Nullable Filter filter = query.filter().orElse(null);
        return filter == null
                ? slot -> true
                : slot -> filter.matches(rows.row(slot).metadata());
    }

    /** A search of loaded rows. */
    interface Search {
        Neighbours in(LiveRows rows);
    }
}
