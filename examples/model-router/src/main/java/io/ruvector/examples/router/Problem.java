package io.ruvector.examples.router;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A question with its right answer, made from random numbers.
 *
 * @param text the question
 * @param answer the right answer
 */
record Problem(String text, String answer) {

    private static final String[] WORDS = {"river", "garden", "window", "market", "bridge", "winter", "candle"};

    boolean isRight(String given) {
        return given.strip().equalsIgnoreCase(answer);
    }

    static Problem next(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> sum(random);
            case 1 -> capitals(random);
            case 2 -> larger(random);
            case 3 -> arrival(random);
            case 4 -> days(random);
            default -> purchase(random);
        };
    }

    private static Problem sum(SplittableRandom random) {
        int a = random.nextInt(10, 100);
        int b = random.nextInt(10, 100);
        return new Problem("What is " + a + " plus " + b + "?", String.valueOf(a + b));
    }

    private static Problem capitals(SplittableRandom random) {
        String word = WORDS[random.nextInt(WORDS.length)];
        return new Problem("Write the word " + word + " in capital letters.", word.toUpperCase(Locale.ROOT));
    }

    private static Problem larger(SplittableRandom random) {
        int a = random.nextInt(10, 500);
        int b = random.nextInt(10, 500);
        return new Problem("Which number is larger, " + a + " or " + b + "?", String.valueOf(Math.max(a, b)));
    }

    private static Problem arrival(SplittableRandom random) {
        LocalTime start = LocalTime.of(random.nextInt(1, 12), random.nextInt(60));
        int hours = random.nextInt(1, 9);
        int minutes = random.nextInt(1, 60);
        return new Problem(
                "A train leaves at " + start + " and travels for " + hours + " hours and " + minutes
                        + " minutes. At what time does it arrive?",
                start.plusHours(hours).plusMinutes(minutes).toString());
    }

    private static Problem days(SplittableRandom random) {
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(100));
        LocalDate to = from.plusDays(random.nextInt(10, 200));
        return new Problem(
                "How many days lie between the dates " + from + " and " + to + "?",
                String.valueOf(ChronoUnit.DAYS.between(from, to)));
    }

    private static Problem purchase(SplittableRandom random) {
        int pieces = random.nextInt(2, 12);
        int price = random.nextInt(3, 30);
        int paid = pieces * price + random.nextInt(1, 40);
        return new Problem(
                "Anna buys " + pieces + " books at " + price + " euros each and pays with " + paid
                        + " euros. How much change does she get back?",
                String.valueOf(paid - pieces * price));
    }
}
