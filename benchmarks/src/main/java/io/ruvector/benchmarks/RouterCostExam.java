package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ModelAnswers.Answered;
import io.ruvector.sona.Route;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A cheap and an expensive model: the router learns from one half of the prompts which of them answers right, and decides
 * for the other half. Control groups: each model alone, a coin, and knowing the answers.
 */
final class RouterCostExam implements Exam {
    private static final double APGR = 0.66;
    /** What an expensive answer costs, where a right answer is worth 1. */
    private static final double COST = 0.1;

    private static final String WEAK = "weak";
    private static final String STRONG = "strong";

    @Override
    public String name() {
        return "sona-route";
    }

    @Override
    public String description() {
        return "routellm-mmlu, half to learn and half to decide; PASS when the average performance gap recovered is 0.66 and the"
                + " net reward at cost 0.1 is above the best single model (--models ID --splits N --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        List<Answered> answers = ModelAnswers.read(RouterData.folder(options, "routellm-mmlu"));
        String given = options.other("splits");
        int splits = given != null ? Integer.parseInt(given) : options.quick() ? 1 : 3;
        List<Answered> used = options.quick() ? answers.subList(0, Math.min(3_000, answers.size())) : answers;
        return RouterData.run(options, used, (data, embedder) -> run(data, embedder, splits));
    }

    private static ExamReport run(List<Answered> answers, TextEmbedder embedder, int splits) throws IOException {
        Table table = new Table(
                "Half the prompts, never seen",
                "split",
                "APGR",
                "APGR of a coin",
                "APGR knowing",
                "net reward",
                "best single model",
                "sent to the strong");
        List<Double> recovered = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        for (int seed = 1; seed <= splits; seed++) {
            List<Answered> shuffled = new ArrayList<>(answers);
            Collections.shuffle(shuffled, new Random(seed));
            List<Answered> training = shuffled.subList(0, shuffled.size() / 2);
            List<Answered> test = shuffled.subList(shuffled.size() / 2, shuffled.size());
            Split split = split(training, test, embedder, seed);
            double single = Math.max(share(test, Answered::weak), share(test, Answered::strong) - COST);
            double better = share(training, Answered::strong) - COST;
            boolean strongIsBetter = better > share(training, Answered::weak);
            for (int i = 0; i < test.size(); i++) {
                gains.add(reward(test.get(i), split.strong[i]) - reward(test.get(i), strongIsBetter));
            }
            recovered.add(split.apgr);
            table.row(
                    String.valueOf(seed),
                    shown(split.apgr),
                    shown(split.coin),
                    shown(split.knowing),
                    shown(split.reward),
                    shown(single),
                    shown(split.toStrong));
        }
        Bootstrap.Interval gain = Bootstrap.mean(gains);
        double apgr = recovered.stream().mapToDouble(d -> d).average().orElseThrow();
        return Condition.report(
                List.of(
                        Condition.atLeast("APGR", apgr, APGR),
                        Condition.above("net reward over the best single model, lower bound", gain.low(), 0)),
                List.of(table),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "net reward over the best single model %.4f [%.4f, %.4f]",
                                gain.mean(),
                                gain.low(),
                                gain.high()),
                        answers.size() + " prompts, contaminated ones dropped; splits by seeds 1 to " + splits,
                        "model " + embedder.modelId()));
    }

    private static Split split(List<Answered> training, List<Answered> test, TextEmbedder embedder, int seed)
            throws IOException {
        // Quality runs from -1 to 1, so a right answer is worth 2 of it and the cost counts twice.
        SonaOptions settings = SonaOptions.builder()
                .automaticConsolidation(false)
                .unknownBelow(0)
                .memoryPerRoute(4_096)
                .adapterRank(0)
                .utility(2 * COST, 0)
                .build();
        return RouterData.throwaway(embedder, settings, router -> {
            router.addRoute(new Route(WEAK, "a small model", 0), RouterData.SCOPE);
            router.addRoute(new Route(STRONG, "a large model", 1), RouterData.SCOPE);
            for (Answered answered : training) {
                router.rateAll(
                        answered.prompt(),
                        Map.of(WEAK, quality(answered.weak()), STRONG, quality(answered.strong())),
                        RouterData.SCOPE);
            }
            router.consolidate(RouterData.SCOPE);
            return measured(router, test, seed);
        });
    }

    private static Split measured(SonaRouter router, List<Answered> test, int seed) {
        double[] gains = new double[test.size()];
        boolean[] strong = new boolean[test.size()];
        double reward = 0;
        int sent = 0;
        for (int i = 0; i < gains.length; i++) {
            Map<String, Double> expected = router.expectedQualities(test.get(i).prompt(), RouterData.SCOPE);
            gains[i] = expected.getOrDefault(STRONG, 0.0) - expected.getOrDefault(WEAK, 0.0);
            strong[i] = router.route(test.get(i).prompt(), RouterData.SCOPE)
                    .route()
                    .orElseThrow()
                    .id()
                    .equals(STRONG);
            reward += reward(test.get(i), strong[i]) / gains.length;
            sent += strong[i] ? 1 : 0;
        }
        Random coin = new Random(seed);
        double[] drawn = coin.doubles(gains.length).toArray();
        double[] known = test.stream()
                .mapToDouble(a -> (a.strong() ? 1 : 0) - (a.weak() ? 1 : 0))
                .toArray();
        return new Split(
                apgr(test, gains), apgr(test, drawn), apgr(test, known), strong, reward, sent / (double) gains.length);
    }

    /**
     * Average performance gap recovered (Ong et al. 2024, RouteLLM): the share of the strong model's lead that is reached,
     * over all shares of prompts sent to it, those with the highest expected gain first.
     */
    private static double apgr(List<Answered> test, double[] gains) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < gains.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -gains[i]));
        double lead = share(test, Answered::strong) - share(test, Answered::weak);
        double gained = 0;
        double area = 0;
        for (int i : order) {
            double step = ((test.get(i).strong() ? 1 : 0) - (test.get(i).weak() ? 1 : 0)) / (double) test.size();
            area += (gained + step / 2) / test.size();
            gained += step;
        }
        return area / lead;
    }

    private static double reward(Answered answered, boolean strong) {
        return strong ? (answered.strong() ? 1 : 0) - COST : answered.weak() ? 1 : 0;
    }

    private static double share(List<Answered> answers, java.util.function.Predicate<Answered> right) {
        return answers.stream().filter(right).count() / (double) answers.size();
    }

    private static double quality(boolean right) {
        return right ? 1 : -1;
    }

    private static String shown(double figure) {
        return String.format(Locale.ROOT, "%.4f", figure);
    }

    private record Split(double apgr, double coin, double knowing, boolean[] strong, double reward, double toStrong) {}
}
