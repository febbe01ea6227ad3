package io.ruvector.examples.team;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What came of compiling and running a method.
 *
 * @param cases how many cases there are
 * @param failures what went wrong, one line a case; a compiler's complaint counts as one
 */
record TestReport(int cases, List<String> failures) {

    TestReport {
        failures = failures.stream().map(TestReport::wellFormed).toList();
    }

    /** A method that takes emoji apart gives halves of characters, which no store keeps: they become question marks. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    boolean passed() {
        return failures.isEmpty();
    }

    String summary() {
        return passed() ? "passes all " + cases + " cases" : String.join("; ", failures);
    }
}
