package io.ruvector.rag.feedback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rated questions of one scope in memory, with the opinions they hold of each other's passages. A kernel regression on
 * ratings: the opinion of a question q about a passage is the sum over rated questions q' of kernel(q, q') times what the
 * rating says ({@link RatingScale}). Not thread-safe.
 */
final class RatedMemory {
    private static final double NEGLIGIBLE = 1e-3;

    private final double unrelated;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> raters = new HashMap<>();
    private final Baseline baseline = new Baseline();

    /** A question and what the others say about its passages. */
    record Entry(RatedQuestion question, HeldOutOpinions heldOut) {}

    /**
     * One rated question's part in an opinion.
     *
     * @param words of the question
     * @param cosine to the question asked
     * @param rating it gave
     * @param opinion what it adds
     */
    record Part(String words, double cosine, double rating, double opinion) {}

    /** A memory without ratings; {@code unrelated} is the cosine of questions that have nothing to do with each other. */
    RatedMemory(double unrelated) {
        this.unrelated = unrelated;
    }

    int size() {
        return entries.size();
    }

    Baseline baseline() {
        return baseline;
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    Optional<RatedQuestion> find(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::question);
    }

    Optional<RatedQuestion> oldest() {
        return entries.values().stream()
                .map(Entry::question)
                .min(Comparator.comparingLong(RatedQuestion::ratedAtMillis).thenComparing(RatedQuestion::key));
    }

    /** The questions with a vote of a query id, or all of a passage, whatever the test asks for. */
    List<RatedQuestion> matching(java.util.function.Predicate<RatedPassage> test) {
        List<RatedQuestion> found = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.question().passages().stream().anyMatch(test)) {
                found.add(entry.question());
            }
        }
        return found;
    }

    /** Adds a question, in the place of the one of its key. */
    void put(RatedQuestion question) {
        remove(question.key());
        Entry entry =
                new Entry(question, new HeldOutOpinions(question.passages().size()));
        exchange(entry, 1);
        entries.put(question.key(), entry);
        baseline.add(question, 1);
        for (int i = 0; i < question.passages().size(); i++) {
            raters.computeIfAbsent(question.passages().get(i).id(), id -> new LinkedHashMap<>())
                    .put(question.key(), i);
        }
    }

    void remove(String key) {
        @Nullable Entry entry = entries.remove(key);
        if (entry == null) {
            return;
        }
        baseline.add(entry.question(), -1);
        for (RatedPassage passage : entry.question().passages()) {
            raters.computeIfPresent(passage.id(), (id, keys) -> {
                keys.remove(key);
                return keys.isEmpty() ? null : keys;
            });
        }
        exchange(entry, -1);
    }

    /** Lets a question and those who rated the same passages tell each other, or forget it again with the sign -1. */
    private void exchange(Entry entry, int sign) {
        Map<String, double[]> weights = new HashMap<>();
        List<RatedPassage> own = entry.question().passages();
        for (int i = 0; i < own.size(); i++) {
            Map<String, Integer> others = raters.getOrDefault(own.get(i).id(), Map.of());
            for (Map.Entry<String, Integer> rater : others.entrySet()) {
                @Nullable Entry other = entries.get(rater.getKey());
                if (other != null) {
                    double[] weight = weights.computeIfAbsent(
                            rater.getKey(),
                            key -> weights(
                                    entry.question().vector(), other.question().vector()));
                    tell(other, rater.getValue(), own.get(i), weight, sign);
                    tell(entry, i, other.question().passages().get(rater.getValue()), weight, sign);
                }
            }
        }
    }

    private static void tell(Entry to, int passage, RatedPassage said, double[] weights, int sign) {
        for (Policy policy : Policy.values()) {
            double weight = weights[policy.ordinal()];
            if (weight > 0) {
                to.heldOut().add(policy, passage, sign * weight, said);
            }
        }
    }

    private double[] weights(float[] a, float[] b) {
        double cosine = Dot.of(a, b);
        double[] weights = new double[Policy.values().length];
        for (Policy policy : Policy.values()) {
            weights[policy.ordinal()] = policy.kernel().weight(cosine, unrelated);
        }
        return weights;
    }

    /** What the rated questions say, by passage id. */
    Map<String, Double> opinions(float[] vector, Policy policy) {
        RatingScale scale = policy.scale(baseline);
        Map<String, Double> opinions = new HashMap<>();
        for (Entry entry : entries.values()) {
            double weight =
                    policy.kernel().weight(Dot.of(vector, entry.question().vector()), unrelated);
            if (weight > NEGLIGIBLE) {
                for (RatedPassage passage : entry.question().passages()) {
                    opinions.merge(passage.id(), weight * scale.of(passage.rank(), passage.rating()), Double::sum);
                }
            }
        }
        return opinions;
    }

    /** Which rated questions make an opinion about a passage, the weightiest first. */
    List<Part> parts(float[] vector, Policy policy, String passageId) {
        RatingScale scale = policy.scale(baseline);
        List<Part> parts = new ArrayList<>();
        raters.getOrDefault(passageId, Map.of()).forEach((key, i) -> {
            @Nullable Entry entry = entries.get(key);
            if (entry != null) {
                double cosine = Dot.of(vector, entry.question().vector());
                double weight = policy.kernel().weight(cosine, unrelated);
                RatedPassage passage = entry.question().passages().get(i);
                if (weight > NEGLIGIBLE) {
                    double opinion = weight * scale.of(passage.rank(), passage.rating());
                    parts.add(new Part(entry.question().words(), cosine, passage.rating(), opinion));
                }
            }
        });
        parts.sort(Comparator.comparingDouble((Part part) -> -Math.abs(part.opinion()))
                .thenComparing(Part::words));
        return parts;
    }
}
