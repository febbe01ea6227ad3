package io.ruvector.cli.demo;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The texts of the demo: presidents' addresses with questions about them, and the project's own documents. */
final class DemoText {

    private final Path home;

    /**
     * The texts below the project's folder.
     *
     * @throws InvalidInputException if they are not there
     */
    DemoText(Path home) {
        this.home = home;
        if (!Files.isDirectory(speeches())) {
            throw new InvalidInputException("-Druvector.home", home, "the project's folder, with examples/data in it");
        }
    }

    Path speeches() {
        return home.resolve("examples/data/state-of-the-union");
    }

    Path documents() {
        return home.resolve("docs");
    }

    List<Question> questions() throws IOException {
        return Question.read(home.resolve("examples/data/questions.tsv"));
    }

    /** The section titles of the project's documents: short texts that are certainly about the project. */
    List<String> documentTitles() throws IOException {
        List<String> titles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(documents())) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                titles.addAll(titles(file));
            }
        }
        return titles.stream().distinct().toList();
    }

    private static List<String> titles(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.matches("#{1,3} .*"))
                    .map(line -> line.replaceFirst("#+ ([0-9]+\\. )?", "").strip())
                    .filter(title -> title.split(" ").length > 2)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
