package io.ruvector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Scope;
import io.ruvector.skill.Skill;
import io.ruvector.skill.SkillNaming.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatSkillNamingTest {

    private static final Scope SCOPE = Scope.of("acme");
    private final Skill skill =
            Skill.builder("test → ship", SCOPE).steps("test", "ship").build();
    private final List<Episode> examples =
            List.of(Episode.builder("release the shop", SCOPE).build());
    private final List<String> asked = new ArrayList<>();

    private ChatModel answering(String reply) {
        return new ChatModel() {
            @Override
            public String chat(String prompt) {
                asked.add(prompt);
                return reply;
            }
        };
    }

    @Test
    void wordsAreTakenFromTheTwoLines() {
        ChatSkillNaming naming =
                new ChatSkillNaming(answering("Sure!\n name: Careful release\nDESCRIPTION: Ship without an outage.\n"));

        assertThat(naming.words(skill, examples)).contains(new Words("Careful release", "Ship without an outage."));
        assertThat(asked.getFirst()).contains("test; ship").contains("release the shop");
    }

    @Test
    void replyWithoutThemLeavesTheSkillAsItIs() {
        assertThat(new ChatSkillNaming(answering("I cannot help with that.")).words(skill, examples))
                .isEmpty();
        assertThat(new ChatSkillNaming(answering("NAME: x\nDESCRIPTION:")).words(skill, examples))
                .isEmpty();
    }
}
