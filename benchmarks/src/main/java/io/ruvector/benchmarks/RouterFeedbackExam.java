package io.ruvector.benchmarks;

import io.ruvector.benchmarks.routing.ExpertStream;
import io.ruvector.benchmarks.routing.ExpertStream.Request;
import io.ruvector.sona.Example;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * What ratings do to a router that was taught well: an expert that turns bad and recovers, ratings that mean nothing, and a
 * user whose part is erased.
 */
final class RouterFeedbackExam implements Exam {
    private static final int LEFT_WITHIN = 20;
    private static final int RANDOM_RATINGS = 5_000;
    private static final double RANDOM_COST = 0.01;
    private static final int WINDOW = 20;
    private static final int ERASED_SHARE = 20;

    @Override
    public String name() {
        return "sona-feedback";
    }

    @Override
    public String description() {
        return "clinc150: an expert that turns bad is left within 20 ratings and found again, 5,000 random ratings cost 0.01"
                + " at most, a user's erased 5 % leave no trace (--models ID --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        return RouterData.onIntents(options, 5, 40, (set, embedder) -> run(set, embedder, options.quick()));
    }

    private static ExamReport run(IntentSet set, TextEmbedder embedder, boolean quick) throws IOException {
        Table turns = new Table(
                "An expert that turns bad",
                "expert",
                "ratings until left",
                "requests until found again",
                "accuracy after");
        List<Turn> all = new ArrayList<>();
        ExpertStream stream =
                ExpertStream.of(set.domains(), SonaDriftExam.texts(set, "train"), SonaDriftExam.texts(set, "test"), 1);
        for (int bad = 0; bad < (quick ? 2 : set.domains().size()); bad++) {
            String expert = "expert-" + bad;
            Turn turn = RouterData.throwaway(
                    embedder, settings().exploration(0.05).build(), router -> turn(router, stream, expert));
            all.add(turn);
            turns.row(expert, String.valueOf(turn.left), String.valueOf(turn.found), shown(turn.accuracyAfter));
        }
        Noise noise = RouterData.throwaway(
                embedder, settings().build(), router -> noise(router, stream, quick ? 500 : RANDOM_RATINGS));
        Erasure erasure = erasure(stream, embedder);
        Table table = new Table("Random ratings and erasure", "what", "figure")
                .row("accuracy before random ratings", shown(noise.before))
                .row("after", shown(noise.after))
                .row(
                        "decisions after erasure that differ from a router that never saw the user",
                        "" + erasure.differing)
                .row("decisions with the user's part that differ", "" + erasure.differingBefore)
                .row("decisions compared", "" + erasure.compared);
        int slowest = all.stream().mapToInt(Turn::left).max().orElseThrow();
        int longest = all.stream().mapToInt(Turn::found).max().orElseThrow();
        return Condition.report(
                List.of(
                        Condition.atMost("ratings until a bad expert is left", slowest, LEFT_WITHIN),
                        Condition.atMost("requests until it is found again", longest, Turn.GIVEN_UP - 1),
                        Condition.atMost("cost of random ratings", noise.before - noise.after, RANDOM_COST),
                        Condition.atMost("decisions changed by an erased user", erasure.differing, 0),
                        Condition.above("decisions changed by the user before", erasure.differingBefore, 0)),
                List.of(turns, table),
                List.of("model " + embedder.modelId()
                        + "; seed 1; 512 features; left: of the last 20 of its texts 2 at most went to it"));
    }

    private static SonaOptions.Builder settings() {
        return SonaOptions.builder()
                .automaticConsolidation(false)
                .unknownBelow(0)
                .randomFeatures(512);
    }

    private static void teach(SonaRouter router, ExpertStream stream) {
        stream.experts().forEach(e -> router.addRoute(new Route(e, e, 1), RouterData.SCOPE));
        router.learnAll(
                stream.phases().stream()
                        .flatMap(List::stream)
                        .map(r -> new Example(r.text(), r.expert()))
                        .toList(),
                RouterData.SCOPE);
        router.consolidate(RouterData.SCOPE);
    }

    /** Its texts are rated as bad until it is left, and as good once it has recovered. */
    private static Turn turn(SonaRouter router, ExpertStream stream, String expert) {
        teach(router, stream);
        List<Request> own = new ArrayList<>(
                stream.heldOut().stream().filter(r -> r.expert().equals(expert)).toList());
        java.util.Collections.shuffle(own, new Random(3));
        int ratings = 0;
        List<Boolean> last = new ArrayList<>();
        for (int i = 0; i < Turn.GIVEN_UP && share(last) > 0.1; i++) {
            boolean sent = sent(router, own.get(i % own.size()).text(), expert, -1);
            ratings += sent ? 1 : 0;
            remember(last, sent);
        }
        int left = ratings;
        int found = 0;
        last.clear();
        while (found < Turn.GIVEN_UP && (last.size() < WINDOW || share(last) < 0.8)) {
            remember(last, sent(router, own.get((found + 7) % own.size()).text(), expert, 1));
            found++;
        }
        return new Turn(left, found, accuracy(router, stream));
    }

