package io.ruvector.sona;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Texts about six topics, each with its own words, mixed with words that any text may have. */
final class TopicWorld {

    static final List<String> TOPICS = List.of("billing", "cooking", "travel", "coding", "medicine", "weather");

    private static final List<String> WORDS = List.of(
            "invoice payment refund charge account balance receipt subscription card price",
            "flour oven recipe butter onion bake salt pan dinner sauce",
            "flight hotel passport train luggage airport ticket island visa border",
            "compiler function test variable commit branch exception thread array class",
            "doctor fever dose tablet allergy symptom nurse vaccine pain blood",
            "rain wind storm sunny forecast snow cloud humid thunder frost");
    private static final String[] COMMON = "please can you the my a for today want need about".split(" ");

    private final SplittableRandom random;

    TopicWorld(long seed) {
        random = new SplittableRandom(seed);
    }

    String text(int topic) {
        String[] words = WORDS.get(topic).split(" ");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            String[] from = i % 2 == 0 ? words : COMMON;
            text.append(from[random.nextInt(from.length)]).append(' ');
        }
        return text.toString().strip();
    }

    List<Example> examples(int perTopic) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < perTopic; i++) {
            for (int topic = 0; topic < TOPICS.size(); topic++) {
                examples.add(new Example(text(topic), TOPICS.get(topic)));
            }
        }
        return examples;
    }

    static Route route(String topic) {
        return new Route(topic, topic + " " + WORDS.get(TOPICS.indexOf(topic)).substring(0, 20), 1);
    }
}
