package io.ruvector.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A condition made of conditions. */
public sealed interface Combination extends Filter {
    /**
     * All conditions hold; true when there is none.
     *
     * @param filters the conditions; none of them is itself an {@code And}, its conditions stand in its place
     */
    record And(List<Filter> filters) implements Combination {
        /** Flattens the list and checks the limits of {@link Filter}. */
        public And {
            List<Filter> flat = new ArrayList<>(filters.size());
            for (Filter filter : filters) {
                flat.addAll(filter instanceof And and ? and.filters() : List.of(filter));
            }
            filters = FilterExtent.within(flat);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            for (Filter filter : filters) {
                if (!filter.matches(metadata)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * At least one condition holds; false when there is none.
     *
     * @param filters the conditions; none of them is itself an {@code Or}, its conditions stand in its place
     */
    record Or(List<Filter> filters) implements Combination {
        /** Flattens the list and checks the limits of {@link Filter}. */
        public Or {
            List<Filter> flat = new ArrayList<>(filters.size());
            for (Filter filter : filters) {
                flat.addAll(filter instanceof Or or ? or.filters() : List.of(filter));
            }
            filters = FilterExtent.within(flat);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            for (Filter filter : filters) {
                if (filter.matches(metadata)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * The condition does not hold.
     *
     * @param filter the condition
     */
    record Not(Filter filter) implements Combination {
        /** Checks the limits of {@link Filter}. */
        public Not {
            FilterExtent.within(List.of(filter));
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return !filter.matches(metadata);
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
