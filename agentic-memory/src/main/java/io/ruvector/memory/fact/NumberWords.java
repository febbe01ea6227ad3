package io.ruvector.memory.fact;

import io.ruvector.memory.fact.CanonicalText.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An English number in words from two to the millions, such as {@code twenty-five} or {@code three hundred}.
 *
 * @param value the number
 * @param end where the words end; where they begin when there is no number
 */
record NumberWords(BigDecimal value, int end) {

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);

    /** The factor of a word such as {@code thousand}. */
    static Optional<BigDecimal> scale(String word) {
        return switch (word) {
            case "hundred" -> Optional.of(BigDecimal.valueOf(100));
            case "thousand" -> Optional.of(BigDecimal.valueOf(1_000));
            case "million" -> Optional.of(BigDecimal.valueOf(1_000_000));
            default -> Optional.empty();
        };
    }

    /** The number whose words begin at {@code i}; "one" alone is not one, since it is a pronoun more often. */
    static NumberWords at(List<Token> tokens, int i) {
        String word = i < tokens.size() ? tokens.get(i).text() : "";
        int hyphen = word.indexOf('-');
        Integer tens = TENS.get(hyphen < 0 ? word : word.substring(0, hyphen));
        if (tens != null) {
            String unit =
                    hyphen < 0 ? (i + 1 < tokens.size() ? tokens.get(i + 1).text() : "") : word.substring(hyphen + 1);
            int digit = unit.equals("one") ? 1 : SMALL.getOrDefault(unit, 0);
            boolean joined = digit > 0 && digit < 10;
            int end = hyphen < 0 && joined ? i + 2 : i + 1;
            return new NumberWords(BigDecimal.valueOf(tens + (joined ? digit : 0)), end);
        }
        Integer small = SMALL.get(word);
        return small == null ? new NumberWords(BigDecimal.ZERO, i) : new NumberWords(BigDecimal.valueOf(small), i + 1);
    }
}
