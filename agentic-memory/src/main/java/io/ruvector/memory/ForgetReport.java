package io.ruvector.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was forgotten, and the proof: after the removal every place that could still hold something was looked at.
 *
 * @param forgotten ids of the forgotten records, in the order of forgetting
 * @param looks one for each place that was looked at
 */
public record ForgetReport(List<String> forgotten, List<Look> looks) {

    /**
     * A look at one place after the removal.
     *
     * @param place such as {@code rows}, {@code vector search} or {@code skills}
     * @param found how many traces of the forgotten records it still held; 0 is the proof
     */
    public record Look(String place, long found) {}

    static final ForgetReport NOTHING = new ForgetReport(List.of(), List.of());

    /** Copies the lists. */
    public ForgetReport {
        forgotten = List.copyOf(forgotten);
        looks = List.copyOf(looks);
    }

    /** Whether nothing was forgotten: there was no such record, or none that the scope may change. */
    public boolean isEmpty() {
        return forgotten.isEmpty();
    }

    /** Whether no place held a trace. */
    public boolean clean() {
        return looks.stream().allMatch(look -> look.found == 0);
    }

    /** This report and another as one: all ids, and the sum of what was found in each place. */
    public ForgetReport and(ForgetReport other) {
        List<String> ids = new ArrayList<>(forgotten);
        ids.addAll(other.forgotten);
        Map<String, Long> found = new LinkedHashMap<>();
        looks.forEach(look -> found.merge(look.place, look.found, Long::sum));
        other.looks.forEach(look -> found.merge(look.place, look.found, Long::sum));
        return new ForgetReport(
                ids,
                found.entrySet().stream()
                        .map(entry -> new Look(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
