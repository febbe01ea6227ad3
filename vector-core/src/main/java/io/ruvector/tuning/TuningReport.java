package io.ruvector.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a tuning found.
 *
 * @param tried all settings, in the order in which they were tried
 * @param complete whether all were tried before the budget was spent
 */
public record TuningReport(List<TriedSetting> tried, boolean complete) {
    /** Copies the list. */
    public TuningReport {
        tried = List.copyOf(tried);
    }

    /** The fastest setting that reaches the goal, if any does. */
    public Optional<TriedSetting> best() {
        return tried.stream().filter(TriedSetting::reachesGoal).min(Comparator.comparingDouble(TriedSetting::micros));
    }

    /** The settings that reach the goal and of which no other is better in time, memory and building at once; fastest first. */
    public List<TriedSetting> paretoFront() {
        List<TriedSetting> reaching =
                tried.stream().filter(TriedSetting::reachesGoal).toList();
        return reaching.stream()
                .filter(it -> reaching.stream().noneMatch(it::isWorseThan))
                .sorted(Comparator.comparingDouble(TriedSetting::micros))
                .toList();
    }
}
