package io.ruvector;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.memory.Episode;
import io.ruvector.skill.Skill;
import io.ruvector.skill.SkillNaming;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks a chat model for a skill's name and description. It is shown the steps and up to five tasks that the skill solved, and
 * nothing else. A reply without both lines leaves the skill as it is; what the model throws comes through.
 */
public final class ChatSkillNaming implements SkillNaming {

    private static final String NAME = "NAME:";
    private static final String DESCRIPTION = "DESCRIPTION:";

    private final ChatModel model;

    /**
     * Naming by a model.
     *
     * @param model the chat model; called once for each new skill
     */
    public ChatSkillNaming(ChatModel model) {
        this.model = model;
    }

    @Override
    public Optional<Words> words(Skill skill, List<Episode> examples) {
        String reply = model.chat(prompt(skill, examples));
        return line(reply, NAME).flatMap(name -> line(reply, DESCRIPTION).map(text -> new Words(name, text)));
    }

    private static String prompt(Skill skill, List<Episode> examples) {
        String tasks = examples.stream().map(e -> "- " + e.task()).collect(Collectors.joining("\n"));
        return """
                These steps solved the tasks below. Give the procedure a name of at most six words and describe in one \
                sentence what it is for. Answer with two lines that begin with %s and %s

                Steps: %s

                Tasks:
                %s
                """.formatted(NAME, DESCRIPTION, String.join("; ", skill.steps()), tasks);
    }

    private static Optional<String> line(String reply, String label) {
        return reply.lines()
                .map(String::strip)
                .filter(line -> line.regionMatches(true, 0, label, 0, label.length()))
                .map(line -> line.substring(label.length()).strip())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
