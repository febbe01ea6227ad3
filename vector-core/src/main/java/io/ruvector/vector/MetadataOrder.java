package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When two metadata values are the same, and which comes first. */
final class MetadataOrder {
    private MetadataOrder() {}

    static boolean same(@Nullable Object actual, Object wanted) {
        if (actual instanceof Number left && wanted instanceof Number right) {
            return numbers(left, right) == 0;
        }
        return wanted.equals(actual);
    }

    /** Negative, zero or positive as the actual value is less, the same or greater; empty when they do not compare. */
    static Optional<Integer> compare(@Nullable Object actual, Object bound) {
        if (actual instanceof Number left && bound instanceof Number right) {
            return Optional.of(numbers(left, right));
        }
        if (actual instanceof String left && bound instanceof String right) {
            return Optional.of(left.compareTo(right));
        }
        if (actual instanceof Instant left && bound instanceof Instant right) {
            return Optional.of(left.compareTo(right));
        }
        return Optional.empty();
    }

    static Object bound(String key, @Nullable Object value) {
        Object checked = MetadataValues.value(key, value);
        if (checked instanceof Number || checked instanceof String || checked instanceof Instant) {
            return checked;
        }
        throw new InvalidInputException("bound of \"" + key + "\"", value, "a number, a text or an instant");
    }

    private static int numbers(Number left, Number right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            // Not Double.compare: 0.0 and -0.0 are one value.
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
    }
}
