package io.ruvector.vector;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an entry's metadata. Immutable.
 *
 * <p>Numbers compare by value whatever their type; texts compare as {@link String#compareTo}; instants by time. A
 * comparison of different types is false, not an error. An absent key matches only {@link Ne} and {@link Not}. The file is
 * long because the language is closed: all its words are here, each with its documentation.
 *
 * {@snippet :
 * Filter english = Filter.eq("lang", "en").and(Filter.gte("year", 2020));
 * }
 */
public sealed interface Filter {
    /**
     * Whether metadata meets the condition.
     *
     * @param metadata an entry's metadata
     * @return whether it does
     */
    boolean matches(Map<String, Object> metadata);

    /**
     * The key has the value.
     *
     * @param key the key
     * @param value the value
     */
    record Eq(String key, Object value) implements Filter {
        /** Checks key and value. */
        public Eq {
            MetadataValues.key(key);
            value = MetadataValues.value(key, value);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return MetadataOrder.same(metadata.get(key), value);
        }
    }

    /**
     * The key is absent or has another value.
     *
     * @param key the key
     * @param value the value it must not have
     */
    record Ne(String key, Object value) implements Filter {
        /** Checks key and value. */
        public Ne {
            MetadataValues.key(key);
            value = MetadataValues.value(key, value);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return !MetadataOrder.same(metadata.get(key), value);
        }
    }

    /**
     * The key has one of the values.
     *
     * @param key the key
     * @param values the values
     */
    record In(String key, List<Object> values) implements Filter {
        /** Checks key and values. */
        public In {
            MetadataValues.key(key);
            values = values.stream()
                    .map(value -> MetadataValues.value(key, value))
                    .toList();
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            @Nullable Object actual = metadata.get(key);
            for (Object value : values) {
                if (MetadataOrder.same(actual, value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * The key's value is greater.
     *
     * @param key the key
     * @param value the bound
     */
    record Gt(String key, Object value) implements Filter {
        /** Checks key and bound. */
        public Gt {
            MetadataValues.key(key);
            value = MetadataOrder.bound(key, value);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return MetadataOrder.compare(metadata.get(key), value)
                    .filter(order -> order > 0)
                    .isPresent();
        }
    }

    /**
     * The key's value is greater or equal.
     *
     * @param key the key
     * @param value the bound
     */
    record Gte(String key, Object value) implements Filter {
        /** Checks key and bound. */
        public Gte {
            MetadataValues.key(key);
            value = MetadataOrder.bound(key, value);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return MetadataOrder.compare(metadata.get(key), value)
                    .filter(order -> order >= 0)
                    .isPresent();
        }
    }

    /**
     * The key's value is less.
     *
     * @param key the key
     * @param value the bound
     */
    record Lt(String key, Object value) implements Filter {
        /** Checks key and bound. */
        public Lt {
            MetadataValues.key(key);
            value = MetadataOrder.bound(key, value);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return MetadataOrder.compare(metadata.get(key), value)
                    .filter(order -> order < 0)
                    .isPresent();
        }
    }

    /**
     * The key's value is less or equal.
     *
     * @param key the key
     * @param value the bound
     */
    record Lte(String key, Object value) implements Filter {
        /** Checks key and bound. */
        public Lte {
            MetadataValues.key(key);
            value = MetadataOrder.bound(key, value);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return MetadataOrder.compare(metadata.get(key), value)
                    .filter(order -> order <= 0)
                    .isPresent();
        }
    }

    /**
     * The key is there.
     *
     * @param key the key
     */
    record Exists(String key) implements Filter {
        /** Checks the key. */
        public Exists {
            MetadataValues.key(key);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return metadata.containsKey(key);
        }
    }

    /**
     * The key's list has the element, or its text has the part.
     *
     * @param key the key
     * @param element the element or part
     */
    record Contains(String key, String element) implements Filter {
        /** Checks the key. */
        public Contains {
            MetadataValues.key(key);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return switch (metadata.get(key)) {
                case List<?> list -> list.contains(element);
                case String text -> text.contains(element);
                case null, default -> false;
            };
        }
    }

    /**
     * All conditions hold; true when there is none.
     *
     * @param filters the conditions
     */
    record And(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public And {
            filters = List.copyOf(filters);
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
    }

    /**
     * At least one condition holds; false when there is none.
     *
     * @param filters the conditions
     */
    record Or(List<Filter> filters) implements Filter {
        /** Copies the list. */
        public Or {
            filters = List.copyOf(filters);
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
    }

    /**
     * The condition does not hold.
     *
     * @param filter the condition
     */
    record Not(Filter filter) implements Filter {
        @Override
        public boolean matches(Map<String, Object> metadata) {
            return !filter.matches(metadata);
        }
    }

    /**
     * The key has the value.
     *
     * @param key the key
     * @param value the value
     * @return the filter
     */
    static Filter eq(String key, Object value) {
        return new Eq(key, value);
    }

    /**
     * The key is absent or has another value.
     *
     * @param key the key
     * @param value the value it must not have
     * @return the filter
     */
    static Filter ne(String key, Object value) {
        return new Ne(key, value);
    }

    /**
     * The key has one of the values.
     *
     * @param key the key
     * @param values the values
     * @return the filter
     */
    static Filter in(String key, Collection<?> values) {
        return new In(key, List.copyOf(values));
    }

    /**
     * The key has one of the values.
     *
     * @param key the key
     * @param values the values
     * @return the filter
     */
    static Filter in(String key, Object... values) {
        return new In(key, List.of(values));
    }

    /**
     * The key's value is greater.
     *
     * @param key the key
     * @param value a text, number or instant
     * @return the filter
     */
    static Filter gt(String key, Object value) {
        return new Gt(key, value);
    }

    /**
     * The key's value is greater or equal.
     *
     * @param key the key
     * @param value a text, number or instant
     * @return the filter
     */
    static Filter gte(String key, Object value) {
        return new Gte(key, value);
    }

    /**
     * The key's value is less.
     *
     * @param key the key
     * @param value a text, number or instant
     * @return the filter
     */
    static Filter lt(String key, Object value) {
        return new Lt(key, value);
    }

    /**
     * The key's value is less or equal.
     *
     * @param key the key
     * @param value a text, number or instant
     * @return the filter
     */
    static Filter lte(String key, Object value) {
        return new Lte(key, value);
    }

    /**
     * The key is there.
     *
     * @param key the key
     * @return the filter
     */
    static Filter exists(String key) {
        return new Exists(key);
    }

    /**
     * The key's list has the element, or its text has the part.
     *
     * @param key the key
     * @param element the element or part
     * @return the filter
     */
    static Filter contains(String key, String element) {
        return new Contains(key, element);
    }

    /**
     * All conditions hold.
     *
     * @param filters the conditions
     * @return the filter
     */
    static Filter and(Filter... filters) {
        return new And(List.of(filters));
    }

    /**
     * At least one condition holds.
     *
     * @param filters the conditions
     * @return the filter
     */
    static Filter or(Filter... filters) {
        return new Or(List.of(filters));
    }

    /**
     * The condition does not hold.
     *
     * @param filter the condition
     * @return the filter
     */
    static Filter not(Filter filter) {
        return new Not(filter);
    }

    /**
     * This and another condition hold.
     *
     * @param other the other condition
     * @return the filter
     */
    default Filter and(Filter other) {
        return new And(List.of(this, other));
    }

    /**
     * This or another condition holds.
     *
     * @param other the other condition
     * @return the filter
     */
    default Filter or(Filter other) {
        return new Or(List.of(this, other));
    }
}
