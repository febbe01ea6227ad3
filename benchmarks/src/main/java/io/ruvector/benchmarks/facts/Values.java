package io.ruvector.benchmarks.facts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Values of topics, each with all its spellings. */
final class Values {

    static final List<String> CITIES = List.of(
            "Berlin",
            "Rome",
            "Oslo",
            "Lisbon",
            "Vienna",
            "New York",
            "Toronto",
            "Nairobi",
            "Osaka",
            "Lima",
            "Sydney",
            "Cairo");
    static final List<String> COMPANIES = List.of(
            "Initech",
            "Globex",
            "Umbrella Labs",
            "Acme Foods",
            "Hooli",
            "Stark Mining",
            "Wayne Shipping",
            "Vandelay Imports");
    static final List<String> JOBS = List.of(
            "nurse", "pilot", "plumber", "data engineer", "software engineer", "teacher", "pastry chef", "tax lawyer");
    static final List<String> COLORS = List.of("red", "blue", "green", "yellow", "purple", "dark gray", "light gray");
    static final List<String> FOODS = List.of("sushi", "lasagna", "pea soup", "tomato soup", "ramen", "pizza");
    static final List<String> LANGUAGES = List.of("French", "German", "Swahili", "Polish", "Korean", "Arabic");
    static final List<String> ALLERGENS = List.of("peanuts", "pollen", "shellfish", "penicillin", "latex");
    static final List<String> DATABASES = List.of("Postgres", "MySQL", "Oracle", "Redis", "Cassandra");
    static final List<String> CODE = List.of("Java", "Kotlin", "Rust", "Python", "Go");
    static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "us-east-2", "ap-south-1", "eu-west-2");
    static final List<String> PREFERENCES = List.of("dark mode", "light mode", "high contrast mode");
    static final List<String> UNITS = List.of("metric units", "imperial units");

    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    private Values() {}

    static IntFunction<List<String>> of(List<String> names) {
        return i -> List.of(names.get(i));
    }

    static List<String> date(int i) {
        LocalDate day = FIRST.plusDays(i);
        return List.of(
                day.toString(),
                shown("MMMM d, yyyy", day),
                shown("d MMMM yyyy", day),
                shown("MMM d, yyyy", day),
                shown("d", day) + "th of " + shown("MMMM yyyy", day));
    }

    static List<String> birthday(int i) {
        LocalDate day = FIRST.plusDays(i);
        return List.of(shown("MMMM d", day), shown("d MMMM", day), shown("MMM d", day));
    }

    static List<String> age(int i) {
        String[] tens = {"twenty", "thirty", "forty", "fifty"};
        String[] units = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        return List.of(String.valueOf(21 + 10 * (i / 9) + i % 9), tens[i / 9] + "-" + units[i % 9]);
    }

    static List<String> height(int i) {
        int cm = 150 + i;
        return List.of(cm + " cm", cm + " centimeters", "%d.%02d m".formatted(cm / 100, cm % 100));
    }

    static List<String> price(int i) {
        int dollars = 1_000 + 50 * i;
        return List.of(
                "$" + dollars,
                String.format(Locale.ROOT, "$%,d", dollars),
                dollars + " dollars",
                String.format(Locale.ROOT, "%,d USD", dollars));
    }

    static List<String> budget(int i) {
        int thousands = 10 + i;
        return List.of(
                "$" + thousands + "k",
                "$" + thousands + ",000",
                thousands + ",000 dollars",
                thousands + " thousand dollars");
    }

    static List<String> port(int i) {
        return List.of(String.valueOf(8_000 + i));
    }

    static List<String> timeout(int i) {
        int minutes = 2 + i;
        return List.of(minutes + " minutes", minutes * 60 + " seconds", minutes + " min", minutes * 60 + " s");
    }

    static List<String> time(int i) {
        int hour = 1 + i;
        return List.of(hour + " pm", hour + ":00 pm", "%d:00".formatted(12 + hour), hour + "pm");
    }

    static List<String> email(int i) {
        return List.of("box" + i + "@example.org");
    }

    static List<String> phone(int i) {
        return List.of("+1 555 01%02d".formatted(i) + "7 22", "+1-555-01%02d-722".formatted(i));
    }

    private static String shown(String pattern, LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
}
