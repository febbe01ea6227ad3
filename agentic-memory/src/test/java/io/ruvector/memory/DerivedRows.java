package io.ruvector.memory;

import io.ruvector.store.Table;
import io.ruvector.vector.WriteBatch;
import java.util.List;
import java.util.Set;

/** A participant with one row for each episode, under the episode's id. */
record DerivedRows(Table rows) implements ForgetParticipant {

    @Override
    public String name() {
        return "derived rows";
    }

    @Override
    public void forgetting(List<Episode> episodes, WriteBatch batch) {
        episodes.forEach(episode -> batch.remove(rows, episode.id()));
    }

    @Override
    public long traces(Scope tenant, Set<String> episodeIds) {
        return episodeIds.stream().filter(rows::contains).count();
    }
}
