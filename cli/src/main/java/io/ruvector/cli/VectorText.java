package io.ruvector.cli;

import io.ruvector.store.InvalidInputException;

/** A vector as it is typed: numbers between commas or spaces, with or without square brackets. */
final class VectorText {

    private VectorText() {}

    static float[] parse(String option, String text) {
        String inside = text.strip();
        if (inside.startsWith("[") && inside.endsWith("]")) {
            inside = inside.substring(1, inside.length() - 1).strip();
        }
        if (inside.isEmpty()) {
            throw new InvalidInputException(option, text, "numbers such as 0.1,0.2,0.3");
        }
        String[] numbers = inside.split("\\s*,\\s*|\\s+");
        float[] vector = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            try {
                vector[i] = Float.parseFloat(numbers[i]);
            } catch (NumberFormatException e) {
                throw new InvalidInputException(option + ", number " + (i + 1), numbers[i], "a number");
            }
        }
        return vector;
    }
}
