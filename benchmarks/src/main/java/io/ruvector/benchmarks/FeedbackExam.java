package io.ruvector.benchmarks;

import io.ruvector.AgenticDb;
import io.ruvector.benchmarks.feedback.Raters;
import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Do ratings of some questions help others, and do bad ratings harm? SciFact's train questions are shown their first 10
 * passages by the untouched hybrid search and rated by simulated users; nDCG@10 of the test questions is compared with
 * that of the same search without ratings. Cranfield and CACM have no train questions: five folds take turns.
 */
final class FeedbackExam implements Exam {
    private static final int FOLDS = 5;
    private static final String WITH_TRAIN = "scifact";
    private static final List<String> BY_FOLDS = List.of("cranfield", "cacm");
    private static final Map<Raters, Double> WANTED =
            new EnumMap<>(Map.of(Raters.CLEAN, 0.06, Raters.FLIPPED, 0.02, Raters.CLICKS, 0.02, Raters.ONE, 0.012));

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public String description() {
        return "ratings of some questions, clean, flipped, clicks, one an answer, random: what they do to nDCG@10 of others"
                + " (--sets a,b --seeds N --cache DIR keeps vectors, --store DIR databases)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        String cache = options.other("cache");
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.of(BundledModel.DEFAULT)) {
            if (cache == null) {
                return run(model, options);
            }
            try (KeptVectors kept = new KeptVectors(model, Path.of(cache))) {
                return run(kept, options);
            }
        }
    }

    private static ExamReport run(TextEmbedder embedder, ExamOptions options) throws IOException {
        String keep = options.other("store");
        Path stores = keep == null ? Files.createTempDirectory("ruvector-feedback") : Path.of(keep);
        String sets = options.other("sets");
        Findings findings = new Findings();
        for (String set : List.of(WITH_TRAIN, "cranfield", "cacm")) {
            if (sets != null && !List.of(sets.split(",")).contains(set)) {
                continue;
            }
            Path data = options.folder(set)
                    .orElseThrow(() -> new DataMissingException("no folder " + set + " under --data DIR"));
            try (AgenticDb db = AgenticDb.builder(Files.createDirectories(stores.resolve(set)))
                    .embedder(embedder)
                    .open()) {
                if (BY_FOLDS.contains(set)) {
                    folds(db, BeirFolder.read(data, "test"), options, findings);
                } else {
                    trainAndTest(db, data, options, findings);
                }
            }
        }
        findings.notes.add("embedding model " + embedder.modelId() + "; intervals: bootstrap over questions, seed "
                + Bootstrap.SEED
                + "; trust: how far the runs ended up counting ratings of similar questions");
        return Condition.report(findings.conditions, List.of(findings.scifact, findings.folds), findings.notes);
    }

    private static int seeds(ExamOptions options) {
        String seeds = options.other("seeds");
        return seeds != null ? Integer.parseInt(seeds) : options.quick() ? 2 : 20;
    }

    private static void trainAndTest(AgenticDb db, Path data, ExamOptions options, Findings findings) {
        RetrievalSet train = BeirFolder.read(data, "train");
        RetrievalSet test = BeirFolder.read(data, "test");
        findings.notes.add(new SetSearch(db).ingest(test));
        RatedSearch search = new RatedSearch(db);
        Set<String> seen = search.shownDocuments(train.queries());
        Predicate<JudgedQuery> unseen = query -> query.grades().entrySet().stream()
                .noneMatch(grade -> grade.getValue() > 0 && seen.contains(grade.getKey()));
        double before =
                test.queries().stream().mapToDouble(search::before).average().orElseThrow();
        for (Raters raters : Raters.values()) {
            FeedbackRuns runs = new FeedbackRuns();
            for (int seed = 0; seed < seeds(options); seed++) {
                runs.run(search, train.queries(), test.queries(), raters, seed);
            }
            findings.addSciFact(raters, before, runs, unseen);
        }
    }

    private static void folds(AgenticDb db, RetrievalSet set, ExamOptions options, Findings findings) {
        findings.notes.add(new SetSearch(db).ingest(set));
        RatedSearch search = new RatedSearch(db);
        for (Raters raters : List.of(Raters.CLEAN, Raters.RANDOM)) {
            FeedbackRuns all = new FeedbackRuns();
            List<FeedbackRuns> byFold = new ArrayList<>();
            for (int fold = 0; fold < FOLDS; fold++) {
                byFold.add(new FeedbackRuns());
            }
            List<JudgedQuery> order = new ArrayList<>(set.queries());
            Collections.shuffle(order, new Random(Bootstrap.SEED));
            for (int seed = 0; seed < seeds(options); seed++) {
                for (int fold = 0; fold < FOLDS; fold++) {
                    List<JudgedQuery> held = new ArrayList<>();
                    List<JudgedQuery> others = new ArrayList<>();
                    for (int i = 0; i < order.size(); i++) {
                        (i % FOLDS == fold ? held : others).add(order.get(i));
                    }
                    all.run(search, others, held, raters, seed);
                    byFold.get(fold).addAll(all.lastRun());
                }
            }
            findings.addFolds(set.name(), raters, all, byFold);
        }
    }

    /** Tables and conditions as they come in. */
    private static final class Findings {
        private final Table scifact = new Table(
                "SciFact: train questions rated, test questions asked; change of nDCG@10 over the hybrid search without ratings",
                "raters",
                "runs",
                "before",
                "change [95 %]",
                "runs from .. to",
                "documents never shown",
                "change there [95 %]",
                "trust");
        private final Table folds = new Table(
                "Five folds: four rated, the fifth asked; change of nDCG@10",
                "set",
                "raters",
                "runs",
                "change [95 %]",
                "worst fold",
                "trust");
        private final List<Condition> conditions = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        void addSciFact(Raters raters, double before, FeedbackRuns runs, Predicate<JudgedQuery> unseen) {
            Bootstrap.Interval gain = runs.gain();
            Bootstrap.Interval there = runs.gain(unseen);
            scifact.row(
                    name(raters),
                    String.valueOf(runs.means().size()),
                    Scores.shown(before),
                    signed(gain),
                    String.format(Locale.ROOT, "%+.4f .. %+.4f", runs.lowest(), runs.highest()),
                    String.valueOf(runs.questions(unseen)),
                    signed(there),
                    runs.trust());
            String what = "scifact " + name(raters);
            Double wanted = WANTED.get(raters);
            if (wanted == null) {
                conditions.add(Condition.atMost(what + " |change|", Math.abs(gain.mean()), 0.003));
            } else {
                conditions.add(Condition.atLeast(what, gain.mean(), wanted));
                conditions.add(Condition.above(what + ", low end", gain.low(), 0));
            }
            conditions.add(Condition.atLeast(what + ", documents never shown", there.mean(), -0.005));
        }

        void addFolds(String set, Raters raters, FeedbackRuns all, List<FeedbackRuns> byFold) {
            double worst = byFold.stream()
                    .mapToDouble(fold -> fold.gain().mean())
                    .min()
                    .orElseThrow();
            folds.row(
                    set,
                    name(raters),
                    String.valueOf(all.means().size()),
                    signed(all.gain()),
                    String.format(Locale.ROOT, "%+.4f", worst),
                    all.trust());
            String what = set + " " + name(raters);
            if (raters == Raters.RANDOM) {
                conditions.add(
                        Condition.atMost(what + " |change|", Math.abs(all.gain().mean()), 0.003));
            } else {
                conditions.add(Condition.above(what, all.gain().mean(), 0));
                conditions.add(Condition.atLeast(what + ", worst fold", worst, -0.005));
            }
        }

        private static String name(Raters raters) {
            return raters.name().toLowerCase(Locale.ROOT);
        }

        private static String signed(Bootstrap.Interval interval) {
            return String.format(Locale.ROOT, "%+.4f [%+.4f, %+.4f]", interval.mean(), interval.low(), interval.high());
        }
    }
}
