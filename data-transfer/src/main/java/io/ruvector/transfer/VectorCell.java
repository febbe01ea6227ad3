package io.ruvector.transfer;

/** A vector in the text of one cell: numbers between commas, semicolons or spaces, within brackets or braces or without. */
final class VectorCell {
    private VectorCell() {}

    /** The vector; throws {@link NumberFormatException} with what is no number. */
    static float[] parse(String cell) {
        char[] text = cell.toCharArray();
        FloatList floats = new FloatList();
        int start = -1;
        for (int i = 0; i <= text.length; i++) {
            boolean separator = i == text.length || isSeparator(text[i]);
            if (separator && start >= 0) {
                floats.add(FloatText.parse(text, start, i));
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

    /** One component; throws {@link NumberFormatException} with what is no number. */
    static float number(String text) {
        return FloatText.parse(text.toCharArray(), 0, text.length());
    }
}
