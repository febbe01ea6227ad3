package io.ruvector.server.conformance;

import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The prompts that the conformance suite gets. */
final class FixturePrompts {

    private FixturePrompts() {}

    static List<SyncPromptSpecification> all() {
        return List.of(
                prompt("test_simple_prompt", request -> List.of(text("This is a simple prompt for testing."))),
                prompt(
                        "test_prompt_with_arguments",
                        request -> List.of(text("Prompt with arguments: arg1='" + argument(request, "arg1")
                                + "', arg2='" + argument(request, "arg2") + "'")),
                        "arg1",
                        "arg2"),
                prompt(
                        "test_prompt_with_embedded_resource",
                        request -> List.of(
                                EmbeddedResource.builder(TextResourceContents.builder(
                                                        argument(request, "resourceUri"),
                                                        "Embedded resource content for testing.")
                                                .mimeType("text/plain")
                                                .build())
                                        .build(),
                                text("Please process the embedded resource above.")),
                        "resourceUri"),
                prompt(
                        "test_prompt_with_image",
                        request -> List.of(
                                ImageContent.builder(FixtureMedia.PNG, "image/png")
                                        .build(),
                                text("Please analyze the image above."))));
    }

    private static SyncPromptSpecification prompt(
            String name, Function<GetPromptRequest, List<Content>> contents, String... arguments) {
        Prompt prompt = Prompt.builder(name)
                .description("Fixture " + name)
                .arguments(Arrays.stream(arguments)
                        .map(argument -> PromptArgument.builder(argument)
                                .description(argument)
                                .required(true)
                                .build())
                        .toList())
                .build();
        return new SyncPromptSpecification(
                prompt,
                (exchange, request) -> GetPromptResult.builder(contents.apply(request).stream()
                                .map(content -> PromptMessage.builder(Role.USER, content)
                                        .build())
                                .toList())
                        .build());
    }

    private static String argument(GetPromptRequest request, String name) {
        return String.valueOf(request.arguments().get(name));
    }

    private static TextContent text(String text) {
        return TextContent.builder(text).build();
    }
}
