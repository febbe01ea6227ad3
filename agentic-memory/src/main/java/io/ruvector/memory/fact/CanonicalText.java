package io.ruvector.memory.fact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement in canonical tokens: Unicode compatibility form, lower case, contractions written out, numbers, amounts, dates
 * and times in one notation ({@link Quantities}), fillers and articles dropped, British spellings as American.
 *
 * @param tokens the tokens in order; {@code 's} is one of its own
 */
record CanonicalText(List<Token> tokens) {

    /**
     * A token.
     *
     * @param text its canonical form
     * @param anchor whether it names something: a proper name, a number, a date, an address
     */
    record Token(String text, boolean anchor) {}

    private static final Pattern TOKEN = Pattern.compile(
            "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+" // address
                    + "|\\+\\d[\\d ()-]{6,}\\d" // telephone
                    + "|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}:\\d{2}" // date, time
                    + "|[$€£]?\\d+(?:,\\d{3})*(?:\\.\\d+)?[kKmM]?(?![\\p{L}\\d'])" // number
                    + "|%|[\\p{L}\\d]+(?:[-.][\\p{L}\\d]+)*(?:'[\\p{L}]+)?");
    private static final Set<String> FILLERS = Set.of(
            "a",
            "an",
            "the",
            "currently",
            "presently",
            "now",
            "actually",
            "really",
            "just",
            "still",
            "nowadays",
            "also");
    private static final List<String> OPENINGS = List.of(
            "please remember that ",
            "please note that ",
            "remember that ",
            "note that ",
            "note: ",
            "for the record, ",
            "it is known that ",
            "as far as i know, ",
            "as we know, ",
            "fyi, ",
            "fyi: ",
            "by the way, ",
            "i think that ",
            "i think ",
            "i heard that ",
            "i learned that ");
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("colour", "color"),
            Map.entry("favourite", "favorite"),
            Map.entry("favourites", "favorites"),
            Map.entry("grey", "gray"),
            Map.entry("centre", "center"),
            Map.entry("theatre", "theater"),
            Map.entry("organisation", "organization"),
            Map.entry("licence", "license"),
            Map.entry("programme", "program"),
            Map.entry("e-mail", "email"),
            Map.entry("cannot", "can not"));

    CanonicalText {
        tokens = List.copyOf(tokens);
    }

    static CanonicalText of(String statement) {
        String text = Normalizer.normalize(statement, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replaceAll("\\s+", " ")
                .strip();
        text = withoutOpening(text);
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            add(tokens, matcher.group());
        }
        return new CanonicalText(Quantities.merge(tokens));
    }

    /** The tokens, joined by spaces. */
    String phrase() {
        return phrase(tokens);
    }

    static String phrase(List<Token> tokens) {
        return String.join(" ", tokens.stream().map(Token::text).toList());
    }

    private static String withoutOpening(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String opening : OPENINGS) {
            if (lower.startsWith(opening)) {
                return withoutOpening(text.substring(opening.length()));
            }
        }
        return text;
    }

    private static void add(List<Token> tokens, String raw) {
        String lower = raw.toLowerCase(Locale.ROOT);
        if (raw.startsWith("+")) {
            tokens.add(new Token("+" + raw.replaceAll("\\D", ""), true));
            return;
        }
        boolean name = Character.isUpperCase(raw.charAt(0)) || Character.isDigit(raw.charAt(raw.length() - 1));
        int apostrophe = lower.indexOf('\'');
        if (apostrophe > 0) {
            String head = lower.substring(0, apostrophe);
            String tail = lower.substring(apostrophe);
            if (tail.equals("'t") && head.endsWith("n")) {
                String verb =
                        head.equals("can") ? "can" : head.equals("won") ? "will" : head.substring(0, head.length() - 1);
                tokens.add(new Token(verb, false));
                tokens.add(new Token("not", false));
                return;
            }
            addWord(tokens, head, name);
            tokens.add(new Token(tail, false));
            return;
        }
        addWord(tokens, lower, name || raw.indexOf('@') > 0);
    }

    private static void addWord(List<Token> tokens, String word, boolean name) {
        String spelled = SPELLINGS.getOrDefault(word, word);
        for (String part : spelled.split(" ", -1)) {
            if (!FILLERS.contains(part)) {
                tokens.add(new Token(part, name));
            }
        }
    }
}
