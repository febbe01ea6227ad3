package io.ruvector.examples.router;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.examples.model.ConfiguredChatModel;
import io.ruvector.sona.Route;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.sona.expert.BreakerOptions;
import io.ruvector.sona.expert.ExpertAnswer;
import io.ruvector.sona.expert.ExpertRegistry;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Sends each question to a cheap or a strong model, learns from whether the answer was right, and reports the cost. */
public final class ModelRouterMain {

    private static final int QUESTIONS = 600;
    private static final long SEED = 7;
    private static final double SMALL_PRICE = 1;
    private static final double LARGE_PRICE = 20;
    /** What a unit of cost is worth in quality, which is -1 for a wrong answer and 1 for a right one. */
    private static final double COST_WEIGHT = 0.02;

    private ModelRouterMain() {}

    /**
     * Runs the example.
     *
     * @param args the number of questions; 600 when absent
     * @throws IOException if no temporary directory can be made or deleted
     */
    public static void main(String[] args) throws IOException {
        int questions = args.length > 0 ? Integer.parseInt(args[0]) : QUESTIONS;
        run(questions, new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .forEach(System.out::println);
    }

    /** Reports: always small, always large, a coin, the router at first and at last. */
    static List<CostReport> run(int questions, PrintStream out) throws IOException {
        ChatModel small = new ScriptedModel(false);
        Optional<ChatModel> real = ConfiguredChatModel.fromEnvironment();
        ChatModel large = real.orElseGet(() -> new ScriptedModel(true));
        SplittableRandom random = new SplittableRandom(SEED);
        List<Problem> problems =
                Stream.generate(() -> Problem.next(random)).limit(questions).toList();
        out.println("prices: small " + SMALL_PRICE + ", large " + LARGE_PRICE + "; seed " + SEED);

        List<CostReport> reports = new ArrayList<>();
        reports.add(fixed("always the small model", problems, small, false));
        reports.add(fixed("always the large model", problems, large, true));
        reports.add(coin(problems, small, large));
        reports.addAll(routed(problems, small, large));
        return reports;
    }

    private static CostReport fixed(String title, List<Problem> problems, ChatModel model, boolean isLarge) {
        CostReport report = new CostReport(title);
        problems.forEach(problem ->
                report.add(problem.isRight(model.chat(problem.text())), isLarge, isLarge ? LARGE_PRICE : SMALL_PRICE));
        return report;
    }

    private static CostReport coin(List<Problem> problems, ChatModel small, ChatModel large) {
        CostReport report = new CostReport("a coin");
        SplittableRandom coin = new SplittableRandom(SEED);
        for (Problem problem : problems) {
            boolean isLarge = coin.nextBoolean();
            String answer = (isLarge ? large : small).chat(problem.text());
            report.add(problem.isRight(answer), isLarge, isLarge ? LARGE_PRICE : SMALL_PRICE);
        }
        return report;
    }

    private static List<CostReport> routed(List<Problem> problems, ChatModel small, ChatModel large)
            throws IOException {
        Path directory = Files.createTempDirectory("model-router");
        SonaOptions options = SonaOptions.builder()
                .utility(COST_WEIGHT, 0)
                .exploration(0.02)
                .seed(SEED)
                .build();
        try (OnnxEmbeddingModel embedder = OnnxEmbeddingModel.ofDefault();
                VectorDb db = VectorDb.open(DbOptions.builder(directory).build());
                SonaRouter router = SonaRouter.open(db, embedder, options, Clock.systemUTC())) {
            ExpertRegistry<String, String> experts =
                    new ExpertRegistry<>(router, "shop", BreakerOptions.defaults(), Clock.systemUTC());
            experts.register(new Route("small", "any question, for little money", SMALL_PRICE), small::chat);
            experts.register(new Route("large", "any question, for much money", LARGE_PRICE), large::chat);
            experts.fallBackTo("large");
            return routed(problems, router, experts);
        } finally {
            delete(directory);
        }
    }

    private static List<CostReport> routed(
            List<Problem> problems, SonaRouter router, ExpertRegistry<String, String> experts) {
        CostReport first = new CostReport("SONA, first third");
        CostReport last = new CostReport("SONA, last third");
        CostReport whole = new CostReport("SONA, all");
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            ExpertAnswer<String> answer = experts.ask(problem.text(), problem.text(), "customer");
            boolean isRight = problem.isRight(answer.answer());
            boolean isLarge = answer.routeId().equals("large");
            if (!answer.fallback()) {
                router.feedback(answer.decision().decisionId(), isRight ? 1 : -1, "shop");
            }
            List<CostReport> counted = i < problems.size() / 3
                    ? List.of(first, whole)
                    : i >= problems.size() * 2 / 3 ? List.of(last, whole) : List.of(whole);
            counted.forEach(report -> report.add(isRight, isLarge, isLarge ? LARGE_PRICE : SMALL_PRICE));
        }
        return List.of(first, last, whole);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
