package io.ruvector.benchmarks.agent;

import io.ruvector.benchmarks.ann.Folders;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the arms reached in one world.
 *
 * @param world its name
 * @param early the share of tasks that succeeded in the first quarter, for each seed
 * @param late the share in the second half, for each seed
 */
public record AgentFigures(String world, Map<Arm, List<Double>> early, Map<Arm, List<Double>> late) {

    /**
     * Runs every arm in every world.
     *
     * @param seeds 1 to this many
     * @param embedder what turns tasks into vectors
     * @param folder for the agents' databases, each deleted after its run
     */
    public static List<AgentFigures> measure(int seeds, TextEmbedder embedder, Path folder) {
        List<AgentFigures> all = new ArrayList<>();
        for (WorldPlan plan : WorldPlan.all()) {
            AgentFigures figures = new AgentFigures(plan.name(), new EnumMap<>(Arm.class), new EnumMap<>(Arm.class));
            for (Arm arm : Arm.values()) {
                IntStream.rangeClosed(1, seeds)
                        .parallel()
                        .mapToObj(seed -> run(plan, seed, arm, embedder, folder.resolve("agent-" + seed)))
                        .toList()
                        .forEach(successes -> figures.add(arm, successes));
            }
            all.add(figures);
        }
        return all;
    }

    private static boolean[] run(WorldPlan plan, int seed, Arm arm, TextEmbedder embedder, Path directory) {
        try {
            boolean[] successes = new AgentRun(plan, seed, arm).run(embedder, directory);
            Folders.delete(directory);
            return successes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Arm arm, boolean[] successes) {
        early.computeIfAbsent(arm, _ -> new ArrayList<>()).add(share(successes, 0, successes.length / 4));
        late.computeIfAbsent(arm, _ -> new ArrayList<>()).add(share(successes, successes.length / 2, successes.length));
    }

    private static double share(boolean[] successes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += successes[i] ? 1 : 0;
        }
        return (double) count / (to - from);
    }

    /** The mean success rate of an arm in the second half. */
    public double rate(Arm arm) {
        return mean(late.getOrDefault(arm, List.of()));
    }

    /** How much of the way from no memory to the oracle an arm went. */
    public double ofTheWay(Arm arm) {
        return (rate(arm) - rate(Arm.NONE)) / (rate(Arm.ORACLE) - rate(Arm.NONE));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
