package io.ruvector.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Nearest passages by a full scan over unit vectors: the dense figures without any index in between. */
final class ExactRanking {
    private final List<String> ids;
    private final List<float[]> vectors;

    ExactRanking(List<String> ids, List<float[]> vectors) {
        this.ids = ids;
        this.vectors = vectors;
    }

    List<String> nearest(float[] query, int k) {
        record Scored(int passage, float score) {}
        Comparator<Scored> worstFirst = Comparator.comparingDouble(Scored::score)
                .thenComparing(Comparator.comparingInt(Scored::passage).reversed());
        PriorityQueue<Scored> best = new PriorityQueue<>(worstFirst);
        for (int i = 0; i < vectors.size(); i++) {
            best.add(new Scored(i, dot(query, vectors.get(i))));
            if (best.size() > k) {
                best.poll();
            }
        }
        List<String> ranking = new ArrayList<>();
        while (!best.isEmpty()) {
            ranking.addFirst(ids.get(best.poll().passage()));
        }
        return ranking;
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
