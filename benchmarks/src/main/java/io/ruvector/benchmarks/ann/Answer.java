package io.ruvector.benchmarks.ann;

import io.ruvector.vector.SearchHit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The answer to one query: ids and their scores.
 *
 * @param scores by id
 */
record Answer(Map<String, Float> scores) {
    /** The order in which the lanes of a vector are summed is the JVM's choice, so the last digits are not one answer's own. */
    private static final float ROUNDING = 2e-6f;

    Answer {
        scores = Map.copyOf(scores);
    }

    static Answer of(List<SearchHit> hits) {
        return new Answer(hits.stream().collect(Collectors.toMap(SearchHit::id, SearchHit::score)));
    }

    /** What {@link #toString} wrote. */
    static Answer parse(String line) {
        return new Answer(Arrays.stream(line.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Float.valueOf(pair[1]))));
    }

    /** Whether the ids are the same and the scores equal but for rounding. */
    boolean sameAs(Answer other) {
        return scores.keySet().equals(other.scores.keySet())
                && scores.entrySet().stream()
                        .allMatch(entry -> Math.abs(entry.getValue() - other.scores.getOrDefault(entry.getKey(), 0f))
                                <= ROUNDING * Math.max(1, Math.abs(entry.getValue())));
    }

    @Override
    public String toString() {
        return scores.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
