package io.ruvector.langchain4j;

import dev.langchain4j.observability.api.event.AiServiceCompletedEvent;
import dev.langchain4j.observability.api.event.AiServiceErrorEvent;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.event.ToolExecutedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import dev.langchain4j.observability.api.listener.ToolExecutedEventListener;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.AiServices;
import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets an AI service learn from its own outcomes: before each call it is given what the memory knows about the task, after each
 * call the task, the tools that were executed and the outcome are remembered. Thread-safe.
 *
 * {@snippet :
 * AgentLearning learning = AgentLearning.of(db, call -> Optional.of(Verdict.of(testsPass() ? success() : failure("red"))));
 * Coder coder = learning.attach(AiServices.builder(Coder.class).chatModel(model).tools(tools)).build();
 * }
 *
 * <p>A service that has a content retriever of its own registers {@link #listeners()} and asks {@link #experience()} as one more
 * retriever of its augmentor.
 */
public final class AgentLearning {

    private final AgenticDb db;
    private final OutcomeJudge judge;
    private final Function<ToolExecutedEvent, String> step;
    private final OpenCalls open = new OpenCalls();

    private AgentLearning(AgenticDb db, OutcomeJudge judge, Function<ToolExecutedEvent, String> step) {
        this.db = db;
        this.judge = judge;
        this.step = step;
    }

    /**
     * Learning in the scope of a database view; a step is the name of the tool.
     *
     * @param judge says what came of a call
     */
    public static AgentLearning of(AgenticDb db, OutcomeJudge judge) {
        return new AgentLearning(db, judge, event -> event.request().name());
    }

    /**
     * This learning with another name for a step. Skills are mined from steps that come again, so leave out what differs each time.
     *
     * @param naming gives a name that is not blank
     */
    public AgentLearning steps(Function<ToolExecutedEvent, String> naming) {
        return new AgentLearning(db, judge, naming);
    }

    /** Gives the service the memory before, and the listeners that learn after each call. */
    public <T> AiServices<T> attach(AiServices<T> service) {
        return service.registerListeners(listeners())
                .contentRetriever(experience())
                .storeRetrievedContentInChatMemory(false);
    }

    /** What the memory knows about a task, as one content: skills, facts, effects and episodes within a budget of tokens. */
    public ContentRetriever experience() {
        return query -> {
            String known = db.contextFor(query.text()).text();
            return known.isBlank() ? List.of() : List.of(Content.from(known));
        };
    }

    /** The listeners that remember each call when it has ended. */
    public List<AiServiceListener<?>> listeners() {
        AiServiceStartedListener started = this::started;
        ToolExecutedEventListener executed = this::executed;
        AiServiceCompletedListener completed = this::completed;
        AiServiceErrorListener failed = this::failed;
        return List.of(started, executed, completed, failed);
    }

    private void started(AiServiceStartedEvent event) {
        open.start(event.invocationContext().invocationId(), MessageTexts.text(event.userMessage()));
    }

    private void executed(ToolExecutedEvent event) {
        open.step(event.invocationContext().invocationId(), step.apply(event));
    }

    private void completed(AiServiceCompletedEvent event) {
        open.end(event.invocationContext().invocationId(), event.result(), Optional.empty())
                .ifPresent(call -> learn(call, event.invocationContext().timestamp()));
    }

    private void failed(AiServiceErrorEvent event) {
        open.end(event.invocationContext().invocationId(), Optional.empty(), Optional.of(event.error()))
                .ifPresent(call -> learn(call, event.invocationContext().timestamp()));
    }

    private void learn(AgentCall call, Instant began) {
        if (call.task().isBlank()) {
            return;
        }
        judge.judge(call).ifPresent(verdict -> {
            Duration took = Duration.between(began, Instant.now());
            db.remember(Episode.builder(call.task(), db.scope())
                    .steps(call.steps())
                    .outcome(verdict.outcome())
                    .reflection(verdict.reflection())
                    .latency(took.isNegative() ? Duration.ZERO : took)
                    .build());
        });
    }
}
