package io.ruvector.rag;

import dev.langchain4j.store.embedding.filter.comparison.ContainsString;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThan;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsIn;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThan;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsNotEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsNotIn;
import dev.langchain4j.store.embedding.filter.logical.And;
import dev.langchain4j.store.embedding.filter.logical.Not;
import dev.langchain4j.store.embedding.filter.logical.Or;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Filter;
import java.util.Collection;
import java.util.UUID;

/** LangChain4j's metadata filters as the store's; both mean the same on every entry. */
public final class FilterTranslation {
    private FilterTranslation() {}

    /**
     * The store's filter that means the same.
     *
     * @param filter one of LangChain4j's own
     * @return ours
     * @throws InvalidInputException for a filter of another kind
     */
    public static Filter of(dev.langchain4j.store.embedding.filter.Filter filter) {
        return switch (filter) {
            case IsEqualTo f -> Filter.eq(f.key(), value(f.comparisonValue()));
            case IsNotEqualTo f -> Filter.ne(f.key(), value(f.comparisonValue()));
            case IsGreaterThan f -> Filter.gt(f.key(), value(f.comparisonValue()));
            case IsGreaterThanOrEqualTo f -> Filter.gte(f.key(), value(f.comparisonValue()));
            case IsLessThan f -> Filter.lt(f.key(), value(f.comparisonValue()));
            case IsLessThanOrEqualTo f -> Filter.lte(f.key(), value(f.comparisonValue()));
            case IsIn f -> in(f.key(), f.comparisonValues());
            case IsNotIn f -> Filter.not(in(f.key(), f.comparisonValues()));
            case ContainsString f -> Filter.contains(f.key(), f.comparisonValue());
            case And f -> Filter.and(of(f.left()), of(f.right()));
            case Or f -> Filter.or(of(f.left()), of(f.right()));
            case Not f -> Filter.not(of(f.expression()));
            default ->
                throw new InvalidInputException(
                        "filter", filter.getClass().getName(), "one of LangChain4j's own metadata filters");
        };
    }

    private static Filter in(String key, Collection<?> values) {
        return Filter.in(key, values.stream().map(FilterTranslation::value).toList());
    }

    private static Object value(Object value) {
        return value instanceof UUID id ? id.toString() : value;
    }
}
