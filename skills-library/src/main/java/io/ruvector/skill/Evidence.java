package io.ruvector.skill;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/** What a skill draws from the trials that contain it: its counts, its words and its vector. */
final class Evidence {

    private static final int NAME_CHARS = 80;
    private static final int DESCRIBED_NAME_CHARS = 120;
    private static final int QUOTE_CHARS = 200;

    private final List<Trial> trials;
    private final List<Trial> exemplary;

    /** Evidence of at least one trial. */
    Evidence(List<Trial> trials) {
        this.trials = trials.stream().sorted(Comparator.comparing(Trial::id)).toList();
        List<Trial> successes = this.trials.stream().filter(Trial::success).toList();
        this.exemplary = successes.isEmpty() ? this.trials : successes;
    }

    /** The skill with these trials as its evidence; a mined skill takes its words from them too. */
    Skill applyTo(Skill skill) {
        SkillBuilder builder = skill.toBuilder()
                .mined(tally())
                .effort(effort())
                .evidence(trials.stream().map(Trial::id).toList());
        if (skill.origin() == Origin.MINED) {
            builder.preconditions(commonState()).tags(commonTags());
            if (!skill.described()) {
                builder.description("For tasks like \"" + shortened(typicalTask(), QUOTE_CHARS) + "\"");
            }
        }
        return builder.build();
    }

    static String nameOf(List<String> steps) {
        return shortened(String.join(" → ", steps), NAME_CHARS);
    }

    Tally tally() {
        Tally tally = Tally.NONE;
        for (Trial trial : trials) {
            tally = tally.plus(trial.success(), trial.reward());
        }
        return tally;
    }

    private Effort effort() {
        double latency = mean(trials.stream()
                .flatMap(t -> t.episode().latency().stream())
                .mapToDouble(d -> d.getSeconds() + d.getNano() * 1e-9));
        double cost = mean(trials.stream()
                .filter(t -> t.episode().cost().isPresent())
                .mapToDouble(t -> t.episode().cost().getAsDouble()));
        double tokens = mean(trials.stream()
                .filter(t -> t.episode().tokens().isPresent())
                .mapToDouble(t -> t.episode().tokens().getAsLong()));
        return new Effort(
                Double.isNaN(latency) ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(latency * 1000))),
                Double.isNaN(cost) ? OptionalDouble.empty() : OptionalDouble.of(cost),
                Double.isNaN(tokens) ? OptionalDouble.empty() : OptionalDouble.of(tokens));
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }

    /** The next version of a skill, with the words that a {@link SkillNaming} gave. */
    static Skill described(Skill skill, SkillNaming.Words words, Instant now) {
        return skill.toBuilder()
                .name(shortened(words.name().strip(), DESCRIBED_NAME_CHARS))
                .description(words.description().strip())
                .described(true)
                .version(skill.version() + 1)
                .updatedAt(now)
                .build();
    }

    /** The mean of the task vectors of the successes, or of all trials where none succeeded. */
    float[] centroid() {
        float[] centroid = new float[exemplary.getFirst().taskVector().length];
        for (Trial trial : exemplary) {
            for (int i = 0; i < centroid.length; i++) {
                centroid[i] += trial.taskVector()[i] / exemplary.size();
            }
        }
        return centroid;
    }

    private String typicalTask() {
        float[] centroid = centroid();
        Trial typical = exemplary.getFirst();
        for (Trial trial : exemplary) {
            if (dot(trial.taskVector(), centroid) > dot(typical.taskVector(), centroid)) {
                typical = trial;
            }
        }
        return typical.episode().task().strip();
    }

    private List<String> commonState() {
        String state = exemplary.getFirst().episode().state();
        boolean common =
                exemplary.stream().allMatch(trial -> trial.episode().state().equals(state));
        return common && !state.isBlank() ? List.of(state) : List.of();
    }

    private List<String> commonTags() {
        Set<String> common = new LinkedHashSet<>(exemplary.getFirst().episode().tags());
        exemplary.forEach(trial -> common.retainAll(trial.episode().tags()));
        return List.copyOf(common);
    }

    private static double dot(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
        }
        return dot;
    }

    private static String shortened(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(chars - 2)) ? chars - 2 : chars - 1;
        return text.substring(0, end) + "…";
    }
}
