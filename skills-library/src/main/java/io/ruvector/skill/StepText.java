package io.ruvector.skill;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of steps. Two steps that differ in white space, case or closing punctuation only are one step, and are shown in
 * the form that most trials used.
 */
final class StepText {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CLOSING = Pattern.compile("[\\s.,;:!]+$");

    private final Map<String, Map<String, Integer>> forms = new HashMap<>();

    /** Counts the forms of the steps of trials. */
    StepText(List<Trial> trials) {
        for (Trial trial : trials) {
            List<String> raw = trial.episode().steps();
            for (int i = 0; i < trial.steps().size(); i++) {
                forms.computeIfAbsent(trial.steps().get(i), _ -> new HashMap<>())
                        .merge(SPACE.matcher(raw.get(i).strip()).replaceAll(" "), 1, Integer::sum);
            }
        }
    }

    /** The form by which steps are compared. */
    static String canonical(String step) {
        String even = SPACE.matcher(step.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        String open = CLOSING.matcher(even).replaceAll("");
        return open.isEmpty() ? even : open;
    }

    static List<String> canonical(List<String> steps) {
        return steps.stream().map(StepText::canonical).toList();
    }

    /** The steps as most trials put them. */
    List<String> shown(List<String> canonical) {
        return canonical.stream()
                .map(step -> forms.getOrDefault(step, Map.of()).entrySet().stream()
                        .min(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse(step))
                .toList();
    }
}
