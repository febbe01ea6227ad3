package io.ruvector.cli.demo;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A question whose source is known.
 *
 * @param kind {@code wording} where it uses the source's own words, {@code paraphrase} where it says the same in others
 * @param files names of the files that answer it
 * @param text the question
 */
record Question(String kind, Set<String> files, String text) {

    /** Reads {@code kind TAB file[,file...] TAB question} lines. */
    static List<Question> read(Path file) throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3) {
                throw new InvalidInputException("line of " + file, line, "three columns separated by tabs");
            }
            questions.add(new Question(cells[0], Set.of(cells[1].split(",")), cells[2]));
        }
        return questions;
    }

    /** Whether one of these sources is a file that answers the question. */
    boolean answeredBy(List<String> sources) {
        return sources.stream()
                .map(source -> String.valueOf(Path.of(source).getFileName()))
                .anyMatch(files::contains);
    }
}
