package io.ruvector.cli.demo;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Progress;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Table;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.view.AnswerView;
import io.ruvector.cli.view.EffectView;
import io.ruvector.cli.view.RouteView;
import io.ruvector.cli.view.SkillView;
import io.ruvector.rag.ChunkOptions;
import io.ruvector.rag.IngestOptions;
import io.ruvector.rag.IngestReport;
import io.ruvector.skill.Consolidation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The main job on real text, in one go: ingest, ask, try strategies and remember what came of them, restart the process,
 * recall, learn a skill, estimate effects, route, and rate an answer. Longer than most classes because it tells the story
 * step by step, in the order it is printed; the steps' work is in the classes beside it.
 */
public final class Demo {

    /** Short passages: the addresses' paragraphs, one or two at a time. */
    private static final ChunkOptions PASSAGES = new ChunkOptions(128, 0, 24);

    private static final List<String> SHOWN_QUESTIONS = List.of(
            "Will an Olympic team be sent to Moscow?",
            "Stop depending on foreign oil before the decade ends",
            "What happens to acknowledged writes when the process crashes?",
            "Which goalkeeper saved the penalty in the cup final?");

    private final Terminal terminal;
    private final DemoText text;
    private final Path store;
    private final Supplier<AgenticDb> opener;
    private final SecondProcess secondProcess;
    private final long seed;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /**
     * A demo.
     *
     * @param terminal where it is told
     * @param home the project's folder
     * @param store an empty or absent directory
     * @param opener opens the database in {@code store}
     * @param mainClass of the command line, for the second process
     * @param seed of the random draws
     */
    public Demo(Terminal terminal, Path home, Path store, Supplier<AgenticDb> opener, String mainClass, long seed) {
        this.terminal = terminal;
        this.text = new DemoText(home);
        this.store = store;
        this.opener = opener;
        this.secondProcess = new SecondProcess(mainClass);
        this.seed = seed;
    }

    /**
     * Runs it all.
     *
     * @return everything it computed
     * @throws IOException if a text cannot be read or the second process fails
     * @throws InterruptedException if interrupted while the second process runs
     */
    public DemoReport run() throws IOException, InterruptedException {
        List<Question> questions = text.questions();
        terminal.line("The store of this demo is " + store + "; all random draws use seed " + seed + ".");
        IngestReport ingested;
        List<AnswerView> answers;
        List<Trial.Result> trials;
        try (AgenticDb db = opener.get()) {
            ingested = timed("ingest", "Read the texts", () -> ingest(db));
            answers = timed("ask", "Ask", () -> ask(db));
            trials = timed("try", "Try ways of searching, and remember how each went", () -> tryOut(db, questions));
        }
        DemoReport.Restart restart = restart(trials);
        try (AgenticDb db = opener.get()) {
            Consolidation consolidation = timed("learn", "Learn a skill from the episodes", () -> consolidate(db));
            List<EffectView> effects = timed("effects", "Estimate what each action changes", () -> effects(db));
            List<String> titles = text.documentTitles();
            Routing.Result routing = timed(
                    "route", "Route queries, and say so when they belong nowhere", () -> route(db, questions, titles));
            Optional<Rating.Result> rating = timed("rate", "Rate an answer", () -> rate(db, questions));
            return new DemoReport(
                    store.toString(),
                    seed,
                    ingested.ingested(),
                    ingested.chunks(),
                    answers,
                    rows(trials),
                    restart,
                    consolidation,
                    skills(db),
                    effects,
                    routing,
                    rating,
                    total());
        }
    }

    private IngestReport ingest(AgenticDb db) {
        try (Progress progress = terminal.progress("ingest")) {
            IngestOptions options = IngestOptions.builder()
                    .chunks(PASSAGES)
                    .listener(p ->
                            progress.update(p.done(), p.total(), p.current().source()))
                    .build();
            List<IngestReport> parts = Stream.of(text.speeches(), text.documents())
                    .map(folder -> db.ingest(folder, options))
                    .toList();
            IngestReport all = new IngestReport(
                    parts.stream().flatMap(part -> part.results().stream()).toList(),
                    parts.getFirst().took().plus(parts.getLast().took()));
            double took = all.took().toNanos() / 1e9;
            terminal.line(String.format(
                    Locale.ROOT,
                    "  %d documents became %d passages, each embedded, indexed and on disk: %.0f passages a second",
                    all.ingested(),
                    all.chunks(),
                    all.chunks() / took));
            return all;
        }
    }

    private List<AnswerView> ask(AgenticDb db) {
        List<AnswerView> answers = new ArrayList<>();
        for (String question : SHOWN_QUESTIONS) {
            AnswerView answer = AnswerView.of(db.ask(question), Optional.empty());
            terminal.line("  " + terminal.styled(Style.BOLD, question));
            answer.print(terminal);
            answers.add(answer);
        }
        return answers;
    }

    private List<Trial.Result> tryOut(AgenticDb db, List<Question> questions) {
        List<Trial.Result> results = new Trial(db, new SplittableRandom(seed)).run(questions);
        terminal.paragraph(
                questions.size() + " questions with known sources, each searched in three ways, reading one or "
                        + Trial.MANY
                        + " passages, in an order drawn at random; it went well when a file that answers the"
                        + " question was among those read. " + results.size() + " episodes are remembered.",
                "  ");
        Table table = new Table("way of searching", "read", "kind of question", "tries", "found", "share");
        for (DemoReport.TrialRow row : rows(results)) {
            String share = String.format(Locale.ROOT, "%d %%", Math.round(100.0 * row.found() / row.tries()));
            table.row(row.strategy(), "" + row.read(), row.kind(), "" + row.tries(), "" + row.found(), share);
        }
        table.print(terminal);
        return results;
    }

