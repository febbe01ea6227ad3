package io.ruvector.benchmarks.facts;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * One thing that can be said of a subject, in many ways. {@code S} stands for the subject and {@code V} for the value.
 *
 * @param name its name
 * @param people whether it is said of people; of services otherwise
 * @param many whether several values hold at a time
 * @param values how many values there are
 * @param forms the spellings of a value, all of which mean the same
 * @param known wordings in the grammar of the exam
 * @param heldOut wordings that were written down before the library was first run on them, and for which no word of its
 *     lexicon or grammar was added since
 * @param denials wordings that deny it
 */
record Topic(
        String name,
        boolean people,
        boolean many,
        int values,
        IntFunction<List<String>> forms,
        List<String> known,
        List<String> heldOut,
        List<String> denials) {

    /** A statement of the topic in one of the wordings, the value in one of its spellings. */
    String say(String subject, int value, List<String> wordings, RandomGenerator random) {
        List<String> spellings = forms.apply(value);
        String wording = wordings.get(random.nextInt(wordings.size()));
        String spelling = spellings.get(random.nextInt(spellings.size()));
        String said = wording.replace("{S}", subject).replace("{V}", spelling);
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
    }
}
