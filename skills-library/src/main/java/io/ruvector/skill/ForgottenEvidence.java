package io.ruvector.skill;

import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.ForgetParticipant;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

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
    public void forgetting(Episode episode, WriteBatch batch) {
        for (Skill skill : store.ofTenant(episode.scope())) {
            if (skill.evidence().contains(episode.id())) {
                withdraw(episode.id(), skill, batch);
            }
        }
    }

    private void withdraw(String episodeId, Skill skill, WriteBatch batch) {
        List<Trial> rest = new ArrayList<>();
        for (String id : skill.evidence()) {
            if (!id.equals(episodeId)) {
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
        Skill next = rest.isEmpty()
                ? skill.toBuilder().mined(Tally.NONE).evidence(List.of()).build()
                : new Evidence(rest).applyTo(skill);
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