    private static List<DemoReport.TrialRow> rows(List<Trial.Result> results) {
        Map<List<Object>, List<Trial.Result>> cells = results.stream()
                .sorted(Comparator.comparing(Trial.Result::strategy).thenComparing(Trial.Result::read))
                .collect(Collectors.groupingBy(
                        r -> List.of(
                                r.strategy().action(), r.read(), r.question().kind()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return cells.values().stream()
                .map(tries -> new DemoReport.TrialRow(
                        tries.getFirst().strategy().action(),
                        tries.getFirst().read(),
                        tries.getFirst().question().kind(),
                        tries.size(),
                        (int) tries.stream().filter(Trial.Result::cited).count()))
                .toList();
    }

    private DemoReport.Restart restart(List<Trial.Result> trials) throws IOException, InterruptedException {
        heading("Restart: another process recalls from disk");
        String query = trials.getFirst().question().text();
        SecondProcess.Result second =
                secondProcess.run(List.of("recall", query, "-k", "3", "--json", "--store", store.toString()));
        JsonNode episodes = second.document().get("episodes");
        List<String> ids = trials.stream().map(Trial.Result::episodeId).toList();
        int known = 0;
        for (JsonNode episode : episodes) {
            known += ids.contains(episode.get("id").asString()) ? 1 : 0;
        }
        long pid = ProcessHandle.current().pid();
        terminal.paragraph(
                "Process " + pid + " closed the store; process " + second.pid() + " opened it, recalled "
                        + episodes.size() + " episodes for \"" + query + "\" and ended. " + known
                        + " of them were stored by process "
                        + pid + ":",
                "  ");
        for (JsonNode episode : episodes) {
            terminal.line(String.format(
                    Locale.ROOT,
                    "  %.2f  %s: %s",
                    episode.get("score").asDouble(),
                    episode.get("outcome").asString(),
                    episode.get("state").asString()));
            terminal.paragraph(
                    episode.get("steps").get(0).asString() + "; "
                            + episode.get("steps").get(1).asString() + "; "
                            + episode.get("observation").asString(),
                    "        ");
        }
        finished("restart", second.millis() / 1e3);
        return new DemoReport.Restart(
                pid, second.pid(), query, episodes.size(), known, second.millis(), second.document());
    }

    private Consolidation consolidate(AgenticDb db) {
        Consolidation done = db.consolidate();
        terminal.paragraph(
                done.examined() + " episodes of " + done.kinds() + " kinds of task; " + done.tested()
                        + " sequences of steps tested against doing without them; "
                        + done.created().size()
                        + " became a skill.",
                "  ");
        List<SkillView> skills = skills(db);
        skills.forEach(skill -> skill.print(terminal));
        if (skills.isEmpty()) {
            terminal.paragraph(
                    "Nothing that was done beat the others by more than chance would, so nothing is promoted.", "  ");
        }
        return done;
    }

    private static List<SkillView> skills(AgenticDb db) {
        return db.skills().list(db.scope()).stream().map(SkillView::of).toList();
    }

    private List<EffectView> effects(AgenticDb db) {
        List<EffectView> effects = db.effects().stream()
                .map(edge -> EffectView.of(edge.estimate()))
                .toList();
        effects.forEach(effect -> effect.print(terminal));
        return effects;
    }

    private Routing.Result route(AgenticDb db, List<Question> questions, List<String> titles) {
        Routing.Result result =
                new Routing(db).run(questions.stream().map(Question::text).toList(), titles);
        terminal.paragraph(
                String.format(
                        Locale.ROOT,
                        "Taught with %d examples. Of %d texts it had not seen, %d went to the right route and %d were called unknown;"
                                + " of %d about something else, %d were called unknown.",
                        result.taught(),
                        result.heldOut(),
                        result.right(),
                        result.unknown(),
                        result.elsewhere(),
                        result.elsewhereUnknown()),
                "  ");
        for (RouteView view : result.shown()) {
            view.print(terminal);
        }
        return result;
    }

    private Optional<Rating.Result> rate(AgenticDb db, List<Question> questions) {
        Optional<Rating.Result> result = new Rating(db).run(questions);
        result.ifPresentOrElse(
                r -> {
                    terminal.paragraph(
                            "\"" + r.question() + "\": its right file was found, but not first. " + r.rated()
                                    + " passages rated, right ones 1, others -1.",
                            "  ");
                    terminal.paragraph(
                            "Asked as \"" + r.asAskedAgain() + "\", the right file moves from rank " + r.rankBefore()
                                    + " to rank " + r.rankAfter() + ".",
                            "  ");
                },
                () -> terminal.line("  The right file stands first for every question; there is nothing to rate."));
        return result;
    }

    private <T> T timed(String part, String title, Supplier<T> work) {
        heading(title);
        long begin = System.nanoTime();
        T result = work.get();
        finished(part, (System.nanoTime() - begin) / 1e9);
        return result;
    }

    private void heading(String title) {
        terminal.line();
        terminal.line(terminal.styled(Style.CYAN, (seconds.size() + 1) + "  ") + terminal.styled(Style.BOLD, title));
    }

    private void finished(String part, double took) {
        seconds.put(part, took);
        terminal.line(terminal.styled(Style.DIM, String.format(Locale.ROOT, "  %.2f s", took)));
    }

    private Map<String, Double> total() {
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        all.put(
                "all parts",
                seconds.values().stream().mapToDouble(Double::doubleValue).sum());
        return all;
    }
}
