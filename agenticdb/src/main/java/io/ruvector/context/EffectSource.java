package io.ruvector.context;

import io.ruvector.causal.CausalEdge;
import io.ruvector.causal.CausalGraph;
import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.memory.EmbeddingFloor;
import io.ruvector.memory.Scope;
import io.ruvector.vector.TextEmbedder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Effects that may be claimed, by how related the names of cause and outcome are to the task. */
record EffectSource(CausalGraph graph, TextEmbedder embedder, Supplier<EmbeddingFloor> floor) implements ContextSource {

    @Override
    public ContextKind kind() {
        return ContextKind.EFFECT;
    }

    @Override
    public List<Candidate> candidates(String task, Scope scope, int most) {
        List<CausalEdge> edges = claimed(scope).toList();
        if (edges.isEmpty()) {
            return List.of();
        }
        float[] query = embedder.embedQuery(task);
        List<float[]> names =
                embedder.embedPassages(edges.stream().map(EffectSource::name).toList());
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            double related = floor.get().related(dot(query, names.get(i)));
            if (related > 0) {
                found.add(new Candidate(kind(), id(edges.get(i)), related, text(edges.get(i))));
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::relevance).reversed().thenComparing(Candidate::id));
        return found.subList(0, Math.min(most, found.size()));
    }

    @Override
    public Optional<String> show(String id, Scope scope) {
        return claimed(scope).filter(edge -> id(edge).equals(id)).findFirst().map(EffectSource::text);
    }

    private Stream<CausalEdge> claimed(Scope scope) {
        return graph.edges(scope.tenant()).stream().filter(CausalEdge::claimed);
    }

    private static String id(CausalEdge edge) {
        return URLEncoder.encode(edge.cause(), StandardCharsets.UTF_8) + "/"
                + URLEncoder.encode(edge.effect(), StandardCharsets.UTF_8);
    }

    private static String name(CausalEdge edge) {
        return (edge.cause() + " " + edge.effect()).replace('-', ' ').replace('_', ' ');
    }

    private static String text(CausalEdge edge) {
        Identified effect = (Identified) edge.estimate();
        return String.format(
                Locale.ROOT,
                "%s changes %s by %+.3f (95 %% interval %+.3f to %+.3f, n = %d)",
                Shown.shortened(edge.cause()),
                Shown.shortened(edge.effect()),
                effect.difference(),
                effect.interval95().lower(),
                effect.interval95().upper(),
                effect.sampleSize());
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
