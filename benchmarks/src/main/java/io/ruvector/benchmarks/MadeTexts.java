package io.ruvector.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/** Texts of 3 to 200 words drawn from a small vocabulary, for exams that need no meaning. */
final class MadeTexts {
    static final long SEED = 7;

    private static final String[] WORDS =
            ("the of a river senate budget unbelievable tokenization quarterly report blue"
                            + " lava harbour dawn treaty 1,204 COVID-19 naïve café Zürich x86_64 e.g. (see below) \"quoted\" don't"
                            + " https://example.org/a?b=c photosynthesis of to in and is was for 3.14159 東京 état growth tax")
                    .split(" ");

    private MadeTexts() {}

    static List<String> make(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringJoiner text = new StringJoiner(" ");
            for (int words = random.nextInt(3, 201); words > 0; words--) {
                text.add(WORDS[random.nextInt(WORDS.length)]);
            }
            texts.add(text + ".");
        }
        return texts;
    }
}
