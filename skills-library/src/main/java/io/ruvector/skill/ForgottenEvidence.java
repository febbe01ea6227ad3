package io.ruvector.skill;

import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.ForgetParticipant;
import io.ruvector.memory.Scope;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a forgotten episode out of every skill that counts it: its trial, its words and its share of the vector. */
final class ForgottenEvidence implements ForgetParticipant {

    private final SkillStore store;
    private final EpisodicMemory memory;
    private final SkillOptions options;
    private final Clock clock;

    ForgottenEvidence(SkillStore store, EpisodicMemory memory, SkillOptions options, Clock clock) {
        this.store = store;
        this.memory = memory;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "skills";
    }

    @Override
    public void forgetting(List<Episode> episodes, WriteBatch batch) {
        Set<String> gone = episodes.stream().map(Episode::id).collect(Collectors.toSet());
        for (Skill skill : store.ofTenant(episodes.getFirst().scope())) {
            if (!Collections.disjoint(skill.evidence(), gone)) {
                withdraw(gone, skill, batch);
            }
        }
    }

    @Override
    public long traces(Scope tenant, Set<String> episodeIds) {
        return store.ofTenant(tenant).stream()
                .filter(skill -> !Collections.disjoint(skill.evidence(), episodeIds))
                .count();
    }

    private void withdraw(Set<String> gone, Skill skill, WriteBatch batch) {
        List<Trial> rest = new ArrayList<>();
        for (String id : skill.evidence()) {
            if (!gone.contains(id)) {
                memory.find(id, skill.scope())
                        .ifPresent(episode -> memory.taskVector(id, skill.scope())
                                .ifPresent(vector -> rest.add(Trial.of(episode, vector, options.successReward()))));
            }
        }
        boolean mined = skill.origin() == Origin.MINED;
        if (rest.isEmpty() && mined) {
            store.delete(batch, skill);
            return;
        }
        Skill plain = mined && skill.described() // the words may quote what is forgotten
                ? skill.toBuilder()
                        .name(Evidence.nameOf(skill.steps()))
                        .described(false)
                        .build()
                : skill;
        Skill next = rest.isEmpty()
                ? plain.toBuilder()
                        .mined(Tally.NONE)
                        .effort(Effort.UNKNOWN)
                        .evidence(List.of())
                        .build()
                : new Evidence(rest).applyTo(plain);
        float[] meaning = mined ? new Evidence(rest).centroid() : store.meaning(skill);
        store.put(
                batch,
                next.toBuilder()
                        .version(skill.version() + 1)
                        .updatedAt(clock.instant())
                        .build(),
                meaning);
    }
}
