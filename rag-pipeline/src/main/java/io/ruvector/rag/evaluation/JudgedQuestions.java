package io.ruvector.rag.evaluation;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions with their judgements, read from two files.
 *
 * <p>Questions are JSON Lines with {@code _id} (or {@code id}) and {@code text} (or {@code query}, {@code question}), or
 * lines of id, tab and text. Judgements are lines of question id, document id and grade, as BEIR has them (Thakur et al.,
 * 2021; a header line is skipped), or of question id, an ignored column, document id and grade, as TREC has them.
 *
 * @param questions those that have a relevant document, in file order, at least one
 * @param unjudged how many questions of the file have none, and are left out
 */
public record JudgedQuestions(List<JudgedQuestion> questions, int unjudged) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Keeps its own copy. */
    public JudgedQuestions {
        questions = List.copyOf(questions);
    }

    /**
     * Reads two files.
     *
     * @throws InvalidInputException naming file and line that are not as described, or when no question is judged
     */
    public static JudgedQuestions read(Path queries, Path qrels) {
        Map<String, Map<String, Integer>> grades = grades(qrels);
        List<JudgedQuestion> judged = new ArrayList<>();
        int unjudged = 0;
        List<String> lines = lines(queries);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Question question = question(queries, i + 1, lines.get(i));
                Map<String, Integer> found = grades.getOrDefault(question.id, Map.of());
                if (found.values().stream().anyMatch(grade -> grade > 0)) {
                    judged.add(new JudgedQuestion(question.id, question.text, found));
                } else {
                    unjudged++;
                }
            }
        }
        if (judged.isEmpty()) {
            throw new InvalidInputException(
                    "questions", queries, "at least one that has a relevant document in " + qrels);
        }
        return new JudgedQuestions(judged, unjudged);
    }

    /** Ids of all documents that are judged, relevant or not. */
    public Set<String> documents() {
        Set<String> ids = new TreeSet<>();
        questions.forEach(question -> ids.addAll(question.grades().keySet()));
        return ids;
    }

    private record Question(String id, String text) {}

    private static Question question(Path file, int number, String line) {
        String expected = "JSON with _id and text, or id, tab, text";
        if (!line.stripLeading().startsWith("{")) {
            String[] fields = line.split("\t", 2);
            if (fields.length < 2 || fields[1].isBlank()) {
                throw wrong(file, number, line, expected);
            }
            return new Question(fields[0].strip(), fields[1].strip());
        }
        try {
            JsonNode node = JSON.readTree(line);
            String id = first(node, "_id", "id");
            String text = first(node, "text", "query", "question");
            if (id.isBlank() || text.isBlank()) {
                throw wrong(file, number, line, expected);
            }
            return new Question(id, text);
        } catch (JacksonException e) {
            throw wrong(file, number, line, expected);
        }
    }

    private static String first(JsonNode node, String... names) {
        return Stream.of(names)
                .map(node::get)
                .filter(Objects::nonNull)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Map<String, Integer>> grades(Path file) {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String[] fields = line.split(line.contains("\t") ? "\t" : "\\s+");
            if (line.isEmpty() || (i == 0 && !isGrade(fields[fields.length - 1]))) {
                continue;
            }
            if (fields.length < 3 || fields.length > 4 || !isGrade(fields[fields.length - 1])) {
                throw wrong(file, i + 1, line, "question id, document id and a whole number");
            }
            grades.computeIfAbsent(fields[0].strip(), id -> new LinkedHashMap<>())
                    .merge(
                            fields[fields.length - 2].strip(),
                            Integer.valueOf(fields[fields.length - 1].strip()),
                            Math::max);
        }
        return grades;
    }

    private static boolean isGrade(String field) {
        return field.strip().matches("[+-]?[0-9]{1,6}");
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("file", file, "a file that exists");
        }
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("file", file, "text in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidInputException wrong(Path file, int number, String line, String expected) {
        return new InvalidInputException(
                "line " + number + " of " + file, line.substring(0, Math.min(80, line.length())), expected);
    }
}
