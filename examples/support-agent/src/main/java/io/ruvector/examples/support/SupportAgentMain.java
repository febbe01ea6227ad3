package io.ruvector.examples.support;

import io.ruvector.AgenticDb;
import io.ruvector.AgenticDbBuilder;
import io.ruvector.examples.model.ConfiguredChatModel;
import io.ruvector.rag.Answer;
import io.ruvector.rag.IngestReport;
import io.ruvector.rag.evaluation.MeanInterval;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads this project's documents, answers questions about them, takes clicks, and shows what the clicks changed. */
public final class SupportAgentMain {

    private SupportAgentMain() {}

    /**
     * Runs the example.
     *
     * @param args the folder of documents; {@code docs} when absent
     * @throws IOException if no temporary directory can be made or deleted
     */
    public static void main(String[] args) throws IOException {
        run(Path.of(args.length > 0 ? args[0] : "docs"), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /** Mean reciprocal ranks, first before and then after the clicks. */
    record Change(double[] before, double[] after) {

        double[] gain() {
            return IntStream.range(0, before.length)
                    .mapToDouble(i -> after[i] - before[i])
                    .toArray();
        }
    }

    /** What became of questions that were asked again, in other words, and that nobody clicked for. */
    record Findings(Change same, Change reworded, Change others) {}

    static Findings run(Path documents, PrintStream out) throws IOException {
        Path directory = Files.createTempDirectory("support-agent");
        AgenticDbBuilder builder = AgenticDb.builder(directory);
        ConfiguredChatModel.fromEnvironment().ifPresent(builder::chatModel);
        try (AgenticDb db = builder.open()) {
            SupportAgent agent = new SupportAgent(db);
            IngestReport report = agent.read(documents);
            out.println(
                    "read " + report.results().size() + " pages, " + db.info().passages() + " passages");
            return serve(agent, out);
        } finally {
            delete(directory);
        }
    }

    private static Findings serve(SupportAgent agent, PrintStream out) {
        List<Question> questions = Question.read();
        // Every second question is never clicked for: whatever changes there is what learning about others does.
        List<Question> clicked = IntStream.range(0, questions.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(questions::get)
                .toList();
        List<Question> others =
                questions.stream().filter(q -> !clicked.contains(q)).toList();
        double[] same = ranks(agent, clicked, Question::first);
        double[] reworded = ranks(agent, clicked, Question::later);
        double[] untouched = ranks(agent, others, Question::first);

        Answer answer = agent.answer(clicked.getFirst().first());
        out.println("\n> " + answer.question() + "\n" + answer.text() + "\n");
        clicked.forEach(question -> agent.opened(agent.answer(question.first()), question.page()));

        Findings findings = new Findings(
                new Change(same, ranks(agent, clicked, Question::first)),
                new Change(reworded, ranks(agent, clicked, Question::later)),
                new Change(untouched, ranks(agent, others, Question::first)));
        out.println("mean reciprocal rank of the page that helps, before and after one click for each of "
                + clicked.size() + " questions");
        print(out, "the same questions", findings.same());
        print(out, "the same in other words", findings.reworded());
        print(out, "other questions", findings.others());
        return findings;
    }

    private static double[] ranks(SupportAgent agent, List<Question> questions, Function<Question, String> wording) {
        return questions.stream()
                .mapToDouble(question -> agent.reciprocalRank(wording.apply(question), question.page()))
                .toArray();
    }

    private static void print(PrintStream out, String what, Change change) {
        MeanInterval gain = MeanInterval.of(change.gain(), 1);
        out.printf(
                Locale.ROOT,
                "  %-24s %.3f -> %.3f, change %+.3f, 95 %% interval [%+.3f, %+.3f]%n",
                what,
                mean(change.before()),
                mean(change.after()),
                gain.mean(),
                gain.low(),
                gain.high());
    }

    static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
