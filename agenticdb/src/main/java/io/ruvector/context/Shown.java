package io.ruvector.context;

import java.util.List;

/** How long texts are shown: on one line, cut at a length that leaves room for others. */
final class Shown {
    private static final int MOST_CHARS = 600;

    private Shown() {}

    /** A text on one line, at most 600 characters long. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= MOST_CHARS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MOST_CHARS - 2)) ? MOST_CHARS - 2 : MOST_CHARS - 1;
        return line.substring(0, end) + "…";
    }

    /** Steps in order. */
    static String steps(List<String> steps) {
        return shortened(String.join(" → ", steps));
    }
}
