package io.ruvector.examples.router;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A chat model that really computes, offline. The small one knows questions of one step and gives the first number it reads
 * for an answer to all others; the large one knows those of several steps, too.
 */
final class ScriptedModel implements ChatModel {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final boolean large;

    ScriptedModel(boolean large) {
        this.large = large;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        String question = ((UserMessage) request.messages().getLast()).singleText();
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(answer(question)))
                .build();
    }

    private String answer(String question) {
        List<Integer> numbers = NUMBER.matcher(question)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
        if (question.contains(" plus ")) {
            return String.valueOf(numbers.get(0) + numbers.get(1));
        }
        if (question.contains("capital letters")) {
            return question.split(" ")[3].toUpperCase(Locale.ROOT);
        }
        if (question.contains("larger")) {
            return String.valueOf(Math.max(numbers.get(0), numbers.get(1)));
        }
        return large ? inSteps(question, numbers) : String.valueOf(numbers.isEmpty() ? 0 : numbers.getFirst());
    }

    private static String inSteps(String question, List<Integer> numbers) {
        List<String> dates =
                DATE.matcher(question).results().map(MatchResult::group).toList();
        if (dates.size() == 2) {
            return String.valueOf(
                    ChronoUnit.DAYS.between(LocalDate.parse(dates.get(0)), LocalDate.parse(dates.get(1))));
        }
        List<String> times =
                TIME.matcher(question).results().map(MatchResult::group).toList();
        if (times.size() == 1) {
            return LocalTime.parse(times.getFirst())
                    .plusHours(numbers.get(2))
                    .plusMinutes(numbers.get(3))
                    .toString();
        }
        return String.valueOf(numbers.get(2) - numbers.get(0) * numbers.get(1));
    }
}
