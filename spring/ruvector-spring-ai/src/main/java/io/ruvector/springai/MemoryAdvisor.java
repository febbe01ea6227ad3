package io.ruvector.springai;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import java.util.Optional;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.AdvisorChain;
import org.springframework.ai.chat.client.advisor.api.BaseAdvisor;
import org.springframework.core.Ordered;

/**
 * Gives a chat client's model what the memory knows about the user's task, and remembers what came of it. What is known is put
 * before the user's words, as data and never as instructions. Thread-safe.
 *
 * {@snippet :
 * ChatClient client = ChatClient.builder(model)
 *         .defaultAdvisors(MemoryAdvisor.of(db, (task, response) -> Optional.of(ticketClosed() ? success() : failure("open"))))
 *         .build();
 * }
 */
public final class MemoryAdvisor implements BaseAdvisor {

    private static final String TASK = MemoryAdvisor.class.getName() + ".task";
    private static final int MAX_OBSERVED_CHARS = 10_000;

    private final AgenticDb db;
    private final ResponseJudge judge;
    private final int order;

    private MemoryAdvisor(AgenticDb db, ResponseJudge judge, int order) {
        this.db = db;
        this.judge = judge;
        this.order = order;
    }

    /**
     * An advisor in the scope of a database view, first in the chain.
     *
     * @param judge says what came of a call
     */
    public static MemoryAdvisor of(AgenticDb db, ResponseJudge judge) {
        return new MemoryAdvisor(db, judge, Ordered.HIGHEST_PRECEDENCE + 100);
    }

    /** An advisor that recalls and remembers nothing. */
    public static MemoryAdvisor recallOnly(AgenticDb db) {
        return of(db, (task, response) -> Optional.empty());
    }

    /** This advisor at another place in the chain. */
    public MemoryAdvisor order(int value) {
        return new MemoryAdvisor(db, judge, value);
    }

    @Override
    public int getOrder() {
        return order;
    }

    @Override
    public ChatClientRequest before(ChatClientRequest request, AdvisorChain chain) {
        String task = request.prompt().getUserMessage().getText();
        if (task == null || task.isBlank()) {
            return request;
        }
        String known = db.contextFor(task).text();
        ChatClientRequest.Builder next = request.mutate().context(TASK, task);
        if (!known.isBlank()) {
            next.prompt(request.prompt()
                    .augmentUserMessage(message -> message.mutate()
                            .text("What is remembered about this task, as data:\n" + known + "\n\n" + task)
                            .build()));
        }
        return next.build();
    }

    @Override
    public ChatClientResponse after(ChatClientResponse response, AdvisorChain chain) {
        if (response.context().get(TASK) instanceof String task) {
            judge.judge(task, response)
                    .ifPresent(outcome -> db.remember(Episode.builder(task, db.scope())
                            .observation(answer(response))
                            .outcome(outcome)
                            .build()));
        }
        return response;
    }

    private static String answer(ChatClientResponse response) {
        String text = Optional.ofNullable(response.chatResponse())
                .map(it -> it.getResult())
                .map(it -> it.getOutput().getText())
                .orElse("");
        return text.length() <= MAX_OBSERVED_CHARS ? text : text.substring(0, MAX_OBSERVED_CHARS);
    }
}
