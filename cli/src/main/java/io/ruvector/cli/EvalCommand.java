package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Progress;
import io.ruvector.cli.view.EvaluationView;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.evaluation.Configuration;
import io.ruvector.rag.evaluation.ConfigurationScores;
import io.ruvector.rag.evaluation.Evaluation;
import io.ruvector.rag.evaluation.JudgedQuestions;
import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector eval}: how good the search is on judged questions. */
@Command(
        name = "eval",
        header = "Measure the search on judged questions, and compare two ways to search.",
        description = {
            "Prints nDCG, recall and MRR with 95 %% bootstrap intervals, and a paired randomisation test of two"
                    + " configurations. Changes nothing in the store.",
            "",
            "Configurations: " + Configuration.NAMES + ". hybrid is the search without ratings, tuned the one with what"
                    + " ratings have taught; W is the weight of meaning, L the lambda of diversity, both from 0 to 1.",
            "",
            "Judged ids are those of records in JSON Lines (_id or id), document ids, paths or file names.",
        },
        footer = {
            "Examples:",
            "  ruvector ingest scifact/corpus.jsonl",
            "  ruvector eval --queries scifact/queries.test.jsonl --qrels scifact/qrels.test.tsv",
            "  ruvector eval --queries q.tsv --qrels q.qrels --only hybrid,weighted:0.3 --compare weighted:0.3,hybrid",
        })
final class EvalCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Option(
            names = "--queries",
            required = true,
            paramLabel = "FILE",
            description = "JSON Lines with _id and text, or lines of id, tab, text")
    private Path queries = Path.of("");

    @Option(
            names = "--qrels",
            required = true,
            paramLabel = "FILE",
            description = "Lines of question id, document id, grade (BEIR), or with a second column (TREC)")
    private Path qrels = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "bm25,dense,hybrid,tuned",
            description = "Configurations to measure. Default: bm25,dense,hybrid,tuned")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--compare",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "tuned,hybrid",
            description = "Two configurations, the first tested against the second. Default: tuned,hybrid")
    private List<String> compare = new ArrayList<>();

    @Option(names = "-k", paramLabel = "N", defaultValue = "10", description = "Cut-off of nDCG. Default: 10")
    private int k;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many passages are retrieved for recall. Default: 100")
    private int depth;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        root.requireStore();
        if (compare.size() != 2) {
            throw new InvalidInputException("--compare", String.join(",", compare), "two configurations");
        }
        List<Configuration> pair = compare.stream().map(Configuration::new).toList();
        List<Configuration> all =
                new ArrayList<>(only.stream().map(Configuration::new).distinct().toList());
        pair.stream().filter(configuration -> !all.contains(configuration)).forEach(all::add);
        JudgedQuestions judged = JudgedQuestions.read(queries, qrels);
        Map<Configuration, ConfigurationScores> scores =
                root.timings().measure("evaluation", () -> run(root, judged, all));
        requireFound(judged, scores);
        EvaluationView view = EvaluationView.of(judged, k, depth, List.copyOf(scores.values()), pair);
        if (root.json()) {
            root.terminal()
                    .document(
                            Map.of("evaluation", view, "millis", root.timings().inMillis()));
        }
        view.print(root.terminal());
        root.terminal().timing(root.timings().inWords());
        return ExitCode.OK;
    }

    private Map<Configuration, ConfigurationScores> run(
            RuVectorCommand root, JudgedQuestions judged, List<Configuration> all) {
        Map<Configuration, ConfigurationScores> scores = new LinkedHashMap<>();
        AtomicInteger asked = new AtomicInteger();
        int total = all.size() * judged.questions().size();
        try (OpenDatabase open = OpenDatabase.withModel(root, AgenticDb::corpus);
                Progress progress = root.terminal().progress("eval")) {
            Evaluation evaluation =
                    new Evaluation(new HybridRetriever(open.db().corpus()), root.tenant(), judged, k, depth);
            for (Configuration configuration : all) {
                scores.put(
                        configuration,
                        evaluation.run(
                                configuration,
                                question -> progress.update(asked.incrementAndGet(), total, configuration.name())));
            }
        }
        return scores;
    }

    /** Ids that do not fit the store would otherwise look like a search that finds nothing. */
    private void requireFound(JudgedQuestions judged, Map<Configuration, ConfigurationScores> scores) {
        boolean found = scores.values().stream()
                .flatMap(all -> all.measures().stream())
                .anyMatch(measures -> measures.recall() > 0);
        if (!found) {
            throw new InvalidInputException(
                    "--qrels " + qrels,
                    judged.documents().iterator().next(),
                    "ids of documents in this store and tenant; no judged document was found for any question");
        }
    }
}
