package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.util.List;

/**
 * How large a filter is. Every combination is checked when made, so no walk over a filter goes deeper than the limit.
 *
 * @param depth levels
 * @param conditions conditions and combinations
 */
record FilterExtent(int depth, int conditions) {
    private static final FilterExtent ONE = new FilterExtent(1, 1);

    /** A copy of the parts, if a combination of them keeps the limits. */
    static List<Filter> within(List<Filter> parts) {
        FilterExtent extent = around(parts);
        if (extent.depth > Filter.MAX_DEPTH) {
            throw new InvalidInputException("filter levels", extent.depth, "at most " + Filter.MAX_DEPTH);
        }
        if (extent.conditions > Filter.MAX_CONDITIONS) {
            throw new InvalidInputException(
                    "conditions of a filter", extent.conditions, "at most " + Filter.MAX_CONDITIONS);
        }
        return List.copyOf(parts);
    }

    private static FilterExtent around(List<Filter> parts) {
        int depth = 0;
        int conditions = 0;
        for (Filter part : parts) {
            FilterExtent extent = of(part);
            depth = Math.max(depth, extent.depth);
            conditions += extent.conditions;
        }
        return new FilterExtent(depth + 1, conditions + 1);
    }

    private static FilterExtent of(Filter filter) {
        return switch (filter) {
            case Combination.And and -> around(and.filters());
            case Combination.Or or -> around(or.filters());
            case Combination.Not not -> around(List.of(not.filter()));
            case FieldCondition _ -> ONE;
        };
    }
}
