package io.ruvector.benchmarks.agent;

import io.ruvector.context.ContextItem;
import io.ruvector.context.ContextKind;
import io.ruvector.context.TaskContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the agent reads a context, in the place of a language model: it counts, for each plan it could follow, how often the
 * lines it was shown say that the plan worked or failed, lines on like tasks only, those of late for more, and follows the plan with the highest
 * expected success, where a plan that nothing is known of has even odds. A skill sums up trials that may be shown as episodes, too; it counts for
 * plans that no episode speaks of. It reads nothing but what is in the text.
 */
final class ContextReader {
    private static final Pattern EPISODE =
            Pattern.compile("(\\S+) .*? \\| did: (.*?) \\| (success|failure)[^|]*(?:\\| learned: (.*))?");
    private static final Pattern SKILL = Pattern.compile(".*\\| steps: (.*?) \\| worked in (\\d+) of (\\d+) trials.*");
    private static final double HALF_LIFE_DAYS = 3;
    /** Lines with less than this share of the best line's relevance are taken to be about other kinds of task. */
    private static final double ALIKE = 0.5;

    private static final double MOST_TRIALS = 10;
    private static final double TIE = 1e-9;

    private final List<List<String>> plans;
    private final RandomGenerator random;

    ContextReader(List<List<String>> plans, RandomGenerator random) {
        this.plans = plans;
        this.random = random;
    }

    List<String> choose(TaskContext context, LocalDate today) {
        double[] worked = new double[plans.size()];
        double[] failed = new double[plans.size()];
        for (ContextKind kind : List.of(ContextKind.EPISODE, ContextKind.SKILL)) {
            List<ContextItem> items =
                    context.items().stream().filter(i -> i.kind() == kind).toList();
            double best =
                    items.stream().mapToDouble(ContextItem::relevance).max().orElse(1);
            for (ContextItem item : items) {
                double weight = item.relevance() < ALIKE * best ? 0 : 1;
                if (kind == ContextKind.EPISODE) {
                    readEpisode(item.text(), weight, today, worked, failed);
                } else {
                    readSkill(item.text(), weight, worked, failed);
                }
            }
        }
        return best(worked, failed);
    }

    private void readEpisode(String text, double weight, LocalDate today, double[] worked, double[] failed) {
        Matcher line = EPISODE.matcher(text);
        int plan = line.matches() ? plan(line.group(2)) : -1;
        if (plan < 0) {
            return;
        }
        long days = ChronoUnit.DAYS.between(LocalDate.parse(line.group(1)), today);
        double counted = weight * Math.pow(0.5, days / HALF_LIFE_DAYS);
        double good = line.group(3).equals("success") ? 1 : 0;
        if (line.group(4) != null) {
            good = (good + (line.group(4).contains("not") ? 0 : 1)) / 2;
        }
        worked[plan] += counted * good;
        failed[plan] += counted * (1 - good);
    }

    private void readSkill(String text, double weight, double[] worked, double[] failed) {
        Matcher line = SKILL.matcher(text);
        int plan = line.matches() ? plan(line.group(1)) : -1;
        if (plan < 0 || worked[plan] + failed[plan] > 0) {
            return;
        }
        double trials = Double.parseDouble(line.group(3));
        double share = Double.parseDouble(line.group(2)) / trials;
        double counted = weight * Math.min(trials, MOST_TRIALS);
        worked[plan] += counted * share;
        failed[plan] += counted * (1 - share);
    }

    private int plan(String steps) {
        return plans.indexOf(List.of(steps.split(" → ")));
    }

    private List<String> best(double[] worked, double[] failed) {
        int best = 0;
        double highest = -1;
        for (int plan = 0; plan < plans.size(); plan++) {
            double expected = (worked[plan] + 1) / (worked[plan] + failed[plan] + 2);
            double amongEquals = expected + TIE * random.nextDouble();
            if (amongEquals > highest) {
                highest = amongEquals;
                best = plan;
            }
        }
        return plans.get(best);
    }
}
