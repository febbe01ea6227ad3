package io.ruvector.examples.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What customers want to know, in two wordings.
 *
 * @param page the page that helps
 * @param first how the customer asks whose click is learned from
 * @param later how another customer asks later
 */
record Question(String page, String first, String later) {

    /** The questions of {@code questions.tsv}. */
    static List<Question> read() {
        try (InputStream in = Objects.requireNonNull(Question.class.getResourceAsStream("questions.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(cells -> new Question(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
