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
 * Looks for each question's source in every way, in an order drawn at random, and keeps what happened: an episode a try, and
 * for each action an observation of whether it was taken, with the probability it was drawn with. The outcome is measured: whether a file
 * that answers the question is among the passages it read.
 */
final class Trial {

    static final int MANY = 5;
    static final String READ_ONE = "read the best passage only";
    static final String READ_MANY = "read the " + MANY + " best passages";
    static final String OUTCOME = "source found";
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
     * @param read how many of the best passages were read
     * @param cited whether a right file was among them
     * @param sources of the passages read, in order
     * @param episodeId under which it is remembered
     */
    record Result(
            Question question, Strategy strategy, int read, boolean cited, List<String> sources, String episodeId) {}

    List<Result> run(List<Question> questions) {
        List<Result> results = new ArrayList<>();
        List<Episode> episodes = new ArrayList<>();
        for (Try next : draw(questions)) {
            long begin = System.nanoTime();
            List<String> sources = sources(next);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            boolean cited = next.question().answeredBy(sources);
            Result result = new Result(next.question(), next.strategy(), next.read(), cited, sources, "");
            results.add(result);
            episodes.add(episode(result, took));
        }
        List<Episode> stored = db.memory().rememberAll(episodes);
        List<Observation> observations = new ArrayList<>();
        List<Result> kept = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            Result r = results.get(i);
            String id = stored.get(i).id();
            kept.add(new Result(r.question(), r.strategy(), r.read(), r.cited(), r.sources(), id));
            observations.addAll(observations(r, id));
        }
        db.causal().recordAll(observations);
        return kept;
    }

    private record Try(Question question, Strategy strategy, int read) {}

    /** Every way for each question, in an order drawn at random: at each place each of them is equally likely. */
    private List<Try> draw(List<Question> questions) {
        List<Try> tries = new ArrayList<>();
        for (Question question : questions) {
            List<Try> order = new ArrayList<>();
            for (Strategy strategy : STRATEGIES) {
                order.add(new Try(question, strategy, 1));
                order.add(new Try(question, strategy, MANY));
            }
            Collections.shuffle(order, random);
            tries.addAll(order);
        }
        return tries;
    }

    private List<String> sources(Try next) {
        RetrievalQuery query = RetrievalQuery.builder(next.question().text())
                .k(next.read())
                .scope(db.scope().tenant())
                .mode(next.strategy().mode())
                .build();
        return retriever.retrieve(query).stream()
                .map(RetrievedPassage::source)
                .map(source -> String.valueOf(Path.of(source).getFileName()))
                .toList();
    }

    private Episode episode(Result result, Duration took) {
        return Episode.builder(task(result.question()), db.scope())
                .state(result.question().text())
                .steps(result.strategy().action(), result.read() == 1 ? READ_ONE : READ_MANY)
                .observation("read " + String.join(", ", result.sources()))
                .outcome(
                        result.cited()
                                ? Outcome.success()
                                : Outcome.failure("no file that answers the question was read"))
                .tags("demo", result.question().kind())
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
            boolean taken = result.strategy() == strategy;
            observations.add(observation(strategy.action(), taken, 1.0 / STRATEGIES.length, result, episodeId));
        }
        observations.add(observation(READ_MANY, result.read() == MANY, 0.5, result, episodeId));
        return observations;
    }

    private Observation observation(String cause, boolean taken, double propensity, Result result, String episodeId) {
        return Observation.builder(cause, OUTCOME, db.scope().tenant())
                .id(episodeId + "/" + cause)
                .source(episodeId)
                .treated(taken)
                .outcome(result.cited() ? 1 : 0)
                .context("question", result.question().kind())
                .propensity(propensity)
                .build();
    }
}
