package io.ruvector.memory.fact;

import io.ruvector.memory.fact.CanonicalText.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether two free statements say the same in other words. Vectors alone cannot tell "the door is open at 8" from "the door
 * is open at 9", so besides the cosine these must agree: negation, everything that is named or counted and its order, and all
 * other words but those that carry no content.
 */
final class Paraphrases {

    private static final Set<String> EMPTY = Set.of(
            "is", "are", "am", "was", "were", "be", "been", "of", "in", "on", "at", "to", "by", "for", "with", "that",
            "this", "it", "there", "do", "does", "did", "has", "have", "will", "and", "'s", "its", "his", "her",
            "their", "must", "should", "every", "each");

    private Paraphrases() {}

    /**
     * Whether the two say the same.
     *
     * @param cosine of their vectors
     * @param threshold the least cosine of paraphrases
     */
    static boolean same(CanonicalText a, CanonicalText b, double cosine, double threshold) {
        List<String> words = new ArrayList<>();
        List<String> others = new ArrayList<>();
        boolean negated = StatementParser.affirmative(a, words);
        return cosine >= threshold
                && negated == StatementParser.affirmative(b, others)
                && anchors(a).equals(anchors(b))
                && content(words).equals(content(others));
    }

    private static List<String> anchors(CanonicalText text) {
        return text.tokens().stream()
                .filter(Token::anchor)
                .map(Token::text)
                .filter(it -> !EMPTY.contains(it))
                .toList();
    }

    private static Set<String> content(List<String> words) {
        Set<String> content = new HashSet<>();
        for (String word : words) {
            if (!EMPTY.contains(word)) {
                content.add(stem(word));
            }
        }
        return content;
    }

    private static String stem(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
