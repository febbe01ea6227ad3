package io.ruvector.memory.fact;

import io.ruvector.memory.fact.CanonicalText.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings numbers, amounts with units, dates and times of day into one notation each. */
final class Quantities {

    private record Unit(String base, BigDecimal factor) {
        static Unit of(String base, String factor) {
            return new Unit(base, new BigDecimal(factor));
        }
    }

    private static final Pattern NUMBER = Pattern.compile("([$€£]?)(\\d+(?:,\\d{3})*(?:\\.\\d+)?)([km]?)");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");
    private static final Pattern ATTACHED = Pattern.compile("(\\d+)(ms|km|cm|mm|m|kg|g|s|min|h|mb|gb|am|pm)");
    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("km", Unit.of("m", "1000")),
            Map.entry("kilometer", Unit.of("m", "1000")),
            Map.entry("kilometre", Unit.of("m", "1000")),
            Map.entry("m", Unit.of("m", "1")),
            Map.entry("meter", Unit.of("m", "1")),
            Map.entry("metre", Unit.of("m", "1")),
            Map.entry("cm", Unit.of("m", "0.01")),
            Map.entry("centimeter", Unit.of("m", "0.01")),
            Map.entry("centimetre", Unit.of("m", "0.01")),
            Map.entry("kg", Unit.of("kg", "1")),
            Map.entry("kilo", Unit.of("kg", "1")),
            Map.entry("kilogram", Unit.of("kg", "1")),
            Map.entry("g", Unit.of("kg", "0.001")),
            Map.entry("gram", Unit.of("kg", "0.001")),
            Map.entry("ms", Unit.of("s", "0.001")),
            Map.entry("millisecond", Unit.of("s", "0.001")),
            Map.entry("s", Unit.of("s", "1")),
            Map.entry("sec", Unit.of("s", "1")),
            Map.entry("second", Unit.of("s", "1")),
            Map.entry("min", Unit.of("s", "60")),
            Map.entry("minute", Unit.of("s", "60")),
            Map.entry("h", Unit.of("s", "3600")),
            Map.entry("hour", Unit.of("s", "3600")),
            Map.entry("day", Unit.of("days", "1")),
            Map.entry("week", Unit.of("days", "7")),
            Map.entry("mb", Unit.of("mb", "1")),
            Map.entry("megabyte", Unit.of("mb", "1")),
            Map.entry("gb", Unit.of("mb", "1000")),
            Map.entry("gigabyte", Unit.of("mb", "1000")),
            Map.entry("dollar", Unit.of("usd", "1")),
            Map.entry("usd", Unit.of("usd", "1")),
            Map.entry("euro", Unit.of("eur", "1")),
            Map.entry("eur", Unit.of("eur", "1")),
            Map.entry("percent", Unit.of("percent", "1")),
            Map.entry("%", Unit.of("percent", "1")));
    private static final Map<String, String> CURRENCIES = Map.of("$", "usd", "€", "eur", "£", "gbp");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private Quantities() {}

    static List<Token> merge(List<Token> tokens) {
        List<Token> out = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            int next = date(tokens, i, out);
            next = next > i ? next : number(tokens, i, out);
            if (next == i) {
                out.add(tokens.get(i));
                next = i + 1;
            }
            i = next;
        }
        return out;
    }

    /** A date written with a month's name, with its year or without; returns where it ends, or {@code i}. */
    private static int date(List<Token> tokens, int i, List<Token> out) {
        int month = month(text(tokens, i));
        int day;
        int end;
        if (month > 0) {
            day = day(text(tokens, i + 1));
            end = i + 2;
        } else {
            day = day(text(tokens, i));
            end = text(tokens, i + 1).equals("of") ? i + 2 : i + 1;
            month = day > 0 ? month(text(tokens, end)) : 0;
            end++;
        }
        if (day == 0 || month == 0) {
            return i;
        }
        String year = text(tokens, end);
        boolean dated = year.matches("\\d{4}");
        out.add(new Token((dated ? year : "-") + "-%02d-%02d".formatted(month, day), true));
        return dated ? end + 1 : end;
    }

    private static int number(List<Token> tokens, int i, List<Token> out) {
        String text = text(tokens, i);
        String suffix = text(tokens, i + 1);
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            boolean half = suffix.equals("am") || suffix.equals("pm");
            out.add(time(Integer.parseInt(clock.group(1)), clock.group(2), suffix));
            return half ? i + 2 : i + 1;
        }
        Matcher attached = ATTACHED.matcher(text);
        if (attached.matches()) {
            List<Token> apart = List.of(new Token(attached.group(1), true), new Token(attached.group(2), false));
            number(apart, 0, out);
            return i + 1;
        }
        if (text.matches("\\d{1,2}") && (suffix.equals("am") || suffix.equals("pm"))) {
            out.add(time(Integer.parseInt(text), "00", suffix));
            return i + 2;
        }
        Matcher plain = NUMBER.matcher(text);
        if (plain.matches()) {
            BigDecimal value = new BigDecimal(plain.group(2).replace(",", "")).multiply(scale(plain.group(3)));
            return amount(value, CURRENCIES.getOrDefault(plain.group(1), ""), tokens, i + 1, out);
        }
        NumberWords words = NumberWords.at(tokens, i);
        return words.end() == i ? i : amount(words.value(), "", tokens, words.end(), out);
    }

    private static int amount(BigDecimal value, String unit, List<Token> tokens, int next, List<Token> out) {
        BigDecimal scaled = value;
        int end = next;
        String word = text(tokens, end);
        Optional<BigDecimal> large = NumberWords.scale(word);
        if (large.isPresent()) {
            scaled = scaled.multiply(large.get());
            end++;
            word = text(tokens, end);
        }
        Unit known = UNITS.get(word);
        if (known == null && word.endsWith("s")) {
            known = UNITS.get(word.substring(0, word.length() - 1));
        }
        String base = unit;
        if (known != null && unit.isEmpty()) {
            scaled = scaled.multiply(known.factor());
            base = known.base();
            end++;
        }
        out.add(new Token(scaled.stripTrailingZeros().toPlainString() + base, true));
        return end;
    }

    private static Token time(int hour, String minutes, String half) {
        int hours = half.equals("pm") && hour < 12 ? hour + 12 : half.equals("am") && hour == 12 ? 0 : hour;
        return new Token("%02d:%s".formatted(hours, minutes), true);
    }

    private static BigDecimal scale(String suffix) {
        return switch (suffix) {
            case "k" -> BigDecimal.valueOf(1_000);
            case "m" -> BigDecimal.valueOf(1_000_000);
            default -> BigDecimal.ONE;
        };
    }

    private static int month(String word) {
        if (word.length() < 3) {
            return 0;
        }
        for (int m = 0; m < 12; m++) {
            String name = MONTHS.get(m);
            if (name.equals(word) || word.length() == 3 && name.startsWith(word)) {
                return m + 1;
            }
        }
        return 0;
    }

    private static int day(String word) {
        Matcher ordinal = ORDINAL.matcher(word);
        String digits = ordinal.matches() ? ordinal.group(1) : word;
        if (!digits.matches("\\d{1,2}")) {
            return 0;
        }
        int day = Integer.parseInt(digits);
        return day <= 31 ? day : 0;
    }

    private static String text(List<Token> tokens, int i) {
        return i < tokens.size() ? tokens.get(i).text() : "";
    }
}
