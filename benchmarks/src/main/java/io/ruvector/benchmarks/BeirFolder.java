package io.ruvector.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Map<String, Integer>> grades =
                qrels(existing(folder, "qrels." + split + ".tsv", "qrels/" + split + ".tsv"));
        List<Passage> corpus = new ArrayList<>();
        for (JsonNode line : jsonLines(existing(folder, "corpus.jsonl"))) {
            corpus.add(new Passage(
                    text(line, "_id"),
                    line.path("title").asString(""),
                    line.path("text").asString("")));
        }
        List<JudgedQuery> queries = new ArrayList<>();
        for (JsonNode line : jsonLines(existing(folder, "queries." + split + ".jsonl", "queries.jsonl"))) {
            Map<String, Integer> judged = grades.getOrDefault(text(line, "_id"), Map.of());
            if (judged.values().stream().anyMatch(grade -> grade > 0)) {
                queries.add(new JudgedQuery(text(line, "_id"), text(line, "text"), judged, ""));
            }
        }
        if (queries.isEmpty()) {
            throw new DataMissingException("no query of " + folder + " has a relevant passage in split " + split);
        }
        return new RetrievalSet(name, corpus, queries);
    }

    private static Path existing(Path folder, String... names) {
        return Stream.of(names)
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DataMissingException("no " + String.join(" or ", names) + " in " + folder));
    }

    private static Map<String, Map<String, Integer>> qrels(Path file) {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                String[] fields = line.split("\t", -1);
                if (fields.length < 3) {
                    throw new DataMissingException(
                            "expected query id, corpus id and grade in " + file + ", got: " + line);
                }
                grades.computeIfAbsent(fields[0], query -> new LinkedHashMap<>())
                        .merge(fields[1], Integer.valueOf(fields[2].strip()), Math::max);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return grades;
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
