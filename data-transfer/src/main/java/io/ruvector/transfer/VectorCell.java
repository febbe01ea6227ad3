package io.ruvector.transfer;

/** A vector in the text of one cell: numbers between commas, semicolons or spaces, within brackets or braces or without. */
final class VectorCell {
    private VectorCell() {}

    /** The vector; throws {@link IllegalArgumentException} with what is no number. */
    static float[] parse(String cell) {
        FloatList floats = new FloatList();
        int end = cell.length();
        int start = -1;
        for (int i = 0; i <= end; i++) {
            boolean separator = i == end || isSeparator(cell.charAt(i));
            if (separator && start >= 0) {
                floats.add(number(cell.substring(start, i)));
                start = -1;
            } else if (!separator && start < 0) {
                start = i;
            }
        }
        return floats.take();
    }

    private static boolean isSeparator(char c) {
        return switch (c) {
            case ',', ';', ' ', '\t', '\n', '\r', '[', ']', '{', '}' -> true;
            default -> false;
        };
    }

    static float number(String text) {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\"", e);
        }
    }
}
