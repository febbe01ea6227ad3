package io.ruvector.transfer;

/**
 * Floats from their decimal text, rounded as {@link Float#parseFloat} does. Most texts take a short way after W. D. Clinger, "How to read floating
 * point numbers accurately" (1990): up to 15 digits and powers of ten up to 22 are exact as doubles, so that the double
 * is rounded once. It lies on the same side of every float's rounding boundary as the decimal does, unless it is such a boundary
 * itself; those, and all other texts, go the long way.
 */
final class FloatText {
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** The bits of a double that a float does not have, and the one that is set when it lies between two floats. */
    private static final long DROPPED = (1L << 29) - 1;

    private static final long BETWEEN = 1L << 28;

    private FloatText() {}

    /**
     * The float of a part of a text.
     *
     * @throws NumberFormatException when it is none; the message is the part in quotation marks
     */
    static float parse(char[] text, int start, int end) {
        int at = start;
        boolean negative = at < end && text[at] == '-';
        at += negative ? 1 : 0;
        long digits = 0;
        int count = 0;
        int fraction = 0;
        boolean point = false;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                count += digits == 0 ? 0 : 1;
                fraction += point ? 1 : 0;
                if (count > EXACT_DIGITS) {
                    return exactly(text, start, end);
                }
            } else if (text[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        boolean number = at - start > (negative ? 1 : 0) + (point ? 1 : 0);
        int exponent = number ? exponent(text, at, end) : Integer.MIN_VALUE;
        if (exponent == Integer.MIN_VALUE) {
            return exactly(text, start, end);
        }
        return scaled(digits, exponent - fraction, negative, text, start, end);
    }

    /** The number behind an e; 0 where the text ends; the least int when it is neither, or has more than four digits. */
    private static int exponent(char[] text, int at, int end) {
        if (at == end) {
            return 0;
        }
        if (text[at] != 'e' && text[at] != 'E') {
            return Integer.MIN_VALUE;
        }
        int next = at + 1;
        boolean negative = next < end && text[next] == '-';
        next += next < end && (negative || text[next] == '+') ? 1 : 0;
        if (next == end || end - next > 4) {
            return Integer.MIN_VALUE;
        }
        int exponent = 0;
        for (; next < end; next++) {
            int digit = text[next] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            exponent = 10 * exponent + digit;
        }
        return negative ? -exponent : exponent;
    }

    private static float scaled(long digits, int power, boolean negative, char[] text, int start, int end) {
        if (digits == 0) {
            return negative ? -0.0f : 0.0f;
        }
        if (Math.abs(power) >= POWERS.length) {
            return exactly(text, start, end);
        }
        double value = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
        boolean between = (Double.doubleToRawLongBits(value) & DROPPED) == BETWEEN;
        if (between || value < Float.MIN_NORMAL || value > Float.MAX_VALUE) {
            return exactly(text, start, end);
        }
        return (float) (negative ? -value : value);
    }

    private static float exactly(char[] text, int start, int end) {
        String part = new String(text, start, end - start);
        try {
            return Float.parseFloat(part);
        } catch (NumberFormatException e) {
            throw (NumberFormatException) new NumberFormatException('"' + part + '"').initCause(e);
        }
    }
}
