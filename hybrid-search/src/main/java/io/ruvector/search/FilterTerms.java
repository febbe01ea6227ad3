package io.ruvector.search;

import io.ruvector.vector.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * A query that every entry accepted by a filter matches, where the filter has a part that terms can express (equal
 * texts and truth values, such as a tenant). It saves testing entries one by one; it never decides.
 */
final class FilterTerms {
    /** The engine limits the clauses of a query; a longer list is left to the exact test. */
    private static final int MOST_PARTS = 256;

    private FilterTerms() {}

    static Optional<Query> narrowing(Filter filter) {
        return switch (filter) {
            case Filter.Eq eq -> anyOf(eq.key(), List.of(eq.value()));
            case Filter.In in -> anyOf(in.key(), in.values());
            case Filter.And and -> all(and.filters().stream().limit(MOST_PARTS).toList());
            case Filter.Or or -> or.filters().size() > MOST_PARTS ? Optional.empty() : any(or.filters());
            case Filter.Ne _,
                    Filter.Gt _,
                    Filter.Gte _,
                    Filter.Lt _,
                    Filter.Lte _,
                    Filter.Exists _,
                    Filter.Contains _,
                    Filter.Not _ -> Optional.empty();
        };
    }

    private static Optional<Query> anyOf(String key, List<Object> values) {
        List<BytesRef> terms = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof String || value instanceof Boolean)) {
                return Optional.empty();
            }
            IndexedFields.terms(key, value).forEach(term -> terms.add(new BytesRef(term)));
        }
        return Optional.of(
                terms.size() == 1
                        ? new TermQuery(new Term(IndexedFields.METADATA_TERM, terms.getFirst()))
                        : new TermInSetQuery(IndexedFields.METADATA_TERM, terms));
    }

    private static Optional<Query> all(List<Filter> filters) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        filters.forEach(part -> narrowing(part).ifPresent(narrow -> query.add(narrow, BooleanClause.Occur.FILTER)));
        BooleanQuery built = query.build();
        return built.clauses().isEmpty() ? Optional.empty() : Optional.of(built);
    }

    private static Optional<Query> any(List<Filter> filters) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Filter part : filters) {
            Optional<Query> narrow = narrowing(part);
            if (narrow.isEmpty()) {
                return Optional.empty();
            }
            query.add(narrow.get(), BooleanClause.Occur.SHOULD);
        }
        return Optional.of(query.build());
    }
}
