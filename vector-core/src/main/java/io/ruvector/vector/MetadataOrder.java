package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When two metadata values are the same, and which comes first. */
final class MetadataOrder {
    /** What {@link #compare} returns for values that do not compare: no comparison with it is true. */
    private static final double NONE = Double.NaN;

    private MetadataOrder() {}

    static boolean same(@Nullable Object actual, Object wanted) {
        return wanted instanceof Number ? compare(actual, wanted) == 0 : wanted.equals(actual);
    }

    /** Negative, zero or positive as the actual value is less, the same or greater; NaN when they do not compare. */
    static double compare(@Nullable Object actual, Object bound) {
        return switch (bound) {
            case Long whole -> -order(whole, actual);
            case Double number -> -order(number, actual);
            case String text -> actual instanceof String other ? other.compareTo(text) : NONE;
            case Instant time -> actual instanceof Instant other ? other.compareTo(time) : NONE;
            default -> NONE;
        };
    }

    /** One object for all numbers of one value, so that {@code equals} of it is {@link #same}. */
    static Object canonical(Object value) {
        return switch (value) {
            case Integer whole -> whole.longValue();
            case Float number -> canonical(number.doubleValue());
            case Double number when isWhole(number) -> number.longValue();
            default -> value;
        };
    }

    static Object bound(String key, @Nullable Object value) {
        Object checked = MetadataValues.value(key, value);
        if (isBound(checked)) {
            return checked;
        }
        throw new InvalidInputException("bound of \"" + key + "\"", value, "a number, a text or an instant");
    }

    static boolean isBound(Object value) {
        return value instanceof Number || value instanceof String || value instanceof Instant;
    }

    private static double order(long left, @Nullable Object right) {
        return switch (right) {
            case Long whole -> Long.compare(left, whole);
            case Integer whole -> Long.compare(left, whole);
            case Double number -> exactly(left, number);
            case Float number -> exactly(left, number);
            case null, default -> NONE;
        };
    }

    private static double order(double left, @Nullable Object right) {
        return switch (right) {
            case Long whole -> -exactly(whole, left);
            case Integer whole -> -exactly(whole, left);
            case Double number -> ordered(left, number);
            case Float number -> ordered(left, number);
            case null, default -> NONE;
        };
    }

    /** Not Double.compare: 0.0 and -0.0 are one value, and NaN is none. */
    private static double ordered(double left, double right) {
        return left < right ? -1 : left > right ? 1 : left == right ? 0 : NONE;
    }

    /** Compares without rounding: a double's whole part is a long exactly unless it is beyond all longs. */
    private static double exactly(long left, double right) {
        if (Double.isNaN(right)) {
            return NONE;
        }
        if (right >= 0x1p63 || right < -0x1p63) {
            return right > 0 ? -1 : 1;
        }
        long whole = (long) right;
        return left == whole ? ordered(0, right - whole) : Long.compare(left, whole);
    }

    private static boolean isWhole(double number) {
        return number >= -0x1p63 && number < 0x1p63 && number == Math.rint(number);
    }
}
