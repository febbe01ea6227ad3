package io.ruvector.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import io.ruvector.memory.Scope;
import io.ruvector.skill.Skill;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryToolsTest extends DatabaseFixture {

    @Test
    void aModelIsOfferedSixTools() {
        assertThat(ToolSpecifications.toolSpecificationsFrom(MemoryTools.of(db)))
                .extracting(ToolSpecification::name)
                .containsExactlyInAnyOrder("remember", "recall", "state", "findSkill", "skillOutcome", "forget");
    }

    @Test
    void whatIsRememberedIsRecalledUntilItIsForgotten() {
        MemoryTools tools = MemoryTools.of(db);
        assertThat(tools.recall("rotate the logs")).isEqualTo("nothing is remembered about this");

        String stored = tools.remember("rotate the logs", List.of("stop", "move"), false, "the disk was full");

        String recalled = tools.recall("rotate the logs");
        assertThat(recalled).contains("failed, the disk was full", "steps: stop, move");
        String id = stored.substring("stored episode ".length());
        assertThat(tools.forget(id)).isEqualTo("forgotten");
        assertThat(tools.forget(id)).contains("no episode or fact " + id);
        assertThat(tools.recall("rotate the logs")).isEqualTo("nothing is remembered about this");
    }

    @Test
    void factsAreStatedOnceAndReplaced() {
        MemoryTools tools = MemoryTools.of(db);
        assertThat(tools.state("Anna lives in Rome")).startsWith("ADDED");
        assertThat(tools.state("Anna lives in Oslo")).startsWith("SUPERSEDED");
        assertThat(tools.recall("where does Anna live")).contains("Oslo").doesNotContain("Rome");
    }

    @Test
    void aSkillIsFoundAndItsUseCounted() {
        Skill skill = db.skills()
                .record(Skill.builder("rotate logs", db.scope())
                        .steps("stop", "move")
                        .build());
        MemoryTools tools = MemoryTools.of(db);

        assertThat(tools.findSkill("rotate logs")).contains("stop, move", skill.id());
        assertThat(tools.skillOutcome(skill.id(), true)).isEqualTo("rotate logs: 1 of 1 uses succeeded");
    }

    @Test
    void theToolsStayInTheirScope() {
        MemoryTools anna = MemoryTools.of(db.withScope(Scope.of("acme").agent("anna")));
        MemoryTools boris = MemoryTools.of(db.withScope(Scope.of("acme").agent("boris")));
        String id =
                anna.remember("open the safe", List.of("turn left"), true, "").substring("stored episode ".length());

        assertThat(boris.recall("open the safe")).isEqualTo("nothing is remembered about this");
        assertThat(boris.forget(id)).contains("no episode");
        assertThat(anna.recall("open the safe")).contains("turn left");
    }
}
