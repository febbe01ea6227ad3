package io.ruvector.benchmarks;

import io.ruvector.benchmarks.facts.FactWorld;
import io.ruvector.benchmarks.facts.Write;
import io.ruvector.benchmarks.facts.Write.Proposition;
import io.ruvector.vector.TextEmbedder;
import java.util.ArrayList;
import java.util.List;

/**
 * The control group of the facts: a statement is a duplicate when its vector is near enough to one that is kept, as memories
 * do that trust the embedding. The threshold is the best for this very stream.
 */
final class VectorOnlyFacts {
    private static final double[] THRESHOLDS = {0.88, 0.91, 0.94, 0.97, 0.99};

    private record Kept(Proposition said, float[] vector) {}

    private final List<Write> writes;
    private final List<float[]> vectors = new ArrayList<>();
    private double bestF1 = -1;
    private double bestThreshold;
    private int found;
    private int falseMerges;
    private int contradictory;
    private int duplicates;

    VectorOnlyFacts(long seed, int count, TextEmbedder embedder) {
        writes = FactWorld.make(seed, count, false);
        writes.forEach(write -> vectors.add(embedder.embedPassage(write.text())));
        for (double threshold : THRESHOLDS) {
            run(threshold);
        }
    }

    private void run(double threshold) {
        List<Kept> kept = new ArrayList<>();
        int hits = 0;
        int wrong = 0;
        int conflicts = 0;
        int all = 0;
        for (int i = 0; i < writes.size(); i++) {
            Proposition said = writes.get(i).proposition();
            Proposition nearest = nearest(kept, vectors.get(i), threshold);
            all += writes.get(i).duplicate() ? 1 : 0;
            if (nearest == null) {
                kept.add(new Kept(said, vectors.get(i)));
            } else if (nearest.equals(said) && writes.get(i).duplicate()) {
                hits++;
            } else {
                wrong++;
                conflicts += nearest.contradicts(said) ? 1 : 0;
            }
        }
        double f1 = 2.0 * hits / (all + hits + wrong);
        if (f1 > bestF1) {
            bestF1 = f1;
            bestThreshold = threshold;
            found = hits;
            falseMerges = wrong;
            contradictory = conflicts;
            duplicates = all;
        }
    }

    private static @org.jspecify.annotations.Nullable Proposition nearest(
            List<Kept> kept, float[] vector, double threshold) {
        double best = threshold;
        Proposition nearest = null;
        for (Kept other : kept) {
            double cosine = 0;
            for (int d = 0; d < vector.length; d++) {
                cosine += vector[d] * other.vector[d];
            }
            if (cosine >= best) {
                best = cosine;
                nearest = other.said;
            }
        }
        return nearest;
    }

    void addTo(Table table) {
        table.row(
                "control: cosine " + bestThreshold,
                String.valueOf(writes.size()),
                String.valueOf(duplicates),
                "",
                found + " of both",
                String.valueOf(falseMerges),
                String.valueOf(contradictory),
                Scores.shown(bestF1),
                "",
                "");
    }
}
