package io.ruvector.examples.team;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A chat model that runs offline and searches at random. It can write each task in several ways and does not know which is
 * right: all are equally likely, until a line of its prompt names one beside the word success or failure. It keeps nothing between
 * calls but its random numbers, so that what the team puts into the prompt is the only way by which anything can be learned.
 */
final class ScriptedProgrammer implements ChatModel {

    /** By how much a line of the prompt changes the logarithm of an approach's odds; a line further down counts less. */
    private static final double TRUST = 3;

    private static final String KNOWN = "What the team knows from earlier tasks:\n";
    private static final String TRIED = "What was tried on this task already:\n";

    private final Map<String, Map<String, String>> drafts = new LinkedHashMap<>();
    private final SplittableRandom random;

    ScriptedProgrammer(long seed) {
        random = new SplittableRandom(seed);
        for (List<String> block : TaskFile.blocks("drafts.txt")) {
            String[] head = block.getFirst().substring("draft ".length()).split(" / ", 2);
            drafts.computeIfAbsent(head[0], task -> new LinkedHashMap<>())
                    .put(head[1], String.join("\n", block.subList(1, block.size())));
        }
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        String prompt = ((UserMessage) request.messages().getLast()).singleText();
        String signature = between(prompt, "Signature: ", "\n").strip();
        Map<String, String> known = drafts.getOrDefault(method(signature), Map.of());
        String answer;
        if (prompt.startsWith("You are the researcher")) {
            answer = String.join("\n", known.keySet());
        } else {
            String approach = choose(known, between(prompt, KNOWN, TRIED), after(prompt, TRIED));
            answer = "```java\n// approach: " + approach + "\n" + signature + " {\n" + known.get(approach) + "\n}\n```";
        }
        return ChatResponse.builder().aiMessage(AiMessage.from(answer)).build();
    }

    private String choose(Map<String, String> known, String experience, String tried) {
        List<String> open = new ArrayList<>(known.keySet());
        open.removeIf(approach -> tried.contains(approach + ":"));
        if (open.isEmpty()) {
            open.addAll(known.keySet());
        }
        double[] weights = open.stream()
                .mapToDouble(approach -> Math.exp(TRUST * evidence(approach, experience)))
                .toArray();
        double draw = random.nextDouble() * java.util.Arrays.stream(weights).sum();
        int chosen = 0;
        while (chosen < weights.length - 1 && draw >= weights[chosen]) {
            draw -= weights[chosen++];
        }
        return open.get(chosen);
    }

    /** What the lines that name an approach say for it, the n-th line of the memory by 1/n. */
    private static double evidence(String approach, String experience) {
        double sum = 0;
        int rank = 0;
        for (String line :
                experience.lines().filter(text -> text.startsWith("[")).toList()) {
            rank++;
            String words = line.toLowerCase(Locale.ROOT);
            if (words.contains(approach.toLowerCase(Locale.ROOT))) {
                sum += (words.contains("| failure") ? -1.0 : words.contains("success") ? 1.0 : 0.0) / rank;
            }
        }
        return sum;
    }

    private static String method(String signature) {
        String head = signature.substring(0, Math.max(0, signature.indexOf('(')));
        return head.substring(head.lastIndexOf(' ') + 1);
    }

    private static String between(String text, String from, String to) {
        String rest = after(text, from);
        int end = rest.indexOf(to);
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static String after(String text, String from) {
        int start = text.indexOf(from);
        return start < 0 ? "" : text.substring(start + from.length());
    }

    /** The approaches to each task, for tests. */
    Map<String, List<String>> approaches() {
        return drafts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue().keySet())));
    }
}
