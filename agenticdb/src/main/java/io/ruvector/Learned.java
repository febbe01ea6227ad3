package io.ruvector;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.causal.CausalGraph;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.MemoryOptions;
import io.ruvector.memory.fact.ChatClaimReader;
import io.ruvector.memory.fact.FactMemory;
import io.ruvector.memory.fact.FactOptions;
import io.ruvector.skill.SkillLibrary;
import io.ruvector.skill.SkillNaming;
import io.ruvector.skill.SkillOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.time.Clock;
import java.util.Optional;

/**
 * The memory and what is derived from it. They are opened together, so that what the memory forgets leaves skills and
 * effects in the same write even when nobody asked for a skill or an effect yet.
 */
record Learned(EpisodicMemory memory, SkillLibrary skills, FactMemory facts) {

    static Learned open(
            VectorDb vectors,
            TextEmbedder embedder,
            Part<CausalGraph> causal,
            Optional<ChatModel> chatModel,
            SkillNaming naming,
            Clock clock) {
        MemoryOptions options = MemoryOptions.of(clock);
        EpisodicMemory memory = EpisodicMemory.open(vectors, embedder, options);
        memory.onForget(new ForgottenObservations(causal));
        FactOptions reading = FactOptions.of(options);
        if (chatModel.isPresent()) {
            reading = reading.reader(new ChatClaimReader(chatModel.get()));
        }
        FactMemory facts = FactMemory.open(vectors, embedder, memory, reading);
        SkillLibrary skills = SkillLibrary.open(vectors, embedder, memory, clock, SkillOptions.DEFAULT, naming);
        return new Learned(memory, skills, facts);
    }

    /** Releases the indexes of words; to be called before the store is closed. */
    void close() {
        facts.close();
        memory.close();
    }
}
