package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;

/** The rules that every text of a remembered record obeys; each check throws {@link InvalidInputException}. */
public final class Texts {

    /** The longest text, in UTF-16 characters. */
    public static final int MAX_TEXT_CHARS = 1_000_000;

    /** The longest name, in UTF-16 characters. */
    public static final int MAX_NAME_CHARS = 128;

    private Texts() {}

    /** Checks that the text is not blank, well-formed Unicode and not too long. */
    public static void required(String what, String text) {
        if (text.isBlank()) {
            throw new InvalidInputException(what, text, "a text that is not blank");
        }
        optional(what, text);
    }

    /** Checks that the text, which may be empty, is well-formed Unicode and not too long. */
    public static void optional(String what, String text) {
        if (text.length() > MAX_TEXT_CHARS) {
            throw new InvalidInputException(
                    what, text.length() + " characters", "at most " + MAX_TEXT_CHARS + " characters");
        }
        int broken = firstUnpairedSurrogate(text);
        if (broken >= 0) {
            throw new InvalidInputException(what, "an unpaired surrogate at index " + broken, "well-formed Unicode");
        }
    }

    /** Checks that the name is not blank, well-formed Unicode, not too long and without control characters. */
    public static void name(String what, String name) {
        required(what, name);
        if (name.length() > MAX_NAME_CHARS) {
            throw new InvalidInputException(
                    what, name.length() + " characters", "at most " + MAX_NAME_CHARS + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(what, name, "no control characters");
        }
    }

    private static int firstUnpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
