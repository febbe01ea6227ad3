package io.ruvector;

import io.ruvector.causal.CausalGraph;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.skill.SkillLibrary;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.time.Clock;

/**
 * The memory and what is derived from it. They are opened together, so that what the memory forgets leaves skills and
 * effects in the same write even when nobody asked for a skill or an effect yet.
 */
record Learned(EpisodicMemory memory, SkillLibrary skills) {

    static Learned open(VectorDb vectors, TextEmbedder embedder, Part<CausalGraph> causal, Clock clock) {
        EpisodicMemory memory = EpisodicMemory.open(vectors, embedder, clock);
        memory.onForget(new ForgottenObservations(causal));
        return new Learned(memory, SkillLibrary.open(vectors, embedder, memory, clock));
    }
}
