package io.ruvector.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import io.ruvector.operation.Operations;
import io.ruvector.store.RuVectorException;
import java.util.List;
import java.util.Map;

/** Prompts: what an agent should know before a task, keep after it, and answer from. */
final class Prompts {

    private Prompts() {}

    static List<SyncPromptSpecification> of(CallerViews views) {
        return List.of(
                prompt(
                        "before_task",
                        "What is known before a task: skills, facts, effects and earlier episodes",
                        "task",
                        "What is to be done",
                        (caller, task) -> beforeTask(views, caller, task)),
                prompt(
                        "after_task",
                        "Asks for the episode to be remembered",
                        "task",
                        "What was to be done",
                        (caller, task) -> "The task was: " + task
                                + "\n\nCall memory_remember with this task, the steps that were taken in order, the outcome"
                                + " (success, failure or partial, with a reason unless it was a success) and, as reflection,"
                                + " one sentence that would have saved time."),
                prompt(
                        "answer_from_documents",
                        "An answer from the ingested documents, with the passages it rests on",
                        "question",
                        "The question",
                        (caller, question) -> answer(views, caller, question)));
    }

    @FunctionalInterface
    private interface Text {
        String of(McpTransportContext caller, String argument);
    }

    private static SyncPromptSpecification prompt(
            String name, String description, String argument, String meaning, Text text) {
        Prompt prompt = Prompt.builder(name)
                .title(description)
                .description(description)
                .arguments(List.of(PromptArgument.builder(argument)
                        .description(meaning)
                        .required(true)
                        .build()))
                .build();
        return new SyncPromptSpecification(prompt, (exchange, request) -> {
            String given = required(argument, request.arguments());
            return result(description, () -> text.of(exchange.transportContext(), given));
        });
    }

    private static String required(String name, Map<String, Object> arguments) {
        if (arguments != null && arguments.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw invalid(name + ": expected a text that is not blank");
    }

    private static GetPromptResult result(String description, java.util.function.Supplier<String> text) {
        try {
            PromptMessage message = PromptMessage.builder(
                            Role.USER, TextContent.builder(text.get()).build())
                    .build();
            return GetPromptResult.builder(List.of(message))
                    .description(description)
                    .build();
        } catch (RuVectorException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static String beforeTask(CallerViews views, McpTransportContext caller, String task) {
        String known = text(views, caller, "memory_context", Map.of("task", task), "text");
        return "The task: " + task + "\n\n"
                + (known.isBlank() ? "Nothing is known about such tasks yet." : "What is known:\n\n" + known);
    }

    private static String answer(CallerViews views, McpTransportContext caller, String question) {
        return "Question: " + question + "\n\nWhat the documents say: "
                + text(views, caller, "rag_ask", Map.of("question", question), "answer");
    }

    private static String text(
            CallerViews views,
            McpTransportContext caller,
            String operation,
            Map<String, Object> arguments,
            String field) {
        Record answer = Operations.named(operation).call(views.of(caller, Effect.READ), arguments);
        return String.valueOf(Operation.asJsonObject(answer).get(field));
    }

    private static McpError invalid(String message) {
        return McpError.builder(ErrorCodes.INVALID_PARAMS).message(message).build();
    }
}
