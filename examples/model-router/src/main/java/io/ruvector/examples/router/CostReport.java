package io.ruvector.examples.router;

import java.util.Locale;

/** What a way of choosing models cost, and how often it was right; not thread-safe. */
final class CostReport {

    private final String title;
    private int asked;
    private int right;
    private int large;
    private double cost;

    CostReport(String title) {
        this.title = title;
    }

    void add(boolean isRight, boolean isLarge, double price) {
        asked++;
        right += isRight ? 1 : 0;
        large += isLarge ? 1 : 0;
        cost += price;
    }

    double rightShare() {
        return (double) right / asked;
    }

    double costEach() {
        return cost / asked;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-24s %4d questions  %5.1f %% right  %5.1f %% to the large model  %6.2f a question  %7.2f a right answer",
                title,
                asked,
                100 * rightShare(),
                100.0 * large / asked,
                costEach(),
                right == 0 ? Double.NaN : cost / right);
    }
}
