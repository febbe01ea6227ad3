package io.ruvector.vector;

import java.util.List;
import java.util.Map;

/** A condition on the value of one metadata key. */
public sealed interface FieldCondition extends Filter {
    /** {@return the metadata key} */
    String key();

    /** How a {@link Comparison} compares. */
    enum Operator {
        /** Is the value. */
        EQ("="),
        /** Is not the value, or absent. */
        NE("!="),
        /** Is greater. */
        GT(">"),
        /** Is greater or equal. */
        GTE(">="),
        /** Is less. */
        LT("<"),
        /** Is less or equal. */
        LTE("<=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** {@return the operator in the text form} */
        public String symbol() {
            return symbol;
        }

        boolean orders() {
            return this != EQ && this != NE;
        }
    }

    /**
     * The key's value compared with another.
     *
     * @param key the key
     * @param operator how
     * @param value the other value: any metadata value for equality, a text, number or instant for order
     */
    record Comparison(String key, Operator operator, Object value) implements FieldCondition {
        /** Checks key and value. */
        public Comparison {
            MetadataValues.key(key);
            value = operator.orders() ? MetadataOrder.bound(key, value) : MetadataValues.value(key, value);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return switch (operator) {
                case EQ -> MetadataOrder.same(metadata.get(key), value);
                case NE -> !MetadataOrder.same(metadata.get(key), value);
                case GT -> order(metadata) > 0;
                case GTE -> order(metadata) >= 0;
                case LT -> order(metadata) < 0;
                case LTE -> order(metadata) <= 0;
            };
        }

        /** NaN, of which every comparison is false, when the two do not compare. */
        private double order(Map<String, Object> metadata) {
            return MetadataOrder.compare(metadata.get(key), value);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * The key has one of the values.
     *
     * @param key the key
     * @param values the values; looked up in constant time
     */
    record In(String key, List<Object> values) implements FieldCondition {
        /** Checks key and values. */
        public In {
            MetadataValues.key(key);
            values = ValueList.checked(key, values);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            Object actual = metadata.get(key);
            return actual != null && values.contains(actual);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * The key is there.
     *
     * @param key the key
     */
    record Exists(String key) implements FieldCondition {
        /** Checks the key. */
        public Exists {
            MetadataValues.key(key);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return metadata.containsKey(key);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * The key's list has the element, or its text has the part.
     *
     * @param key the key
     * @param element the element or part
     */
    record Contains(String key, String element) implements FieldCondition {
        /** Checks key and element. */
        public Contains {
            MetadataValues.key(key);
            MetadataValues.value(key, element);
        }

        @Override
        public boolean matches(Map<String, Object> metadata) {
            return switch (metadata.get(key)) {
                case List<?> list -> list.contains(element);
                case String text -> text.contains(element);
                case null, default -> false;
            };
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
