package io.ruvector.cli.demo;

import io.ruvector.AgenticDb;
import io.ruvector.causal.Observation;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.RetrievedPassage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Looks for each question's source with all strategies in an order drawn at random, and keeps what happened: an episode a
 * try, and an observation of each strategy's presence with the probability it was drawn with. The outcome is measured: whether a file
 * that answers the question is among the {@value #CITED} best passages.
 */
final class Trial {

    static final int CITED = 3;
    static final String OUTCOME = "source cited";
    private static final Strategy[] STRATEGIES = Strategy.values();

    private final AgenticDb db;
    private final HybridRetriever retriever;
    private final RandomGenerator random;

    Trial(AgenticDb db, RandomGenerator random) {
        this.db = db;
        this.retriever = new HybridRetriever(db.corpus());
        this.random = random;
    }

    /**
     * One question's result.
     *
     * @param question what was asked
     * @param strategy what was drawn
     * @param cited whether a right file was among the best passages
     * @param sources of the best passages, in order
     * @param episodeId under which it is remembered
     */
    record Result(Question question, Strategy strategy, boolean cited, List<String> sources, String episodeId) {}

    List<Result> run(List<Question> questions) {
        List<Result> results = new ArrayList<>();
        List<Episode> episodes = new ArrayList<>();
        for (Try next : draw(questions)) {
            Question question = next.question();
            Strategy strategy = next.strategy();
            long begin = System.nanoTime();
            List<String> sources = sources(question, strategy);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            boolean cited = question.answeredBy(sources);
            results.add(new Result(question, strategy, cited, sources, ""));
            episodes.add(episode(question, strategy, cited, sources, took));
        }
        List<Episode> stored = db.memory().rememberAll(episodes);
        List<Observation> observations = new ArrayList<>();
        List<Result> kept = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            Result r = results.get(i);
            String id = stored.get(i).id();
            kept.add(new Result(r.question(), r.strategy(), r.cited(), r.sources(), id));
            observations.addAll(observations(r, id));
        }
        db.causal().recordAll(observations);
        return kept;
    }

    private record Try(Question question, Strategy strategy) {}

    /** Every strategy for each question, in an order drawn at random: at each place each of them is equally likely. */
    private List<Try> draw(List<Question> questions) {
        List<Try> tries = new ArrayList<>();
        for (Question question : questions) {
            List<Strategy> order = new ArrayList<>(List.of(STRATEGIES));
            Collections.shuffle(order, random);
            order.forEach(strategy -> tries.add(new Try(question, strategy)));
        }
        return tries;
    }

    private List<String> sources(Question question, Strategy strategy) {
        RetrievalQuery query = RetrievalQuery.builder(question.text())
                .k(CITED)
                .scope(db.scope().tenant())
                .mode(strategy.mode())
                .build();
        return retriever.retrieve(query).stream()
                .map(RetrievedPassage::source)
                .map(source -> String.valueOf(Path.of(source).getFileName()))
                .toList();
    }

    private Episode episode(Question question, Strategy strategy, boolean cited, List<String> sources, Duration took) {
        return Episode.builder(task(question), db.scope())
                .state(question.text())
                .steps(strategy.action(), "cite the " + CITED + " best passages")
                .observation("cited " + String.join(", ", sources))
                .outcome(cited ? Outcome.success() : Outcome.failure("none of the cited files answers the question"))
                .tags("demo", question.kind())
                .latency(took)
                .build();
    }

    /** What an episode says was to be done; the question itself is the state it started from. */
    static String task(Question question) {
        return question.kind().equals("wording")
                ? "answer a quiz question with the names and figures of the text"
                : "guess which speech somebody retells in plain words of their own";
    }

    private List<Observation> observations(Result result, String episodeId) {
        List<Observation> observations = new ArrayList<>();
        for (Strategy strategy : STRATEGIES) {
            observations.add(
                    Observation.builder(strategy.action(), OUTCOME, db.scope().tenant())
                            .id(episodeId + "/" + strategy)
                            .treated(result.strategy() == strategy)
                            .outcome(result.cited() ? 1 : 0)
                            .context("question", result.question().kind())
                            .propensity(1.0 / STRATEGIES.length)
                            .build());
        }
        return observations;
    }
}
