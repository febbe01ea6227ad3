package io.ruvector.benchmarks.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The control: TF-IDF vectors of the texts, the labels of the nearest by cosine vote with their cosine. */
public final class TermVotes {

    private static final int NEAREST = 10;
    private static final Pattern WORD_END = Pattern.compile("[^a-z0-9]+");

    private final Map<String, Double> idf = new HashMap<>();
    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    /** Learns texts with their labels. */
    public TermVotes(List<String> texts, List<String> labels) {
        this.labels.addAll(labels);
        Map<String, Integer> frequency = new HashMap<>();
        texts.forEach(text -> counts(text).keySet().forEach(term -> frequency.merge(term, 1, Integer::sum)));
        frequency.forEach((term, df) -> idf.put(term, Math.log((1.0 + texts.size()) / (1 + df)) + 1));
        for (int t = 0; t < texts.size(); t++) {
            int text = t;
            vector(texts.get(t))
                    .forEach((term, weight) -> postings.computeIfAbsent(term, _ -> new ArrayList<>())
                            .add(new Posting(text, weight)));
        }
    }

    /** The labels of the nearest texts, the one with most votes first. */
    public List<String> ranked(String text) {
        Map<Integer, Double> cosines = new HashMap<>();
        vector(text)
                .forEach((term, weight) -> postings.getOrDefault(term, List.of())
                        .forEach(p -> cosines.merge(p.text, p.weight * weight, Double::sum)));
        Map<String, Double> votes = new TreeMap<>();
        cosines.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NEAREST)
                .forEach(near -> votes.merge(labels.get(near.getKey()), near.getValue(), Double::sum));
        return votes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Double> vector(String text) {
        Map<String, Double> vector = new HashMap<>();
        double squares = 0;
        for (Map.Entry<String, Integer> term : counts(text).entrySet()) {
            double weight = term.getValue() * idf.getOrDefault(term.getKey(), 0.0);
            if (weight > 0) {
                vector.put(term.getKey(), weight);
                squares += weight * weight;
            }
        }
        double length = Math.sqrt(squares);
        vector.replaceAll((term, weight) -> weight / length);
        return vector;
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : WORD_END.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() > 1) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        return counts;
    }

    private record Posting(int text, double weight) {}
}
