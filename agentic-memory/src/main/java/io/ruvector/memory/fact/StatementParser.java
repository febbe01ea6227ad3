package io.ruvector.memory.fact;

import io.ruvector.memory.fact.AttributeLexicon.VerbPhrase;
import io.ruvector.memory.fact.CanonicalText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads simple English sentences without a model. The grammar, after negation is taken out, where N is a noun phrase for an
 * attribute and V the value:
 *
 * <pre>
 *   S 's N be V      V be S 's N      the N of S be V      V be the N of S
 *   S verb-phrase V  S have N of V    S be V
 * </pre>
 *
 * <p>What does not fit is not read: a wrong reading would merge or end facts.
 */
final class StatementParser {

    /** The attribute of "S be V". */
    static final String PROPERTY = "is";

    private static final Set<String> BE = Set.of("be", "is", "are", "am", "was", "were", "'s", "'re", "been");
    private static final Set<String> COPULA = Set.of("is", "are", "am", "was", "were");
    private static final Set<String> HAVE = Set.of("have", "has", "had");
    private static final Set<String> NEGATIONS = Set.of("not", "never");
    private static final Set<String> AUXILIARIES = Set.of("do", "does", "did", "has", "have", "had", "will", "can");
    private static final Set<String> MODALS = Set.of("would", "could", "should", "may", "might", "must");
    private static final Set<String> CLAUSE_WORDS = Set.of(
            "what", "where", "who", "which", "when", "that", "whose", "how", "because", "if", "and", "but", "or");
    private static final int MOST_SUBJECT_TOKENS = 5;
    private static final int MOST_VALUE_TOKENS = 8;
    private static final int MOST_PROPERTY_TOKENS = 3;

    private final AttributeLexicon lexicon;

    StatementParser(AttributeLexicon lexicon) {
        this.lexicon = lexicon;
    }

    Optional<Claim> parse(CanonicalText text) {
        List<String> words = new ArrayList<>();
        boolean negated = affirmative(text, words);
        return possessive(words, negated)
                .or(() -> nounOf(words, negated))
                .or(() -> verb(words, negated))
                .or(() -> having(words, negated))
                .or(() -> property(words, negated));
    }

