package io.ruvector.mcp;

import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import io.ruvector.operation.Operations;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Proposes tasks that were met before, for the prompts that ask for one. */
final class Completions {

    private static final int MOST = 20;

    private Completions() {}

    static List<SyncCompletionSpecification> of(CallerViews views) {
        return List.of(tasks("before_task", views), tasks("after_task", views));
    }

    private static SyncCompletionSpecification tasks(String prompt, CallerViews views) {
        return new SyncCompletionSpecification(PromptReference.builder(prompt).build(), (exchange, request) -> {
            String typed = request.argument().value().toLowerCase(Locale.ROOT);
            Record page = Operations.named("episode_list")
                    .call(views.of(exchange.transportContext(), Effect.READ), Map.of("limit", 1_000));
            List<String> tasks = ((List<?>) Operation.asJsonObject(page).getOrDefault("episodes", List.of()))
                    .stream()
                            .map(episode -> String.valueOf(((Map<?, ?>) episode).get("task")))
                            .filter(task -> task.toLowerCase(Locale.ROOT).contains(typed))
                            .distinct()
                            .toList();
            List<String> shown = tasks.stream().limit(MOST).toList();
            return new CompleteResult(new CompleteResult.CompleteCompletion(shown, tasks.size(), tasks.size() > MOST));
        });
    }
}
