package io.ruvector.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.service.AiServices;
import io.ruvector.langchain4j.OutcomeJudge.Verdict;
import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodeFilter;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.PageRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentLearningTest extends DatabaseFixture {

    interface Operator {
        String handle(String task);
    }

    /** A tool of the application. */
    public static final class Valve {
        @Tool("opens the valve")
        public String openValve() {
            return "open";
        }
    }

    private final ScriptedChatModel model = new ScriptedChatModel(request -> {
        List<ChatMessage> messages = request.messages();
        return messages.getLast() instanceof ToolExecutionResultMessage
                ? AiMessage.from("done")
                : AiMessage.from(ToolExecutionRequest.builder()
                        .id("1")
                        .name("openValve")
                        .arguments("{}")
                        .build());
    });

    @Test
    void aCallIsRememberedWithItsStepsAndTheNextOneIsToldOfIt() {
        Operator operator = operator(call -> Optional.of(new Verdict(Outcome.success(), "the left valve sticks")));

        operator.handle("drain the pump");

        Episode episode = episodes().getFirst();
        assertThat(episode.task()).isEqualTo("drain the pump");
        assertThat(episode.steps()).containsExactly("openValve");
        assertThat(episode.outcome()).contains(Outcome.success());
        assertThat(model.requests.getFirst().messages().toString()).doesNotContain("left valve sticks");

        operator.handle("drain the pump again");

        assertThat(model.requests.get(2).messages().toString()).contains("left valve sticks");
        assertThat(episodes())
                .extracting(Episode::task)
                .containsExactlyInAnyOrder("drain the pump", "drain the pump again");
    }

    @Test
    void whatNobodyCanJudgeIsNotRemembered() {
        operator(call -> Optional.empty()).handle("drain the pump");

        assertThat(episodes()).isEmpty();
    }

    @Test
    void anErrorIsAFailureWithItsReason() {
        ScriptedChatModel broken = new ScriptedChatModel(request -> {
            throw new IllegalStateException("no network");
        });
        Operator operator = AgentLearning.of(db, OutcomeJudge.errors())
                .attach(AiServices.builder(Operator.class).chatModel(broken))
                .build();

        assertThatThrownBy(() -> operator.handle("drain the pump")).hasMessageContaining("no network");

        assertThat(episodes())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.outcome().orElseThrow().toString()).contains("no network"));
    }

    @Test
    void theJudgeSeesTheResult() {
        operator(call -> call.result()
                        .map(result -> Verdict.of(
                                "done".equals(result) ? Outcome.success() : Outcome.failure("said " + result))))
                .handle("drain the pump");

        assertThat(episodes())
                .singleElement()
                .satisfies(it -> assertThat(it.outcome()).contains(Outcome.success()));
    }

    private Operator operator(OutcomeJudge judge) {
        return AgentLearning.of(db, judge)
                .attach(AiServices.builder(Operator.class).chatModel(model).tools(new Valve()))
                .build();
    }

    private List<Episode> episodes() {
        return db.memory()
                .list(db.scope(), EpisodeFilter.all(), PageRequest.first(10))
                .episodes();
    }
}
