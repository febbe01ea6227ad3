package io.ruvector.cli.view;

import io.ruvector.cli.terminal.Table;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.rag.evaluation.Configuration;
import io.ruvector.rag.evaluation.ConfigurationScores;
import io.ruvector.rag.evaluation.JudgedQuestions;
import io.ruvector.rag.evaluation.MeanInterval;
import io.ruvector.rag.evaluation.PairedComparison;
import io.ruvector.rag.evaluation.RankingMeasures;
import java.util.List;
import java.util.Locale;

/**
 * An evaluation as the command line shows it.
 *
 * @param questions how many were asked
 * @param unjudged how many were left out because no document is judged relevant to them
 * @param cutoff of nDCG
 * @param depth of recall
 * @param configurations what each reached
 * @param compared the two that were tested against each other
 */
public record EvaluationView(
        int questions, int unjudged, int cutoff, int depth, List<Row> configurations, Compared compared) {

    /** What one configuration reached. */
    public record Row(String name, MeanInterval ndcg, MeanInterval recall, MeanInterval mrr) {
        private static Row of(ConfigurationScores scores) {
            return new Row(
                    scores.configuration().name(),
                    scores.mean(RankingMeasures::ndcg),
                    scores.mean(RankingMeasures::recall),
                    scores.mean(RankingMeasures::reciprocalRank));
        }
    }

    /** Two configurations by nDCG, question by question. */
    public record Compared(String first, String second, PairedComparison result) {}

    /** What to show of an evaluation; both of the pair are among the scores. */
    public static EvaluationView of(
            JudgedQuestions judged, int cutoff, int depth, List<ConfigurationScores> scores, List<Configuration> pair) {
        PairedComparison result = scores(scores, pair.getFirst()).against(scores(scores, pair.getLast()));
        return new EvaluationView(
                judged.questions().size(),
                judged.unjudged(),
                cutoff,
                depth,
                scores.stream().map(Row::of).toList(),
                new Compared(pair.getFirst().name(), pair.getLast().name(), result));
    }

    private static ConfigurationScores scores(List<ConfigurationScores> all, Configuration wanted) {
        return all.stream()
                .filter(scores -> scores.configuration().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** Prints table and comparison. */
    public void print(Terminal terminal) {
        terminal.line(questions + " judged questions"
                + (unjudged == 0 ? "" : ", " + unjudged + " without a relevant document left out"));
        Table table =
                new Table("configuration", "nDCG@" + cutoff + " [95 %]", "recall@" + depth + " [95 %]", "MRR [95 %]");
        configurations.forEach(
                row -> table.row(row.name, shown("%.3f", row.ndcg), shown("%.3f", row.recall), shown("%.3f", row.mrr)));
        table.print(terminal);
        PairedComparison result = compared.result;
        terminal.line(String.format(
                Locale.ROOT,
                "%s against %s: nDCG@%d %s, better on %d questions, worse on %d, same on %d; p = %.4f",
                compared.first,
                compared.second,
                cutoff,
                shown("%+.4f", result.difference()),
                result.better(),
                result.worse(),
                result.same(),
                result.pValue()));
    }

    private static String shown(String number, MeanInterval interval) {
        return String.format(
                Locale.ROOT,
                number + " [" + number + ", " + number + "]",
                interval.mean(),
                interval.low(),
                interval.high());
    }
}
