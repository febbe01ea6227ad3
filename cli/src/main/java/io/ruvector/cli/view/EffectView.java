package io.ruvector.cli.view;

import io.ruvector.causal.EffectEstimate;
import io.ruvector.causal.Evidence;
import io.ruvector.causal.Interval;
import io.ruvector.causal.Stratum;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Table;
import io.ruvector.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An estimated effect as the command line shows it.
 *
 * @param cause what was or was not done
 * @param outcome the name of the outcome
 * @param verdict identified, association or not identified
 * @param difference change of the mean outcome when the cause is present
 * @param interval95 its 95 % interval
 * @param method how it was computed
 * @param assumption what has to hold for it to be an effect
 * @param explanation why there is none, or what is missing to call an association an effect
 * @param sampleSize number of observations used
 * @param table outcomes with and without the cause for each context
 */
public record EffectView(
        String cause,
        String outcome,
        String verdict,
        Optional<Double> difference,
        Optional<Interval> interval95,
        Optional<String> method,
        Optional<String> assumption,
        Optional<String> explanation,
        long sampleSize,
        List<Stratum> table) {

    /** The view of an estimate. */
    public static EffectView of(EffectEstimate estimate) {
        Evidence evidence = estimate.evidence();
        return switch (estimate) {
            case EffectEstimate.Identified e ->
                view(evidence, "identified", e.difference(), e.interval95())
                        .because(
                                Optional.of(e.method().name()),
                                Optional.of(e.method().assumption()),
                                Optional.empty());
            case EffectEstimate.Association a ->
                view(evidence, "association", a.difference(), a.interval95())
                        .because(Optional.empty(), Optional.empty(), Optional.of(a.explanation()));
            case EffectEstimate.NotIdentified n ->
                view(evidence, "not identified", null, null)
                        .because(Optional.empty(), Optional.empty(), Optional.of(n.explanation()));
        };
    }

    private static EffectView view(
            Evidence evidence, String verdict, @Nullable Double difference, @Nullable Interval interval) {
        return new EffectView(
                evidence.cause(),
                evidence.effect(),
                verdict,
                Optional.ofNullable(difference),
                Optional.ofNullable(interval),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                evidence.sampleSize(),
                evidence.table());
    }

    private EffectView because(Optional<String> how, Optional<String> assuming, Optional<String> why) {
        return new EffectView(cause, outcome, verdict, difference, interval95, how, assuming, why, sampleSize, table);
    }

    /** Prints the effect with its interval, what it rests on, and its table. */
    public void print(Terminal terminal) {
        terminal.line(terminal.styled(Style.BOLD, cause + " -> " + outcome) + "  " + figures());
        explanation.ifPresent(why -> terminal.paragraph(why, "  "));
        method.ifPresent(how -> terminal.paragraph(
                how.toLowerCase(Locale.ROOT).replace('_', ' ') + "; holds if " + assumption.orElse(""), "  "));
        if (!table.isEmpty()) {
            Table rows = new Table("context", "with: n", "mean", "without: n", "mean");
            table.forEach(stratum -> rows.row(
                    stratum.context().isEmpty() ? "(none recorded)" : stratum.context(),
                    Long.toString(stratum.treated().count()),
                    mean(stratum.treated().count(), stratum.treated().meanOutcome()),
                    Long.toString(stratum.untreated().count()),
                    mean(stratum.untreated().count(), stratum.untreated().meanOutcome())));
            rows.print(terminal);
        }
    }

    private String figures() {
        if (difference.isEmpty() || interval95.isEmpty()) {
            return verdict + ", " + sampleSize + " observations";
        }
        return String.format(
                Locale.ROOT,
                "%+.2f  [%+.2f, %+.2f] at 95 %%, %s, %d observations",
                difference.get(),
                interval95.get().lower(),
                interval95.get().upper(),
                verdict,
                sampleSize);
    }

    private static String mean(long count, double value) {
        return count == 0 ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
