package io.ruvector;

import io.ruvector.causal.CausalGraph;
import io.ruvector.memory.Episode;
import io.ruvector.memory.ForgetParticipant;
import io.ruvector.memory.Scope;
import io.ruvector.vector.WriteBatch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the observations drawn from forgotten episodes out of the causal graph, whether or not anybody opened it before. */
final class ForgottenObservations implements ForgetParticipant {

    private final Part<CausalGraph> graph;

    ForgottenObservations(Part<CausalGraph> graph) {
        this.graph = graph;
    }

    @Override
    public String name() {
        return "effects";
    }

    @Override
    public void forgetting(List<Episode> episodes, WriteBatch batch) {
        Set<String> ids = episodes.stream().map(Episode::id).collect(Collectors.toSet());
        graph.get().forgetSources(ids, episodes.getFirst().scope().tenant(), batch);
    }

    @Override
    public long traces(Scope tenant, Set<String> episodeIds) {
        return graph.get().countOfSources(episodeIds, tenant.tenant());
    }
}
