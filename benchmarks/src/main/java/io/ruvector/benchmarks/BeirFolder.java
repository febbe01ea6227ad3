package io.ruvector.benchmarks;

import io.ruvector.rag.evaluation.JudgedQuestions;
import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a folder in BEIR layout (Thakur et al., 2021): {@code corpus.jsonl} with {@code _id}, {@code title} and
 * {@code text}; {@code queries.SPLIT.jsonl} or {@code queries.jsonl} with {@code _id} and {@code text}; and
 * {@code qrels.SPLIT.tsv} or {@code qrels/SPLIT.tsv} with a header line and query id, corpus id, grade.
 */
public final class BeirFolder {
    private static final JsonMapper JSON = JsonMapper.shared();

    private BeirFolder() {}

    /**
     * Whether a folder looks like one.
     *
     * @param folder any path
     * @return true if it holds a {@code corpus.jsonl}
     */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve("corpus.jsonl"));
    }

    /**
     * Reads corpus, queries and judgements.
     *
     * @param folder in BEIR layout
     * @param split such as {@code test}
     * @return queries that have a relevant passage, in file order
     * @throws DataMissingException if a file is absent, malformed, or no query is judged
     */
    public static RetrievalSet read(Path folder, String split) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        List<Passage> corpus = new ArrayList<>();
        for (JsonNode line : jsonLines(existing(folder, "corpus.jsonl"))) {
            corpus.add(new Passage(
                    text(line, "_id"),
                    line.path("title").asString(""),
                    line.path("text").asString("")));
        }
        List<JudgedQuery> queries = judged(folder, split).questions().stream()
                .map(question -> new JudgedQuery(question.id(), question.text(), question.grades(), ""))
                .toList();
        return new RetrievalSet(name, corpus, queries);
    }

    private static Path existing(Path folder, String... names) {
        return Stream.of(names)
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DataMissingException("no " + String.join(" or ", names) + " in " + folder));
    }

    private static JudgedQuestions judged(Path folder, String split) {
        try {
            return JudgedQuestions.read(
                    existing(folder, "queries." + split + ".jsonl", "queries.jsonl"),
                    existing(folder, "qrels." + split + ".tsv", "qrels/" + split + ".tsv"));
        } catch (InvalidInputException e) {
            throw new DataMissingException(String.valueOf(e.getMessage()));
        }
    }

    private static List<JsonNode> jsonLines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode line, String field) {
        JsonNode value = line.get(field);
        if (value == null) {
            throw new DataMissingException("expected a field " + field + " in: " + line);
        }
        return value.asString();
    }
}
