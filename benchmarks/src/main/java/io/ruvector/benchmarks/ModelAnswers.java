package io.ruvector.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Prompts with whether a weak and a strong model answered them right, as RouteLLM publishes them for MMLU. */
final class ModelAnswers {
    private static final String CONTAMINATED = "mmlu_contaminated_prompts.jsonl";

    private ModelAnswers() {}

    /** All prompts in order of the files' names, without those that the publishers found in training data. */
    static List<Answered> read(Path folder) throws IOException {
        Set<String> dropped = new HashSet<>();
        for (String line : Files.readAllLines(folder.resolve(CONTAMINATED))) {
            if (!line.isBlank()) {
                dropped.add(
                        JsonMapper.shared().readTree(line).get("eval_prompt").asString());
            }
        }
        List<Answered> answers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                List<List<String>> rows = CsvRows.read(Files.readString(file));
                for (List<String> row : rows.subList(1, rows.size())) {
                    if (!dropped.contains(row.get(0))) {
                        answers.add(new Answered(row.get(0), isTrue(row.get(1)), isTrue(row.get(2))));
                    }
                }
            }
        }
        return answers;
    }

    private static boolean isTrue(String cell) {
        return switch (cell) {
            case "True" -> true;
            case "False" -> false;
            default -> throw new IllegalArgumentException("expected True or False, got " + cell);
        };
    }

    /**
     * A prompt.
     *
     * @param prompt the prompt
     * @param weak whether the weak model was right
     * @param strong whether the strong model was right
     */
    record Answered(String prompt, boolean weak, boolean strong) {}
}