    /** Whether a text went to the expert; it is rated, all other answers as bad once it is good again. */
    private static boolean sent(SonaRouter router, String text, String expert, int quality) {
        RouteDecision decision = router.route(text, RouterData.SCOPE);
        Optional<Route> route = decision.route();
        boolean sent = route.filter(r -> r.id().equals(expert)).isPresent();
        if (route.isPresent()) {
            router.feedback(decision.decisionId(), sent ? quality : -quality, RouterData.SCOPE);
        }
        return sent;
    }

    private static void remember(List<Boolean> last, boolean sent) {
        last.add(sent);
        if (last.size() > WINDOW) {
            last.removeFirst();
        }
    }

    private static double share(List<Boolean> last) {
        return last.size() < WINDOW ? 0.5 : last.stream().filter(sent -> sent).count() / (double) last.size();
    }

    private static Noise noise(SonaRouter router, ExpertStream stream, int ratings) {
        teach(router, stream);
        double before = accuracy(router, stream);
        Random random = new Random(5);
        List<Request> asked = stream.phases().stream().flatMap(List::stream).toList();
        for (int i = 0; i < ratings; i++) {
            RouteDecision decision =
                    router.route(asked.get(random.nextInt(asked.size())).text(), RouterData.SCOPE);
            router.feedback(decision.decisionId(), random.nextBoolean() ? 1 : -1, RouterData.SCOPE);
        }
        router.consolidate(RouterData.SCOPE);
        return new Noise(before, accuracy(router, stream));
    }

    private static Erasure erasure(ExpertStream stream, TextEmbedder embedder) throws IOException {
        List<List<Decided>> runs = new ArrayList<>();
        for (Part part : Part.values()) {
            runs.add(RouterData.throwaway(embedder, settings().build(), router -> decisions(router, stream, part)));
        }
        return new Erasure(
                differing(runs.get(0), runs.get(1)),
                differing(runs.get(0), runs.get(2)),
                runs.getFirst().size());
    }

    private static List<Decided> decisions(SonaRouter router, ExpertStream stream, Part part) {
        stream.experts().forEach(e -> router.addRoute(new Route(e, e, 1), RouterData.SCOPE));
        List<Request> requests = stream.phases().stream().flatMap(List::stream).toList();
        List<String> experts = stream.experts();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            boolean hers = i % ERASED_SHARE == 0;
            if (hers && part == Part.NEVER_SEEN) {
                continue;
            }
            // She is often wrong, so that her part matters.
            String route = hers ? experts.get(i % experts.size()) : request.expert();
            router.learnAll(List.of(new Example(request.text(), route)), RouterData.SCOPE, hers ? "her" : "");
        }
        router.consolidate(RouterData.SCOPE);
        if (part == Part.ERASED) {
            router.forgetUser("her", RouterData.SCOPE);
        }
        return stream.heldOut().stream()
                .map(r -> router.route(r.text(), RouterData.SCOPE))
                .map(d -> new Decided(d.route().map(Route::id), d.source().name(), d.confidence()))
                .toList();
    }

    private static long differing(List<Decided> one, List<Decided> other) {
        long differing = 0;
        for (int i = 0; i < one.size(); i++) {
            differing += one.get(i).equals(other.get(i)) ? 0 : 1;
        }
        return differing;
    }

    private static double accuracy(SonaRouter router, ExpertStream stream) {
        long right = stream.heldOut().stream()
                .filter(r -> router.route(r.text(), RouterData.SCOPE)
                        .route()
                        .filter(route -> route.id().equals(r.expert()))
                        .isPresent())
                .count();
        return right / (double) stream.heldOut().size();
    }

    private static String shown(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private enum Part {
        NEVER_SEEN,
        ERASED,
        KEPT
    }

    private record Decided(Optional<String> route, String source, double confidence) {}

    private record Noise(double before, double after) {}

    private record Erasure(long differing, long differingBefore, int compared) {}

    /**
     * An expert that turned bad.
     *
     * @param left ratings it got until it was left
     * @param found requests after its recovery until it was found again
     * @param accuracyAfter of all experts then
     */
    private record Turn(int left, int found, double accuracyAfter) {
        static final int GIVEN_UP = 2_000;
    }
}
