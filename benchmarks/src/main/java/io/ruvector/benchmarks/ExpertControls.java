package io.ruvector.benchmarks;

import io.ruvector.benchmarks.routing.ExpertStream;
import io.ruvector.benchmarks.routing.ExpertStream.Request;
import io.ruvector.vector.TextEmbedder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Control groups of the exam {@code sona-drift}: they are told everything and forget nothing. */
final class ExpertControls {
    private static final int NEIGHBOURS = 5;
    private static final int SAMPLED = 5;

    private ExpertControls() {}

    /** Held-out accuracy, on every fifth request, of exact nearest neighbours and of the nearest mean of an expert. */
    static double[] accuracies(ExpertStream stream, TextEmbedder embedder) {
        List<Request> seen = stream.phases().stream().flatMap(List::stream).toList();
        List<float[]> vectors =
                seen.stream().map(r -> embedder.embedPassage(r.text())).toList();
        Map<String, float[]> means = new HashMap<>();
        for (int i = 0; i < seen.size(); i++) {
            float[] sum = means.computeIfAbsent(seen.get(i).expert(), _ -> new float[embedder.dimension()]);
            for (int d = 0; d < sum.length; d++) {
                sum[d] += vectors.get(i)[d];
            }
        }
        means.values().forEach(ExpertControls::normalise);
        int all = 0;
        int byNeighbours = 0;
        int byMean = 0;
        for (int i = 0; i < stream.heldOut().size(); i += SAMPLED) {
            Request request = stream.heldOut().get(i);
            float[] vector = embedder.embedPassage(request.text());
            all++;
            byNeighbours += request.expert().equals(voted(vector, seen, vectors)) ? 1 : 0;
            String nearest = means.entrySet().stream()
                    .max(java.util.Comparator.comparingDouble(e -> dot(vector, e.getValue())))
                    .orElseThrow()
                    .getKey();
            byMean += request.expert().equals(nearest) ? 1 : 0;
        }
        return new double[] {byNeighbours / (double) all, byMean / (double) all};
    }

    private static String voted(float[] vector, List<Request> seen, List<float[]> vectors) {
        PriorityQueue<Map.Entry<Double, String>> best = new PriorityQueue<>(Map.Entry.comparingByKey());
        for (int i = 0; i < vectors.size(); i++) {
            best.add(Map.entry(dot(vector, vectors.get(i)), seen.get(i).expert()));
            if (best.size() > NEIGHBOURS) {
                best.poll();
            }
        }
        Map<String, Double> votes = new HashMap<>();
        new ArrayList<>(best).forEach(e -> votes.merge(e.getValue(), e.getKey(), Double::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static void normalise(float[] sum) {
        double length = Math.sqrt(dot(sum, sum));
        for (int d = 0; d < sum.length; d++) {
            sum[d] /= (float) length;
        }
    }

    private static double dot(float[] a, float[] b) {
        float even = 0;
        float odd = 0;
        for (int d = 0; d + 1 < a.length; d += 2) {
            even += a[d] * b[d];
            odd += a[d + 1] * b[d + 1];
        }
        return even + odd;
    }
}
