package io.ruvector.memory.fact;

import io.ruvector.vector.TextEmbedder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which attribute of the lexicon a sentence is about, when only its subject and value are known: both are replaced by
 * placeholders, and the rest is compared with how the lexicon would say it, the nearest attribute winning.
 *
 * <p>The threshold belongs to the model and is measured once, on the lexicon's own phrases: each is taken out in turn and
 * compared with the rest. It is the least cosine from which on at least 95 of 100 decisions name the right attribute.
 */
final class AttributeMeanings {

    private static final double PRECISION = 0.95;
    private static final int MOST_REMEMBERED = 10_000;

    private record Phrase(String attribute, float[] vector) {}

    private final AttributeLexicon lexicon;
    private final TextEmbedder embedder;
    private final Map<String, float[]> sentences = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable List<Phrase> phrases;
    private double threshold;

    AttributeMeanings(AttributeLexicon lexicon, TextEmbedder embedder) {
        this.lexicon = lexicon;
        this.embedder = embedder;
    }

    /** A decision. */
    record Match(String attribute, double cosine) {}

    /** The attribute that a sentence with {@code X} for its subject and {@code Y} for its value is about, if one is near enough. */
    synchronized Optional<Match> nearest(String masked) {
        List<Phrase> known = phrases();
        Match best = nearest(vector(masked), known, -1);
        return best.cosine >= threshold ? Optional.of(best) : Optional.empty();
    }

    /** The least cosine that decides, for the documentation and tests. */
    synchronized double threshold() {
        phrases();
        return threshold;
    }

    /** Lets go of the sentences whose vectors are remembered. */
    synchronized void forgetSentences() {
        sentences.clear();
    }

    private float[] vector(String masked) {
        float[] vector = sentences.computeIfAbsent(masked, embedder::embedPassage);
        if (sentences.size() > MOST_REMEMBERED) {
            sentences.remove(sentences.keySet().iterator().next());
        }
        return vector;
    }

    private List<Phrase> phrases() {
        List<Phrase> known = phrases;
        if (known != null) {
            return known;
        }
        List<String> attributes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (AttributeLexicon.Entry entry : lexicon.entries()) {
            for (String text : sentences(entry)) {
                attributes.add(entry.name());
                texts.add(text);
            }
        }
        List<float[]> vectors = embedder.embedPassages(texts);
        List<Phrase> made = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            made.add(new Phrase(attributes.get(i), vectors.get(i)));
        }
        threshold = calibrated(made);
        phrases = made;
        return made;
    }

    private static List<String> sentences(AttributeLexicon.Entry entry) {
        List<String> texts = new ArrayList<>();
        entry.verbs().forEach(words -> texts.add("X " + String.join(" ", words).replaceFirst("^be ", "is ") + " Y"));
        entry.nouns().forEach(noun -> texts.add("X's " + noun + " is Y"));
        return texts;
    }

    private static double calibrated(List<Phrase> phrases) {
        List<double[]> decisions = new ArrayList<>(); // cosine, right or wrong
        for (int i = 0; i < phrases.size(); i++) {
            Match match = nearest(phrases.get(i).vector, phrases, i);
            decisions.add(new double[] {match.cosine, match.attribute.equals(phrases.get(i).attribute) ? 1 : 0});
        }
        decisions.sort((a, b) -> Double.compare(b[0], a[0]));
        double least = 1;
        double right = 0;
        for (int i = 0; i < decisions.size(); i++) {
            right += decisions.get(i)[1];
            if (right / (i + 1) >= PRECISION) {
                least = decisions.get(i)[0];
            }
        }
        return least;
    }

    private static Match nearest(float[] vector, List<Phrase> phrases, int except) {
        Match best = new Match("", -1);
        for (int i = 0; i < phrases.size(); i++) {
            double cosine = i == except ? -1 : dot(vector, phrases.get(i).vector);
            if (cosine > best.cosine) {
                best = new Match(phrases.get(i).attribute, cosine);
            }
        }
        return best;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
