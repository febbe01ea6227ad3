package io.ruvector.search;

import io.ruvector.vector.Combination;
import io.ruvector.vector.FieldCondition;
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
 * A filter as far as index terms can express it (equal texts and truth values, such as a tenant), and what is left to be
 * tested entry by entry.
 *
 * @param terms a query that every accepted entry matches, if there is one
 * @param rest what an entry that matches the terms must still be tested for; empty when the terms say it all
 */
record FilterTerms(Optional<Query> terms, Optional<Filter> rest) {
    /** The engine limits the clauses of a query, nested ones included; what is beyond is left to the exact test. */
    private static final int MOST_PARTS = 256;

    static FilterTerms of(Filter filter) {
        return switch (filter) {
            case FieldCondition.Comparison c
            when c.operator() == FieldCondition.Operator.EQ -> anyOf(c, c.key(), List.of(c.value()));
            case FieldCondition.In in -> anyOf(in, in.key(), in.values());
            case Combination.And and -> all(and);
            case Combination.Or or when conditions(or) <= MOST_PARTS -> any(or);
            case FieldCondition _, Combination _ -> new FilterTerms(Optional.empty(), Optional.of(filter));
        };
    }

    /** Adds the filter to a query as conditions that do not score. */
    void restrict(BooleanQuery.Builder query) {
        terms.ifPresent(part -> query.add(part, BooleanClause.Occur.FILTER));
        rest.ifPresent(part -> query.add(new MetadataQuery(part), BooleanClause.Occur.FILTER));
    }

    private static FilterTerms anyOf(Filter filter, String key, List<Object> values) {
        List<BytesRef> terms = new ArrayList<>();
        boolean whole = true;
        for (Object value : values) {
            Optional<MetadataTerm> term = MetadataTerm.of(key, value);
            if (term.isEmpty()) {
                return new FilterTerms(Optional.empty(), Optional.of(filter));
            }
            terms.add(new BytesRef(term.get().text()));
            whole &= term.get().whole();
        }
        Query query = terms.size() == 1
                ? new TermQuery(new Term(IndexedFields.METADATA_TERM, terms.getFirst()))
                : new TermInSetQuery(IndexedFields.METADATA_TERM, terms);
        return new FilterTerms(Optional.of(query), whole ? Optional.empty() : Optional.of(filter));
    }

    private static FilterTerms all(Combination.And and) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<Filter> rest = new ArrayList<>();
        int room = MOST_PARTS;
        for (Filter part : and.filters()) {
            int conditions = conditions(part);
            if (conditions > room) {
                rest.add(part);
                continue;
            }
            room -= conditions;
            FilterTerms translated = of(part);
            translated.terms().ifPresent(terms -> query.add(terms, BooleanClause.Occur.FILTER));
            translated.rest().ifPresent(rest::add);
        }
        BooleanQuery built = query.build();
        return new FilterTerms(
                built.clauses().isEmpty() ? Optional.empty() : Optional.of(built),
                rest.isEmpty() ? Optional.empty() : Optional.of(Filter.and(rest)));
    }

    private static FilterTerms any(Combination.Or or) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean whole = true;
        for (Filter part : or.filters()) {
            FilterTerms translated = of(part);
            if (translated.terms().isEmpty()) {
                return new FilterTerms(Optional.empty(), Optional.of(or));
            }
            query.add(translated.terms().get(), BooleanClause.Occur.SHOULD);
            whole &= translated.rest().isEmpty();
        }
        return new FilterTerms(Optional.of(query.build()), whole ? Optional.empty() : Optional.of(or));
    }

    private static int conditions(Filter filter) {
        return switch (filter) {
            case FieldCondition _ -> 1;
            case Combination.Not not -> conditions(not.filter());
            case Combination.And and ->
                and.filters().stream().mapToInt(FilterTerms::conditions).sum();
            case Combination.Or or ->
                or.filters().stream().mapToInt(FilterTerms::conditions).sum();
        };
    }
}
