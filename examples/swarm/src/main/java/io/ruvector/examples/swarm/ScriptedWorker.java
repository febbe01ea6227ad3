package io.ruvector.examples.swarm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A chat model that runs offline: it draws one of the ways in its prompt, likelier the more lines of the prompt name it beside
 * success and the fewer beside failure. It keeps nothing but its random numbers. Thread-safe.
 */
final class ScriptedWorker implements ChatModel {

    private static final double TRUST = 1.5;

    private final SplittableRandom random;

    ScriptedWorker(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        String prompt = ((UserMessage) request.messages().getLast()).singleText();
        List<String> lines = prompt.lines().toList();
        List<String> ways = lines.stream()
                .filter(line -> line.startsWith("Ways: "))
                .findFirst()
                .map(line -> List.of(line.substring("Ways: ".length()).split("; ")))
                .orElseThrow();
        double[] weights = ways.stream()
                .mapToDouble(way -> Math.exp(TRUST
                        * lines.stream()
                                .filter(line -> line.startsWith("[") && line.contains(way))
                                .mapToInt(line -> line.contains("| failure") ? -1 : line.contains("success") ? 1 : 0)
                                .sum()))
                .toArray();
        double draw = draw() * Arrays.stream(weights).sum();
        int chosen = 0;
        while (chosen < weights.length - 1 && draw >= weights[chosen]) {
            draw -= weights[chosen++];
        }
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(ways.get(chosen)))
                .build();
    }

    private synchronized double draw() {
        return random.nextDouble();
    }
}
