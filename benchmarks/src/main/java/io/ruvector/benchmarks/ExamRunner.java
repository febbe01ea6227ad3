package io.ruvector.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The program behind {@code benchmarks/run}. */
public final class ExamRunner {
    private static final List<Exam> EXAMS = List.of(
            new RetrievalExam(),
            new FeedbackExam(),
            new EmbeddingExam(),
            new ModelsExam(),
            new SonaStreamExam(),
            new SonaAblationExam(),
            new SonaColdStartExam(),
            new SonaDriftExam(),
            new RouterCostExam(),
            new ReplayFreeExam(),
            new RouterLatencyExam(),
            new RouterFeedbackExam(),
            new RouterEnduranceExam(),
            new AgentExam(),
            new AnnExam(),
            new FilterExam(),
            new ChurnExam(),
            new ReopenExam(),
            new CrossoverExam(),
            new CausalExam(),
            new SkillsExam(),
            new CrashExam(),
            new LearnedCrashExam(),
            new KernelsExam(),
            new TinyExam(),
            new RecoveryExam(),
            new TransferExam(),
            new OptimizeExam(),
            new MemoryExam(),
            new LeakExam(),
            new SoakExam(),
            new IngestExam(),
            new HybridExam());

    private ExamRunner() {}

    /**
     * Runs one exam, or lists them.
     *
     * @param arguments {@code NAME [--data DIR] [--json] [--quick]} or {@code --list}
     */
    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(EXAMS, out, arguments));
    }

    /** Exit code 0 on PASS and for a list, 1 on FALLS SHORT, 2 for a command line that makes no sense. */
    static int run(List<Exam> exams, PrintStream out, String... arguments) {
        ExamOptions options;
        try {
            options = ExamOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
        if (options.name().isEmpty()) {
            exams.forEach(exam -> out.printf("%-12s %s%n", exam.name(), exam.description()));
            return 0;
        }
        List<Exam> chosen = exams.stream()
                .filter(exam -> exam.name().equals(options.name()))
                .toList();
        if (chosen.isEmpty()) {
            out.println("no exam " + options.name() + "; there are "
                    + exams.stream().map(Exam::name).collect(Collectors.joining(", ")));
            return 2;
        }
        ExamReport report = reportOf(chosen.getFirst(), options);
        print(report, chosen.getFirst(), options, out);
        return report.passed() ? 0 : 1;
    }

    private static ExamReport reportOf(Exam exam, ExamOptions options) {
        try {
            return exam.run(options);
        } catch (DataMissingException e) {
            return ExamReport.fallsShort("no data: " + e.getMessage());
        } catch (Exception e) {
            e.printStackTrace();
            return ExamReport.fallsShort("stopped by " + e);
        }
    }

    private static void print(ExamReport report, Exam exam, ExamOptions options, PrintStream out) {
        if (options.json()) {
            out.println(json(report, exam));
        } else {
            report.tables().forEach(out::println);
            report.notes().forEach(out::println);
        }
        out.println(report.lastLine(exam.name()));
    }

    private static String json(ExamReport report, Exam exam) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exam", exam.name());
        json.put("passed", report.passed());
        json.put("figure", report.figure());
        json.put("tables", ExamReport.json(report.tables()));
        json.put("notes", report.notes());
        return JsonMapper.shared().writeValueAsString(json);
    }
}
