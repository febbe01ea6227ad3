package io.ruvector.rag;

/** A passage as a chat model is shown it: numbered, with its place, and unable to end itself or to begin another. */
final class QuotedPassage {
    private QuotedPassage() {}

    /**
     * A quoted passage.
     *
     * @param suspicious whether it has signs of instructions, which is then said
     */
    static String of(int number, String place, String text, boolean suspicious) {
        return "<passage number=\"" + number + "\" from=\"" + defused(place).replace('"', '\'') + "\""
                + (suspicious ? " suspicious=\"true\"" : "") + ">\n" + defused(text) + "\n</passage>";
    }

    private static String defused(String text) {
        return text.replaceAll("(?i)<(/?)\\s*passage", "‹$1passage");
    }
}