    /** Fills in the words without negation, and says whether an odd number of them negated. */
    static boolean affirmative(CanonicalText text, List<String> words) {
        List<String> all = text.tokens().stream().map(Token::text).toList();
        boolean negated = false;
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            String next = i + 1 < all.size() ? all.get(i + 1) : "";
            boolean noLonger = word.equals("no") && (next.equals("longer") || next.equals("more"));
            if (NEGATIONS.contains(word)) {
                negated = !negated;
            } else if (noLonger) {
                negated = !negated;
                i++;
            } else if (AUXILIARIES.contains(word) && NEGATIONS.contains(next)) {
                continue;
            } else if (negated && word.equals("anymore")) {
                continue;
            } else {
                words.add(word);
            }
        }
        return negated;
    }

    private Optional<Claim> possessive(List<String> words, boolean negated) {
        int owner = words.indexOf("'s");
        if (owner <= 0) {
            return Optional.empty();
        }
        int after = firstCopula(words, owner + 1);
        if (after > owner + 1) { // S 's N be V
            return claim(
                    words.subList(0, owner),
                    words.subList(owner + 1, after),
                    words.subList(after + 1, words.size()),
                    negated);
        }
        int before = firstCopula(words.subList(0, owner), 0);
        if (before > 0) { // V be S 's N
            return claim(
                    words.subList(before + 1, owner),
                    words.subList(owner + 1, words.size()),
                    words.subList(0, before),
                    negated);
        }
        return Optional.empty();
    }

    private Optional<Claim> nounOf(List<String> words, boolean negated) {
        int be = firstCopula(words, 0);
        for (int of = 1; of < words.size(); of++) {
            if (!words.get(of).equals("of") && !words.get(of).equals("for")) {
                continue;
            }
            if (be > of && known(words.subList(0, of))) { // N of S be V
                return claim(
                        words.subList(of + 1, be), words.subList(0, of), words.subList(be + 1, words.size()), negated);
            }
            if (be > 0 && be < of && known(words.subList(be + 1, of))) { // V be N of S
                return claim(
                        words.subList(of + 1, words.size()), words.subList(be + 1, of), words.subList(0, be), negated);
            }
        }
        return Optional.empty();
    }

    private Optional<Claim> verb(List<String> words, boolean negated) {
        for (VerbPhrase phrase : lexicon.verbPhrases()) {
            for (int i = 1; i + phrase.words().size() < words.size(); i++) {
                if (matches(words, i, phrase.words())) {
                    return claim(
                            withoutAuxiliaries(words.subList(0, i)),
                            List.of(phrase.entry().name().split(" ")),
                            words.subList(i + phrase.words().size(), words.size()),
                            negated);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> withoutAuxiliaries(List<String> subject) {
        int end = subject.size();
        while (end > 0 && AUXILIARIES.contains(subject.get(end - 1))) {
            end--;
        }
        return subject.subList(0, end);
    }

    private Optional<Claim> having(List<String> words, boolean negated) {
        for (int have = 1; have < words.size(); have++) {
            int of = words.indexOf("of");
            if (HAVE.contains(words.get(have)) && of > have + 1 && known(words.subList(have + 1, of))) {
                return claim(
                        words.subList(0, have),
                        words.subList(have + 1, of),
                        words.subList(of + 1, words.size()),
                        negated);
            }
        }
        return Optional.empty();
    }

    private static Optional<Claim> property(List<String> words, boolean negated) {
        int be = firstCopula(words, 0);
        if (be < 1 || be > 2 || words.size() - be - 1 > MOST_PROPERTY_TOKENS) {
            return Optional.empty();
        }
        return checked(words.subList(0, be), PROPERTY, words.subList(be + 1, words.size()), negated);
    }

    private Optional<Claim> claim(List<String> subject, List<String> attribute, List<String> value, boolean negated) {
        String noun = String.join(" ", attribute);
        String name = lexicon.byNoun(noun).map(AttributeLexicon.Entry::name).orElse(noun);
        if (attribute.size() > 3 || !clean(attribute)) {
            return Optional.empty();
        }
        if (name.equals("preference") && value.size() > 1) { // "dark mode" and "light mode" answer one question
            name = "preferred " + value.getLast();
        }
        return checked(subject, name, value, negated);
    }

    private static Optional<Claim> checked(
            List<String> subject, String attribute, List<String> value, boolean negated) {
        boolean fits = !subject.isEmpty()
                && !value.isEmpty()
                && subject.size() <= MOST_SUBJECT_TOKENS
                && value.size() <= MOST_VALUE_TOKENS
                && clean(subject)
                && !MODALS.contains(subject.getLast())
                && clean(value);
        return fits
                ? Optional.of(new Claim(String.join(" ", subject), attribute, String.join(" ", value), negated))
                : Optional.empty();
    }

    private boolean known(List<String> noun) {
        return lexicon.byNoun(String.join(" ", noun)).isPresent();
    }

    private static boolean clean(List<String> words) {
        return words.stream().noneMatch(word -> CLAUSE_WORDS.contains(word) || BE.contains(word));
    }

    private static int firstCopula(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            if (COPULA.contains(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(List<String> words, int at, List<String> phrase) {
        for (int i = 0; i < phrase.size(); i++) {
            if (!isForm(words.get(at + i), phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForm(String word, String infinitive) {
        if (infinitive.equals("be")) {
            return BE.contains(word);
        }
        if (infinitive.equals("have")) {
            return HAVE.contains(word);
        }
        String stem = infinitive.endsWith("e") ? infinitive.substring(0, infinitive.length() - 1) : infinitive;
        return word.equals(infinitive)
                || word.equals(infinitive + "s")
                || word.equals(infinitive + "es")
                || word.equals(stem + "ing")
                || word.equals(stem + "ed");
    }
}
