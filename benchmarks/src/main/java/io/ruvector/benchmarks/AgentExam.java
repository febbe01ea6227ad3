package io.ruvector.benchmarks;

import io.ruvector.benchmarks.agent.AgentFigures;
import io.ruvector.benchmarks.agent.Arm;
import io.ruvector.benchmarks.ann.Folders;
import io.ruvector.embedding.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether an agent does better for having a memory, and how much of that a spoilt memory costs. */
final class AgentExam implements Exam {
    private static final double LEAST_OF_THE_WAY = 0.7;
    private static final double MOST_COST = 0.05;
    private static final List<Arm> SPOILT = List.of(Arm.WRONG_REFLECTIONS, Arm.FORGETFUL);

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public String description() {
        return "an agent with memory in simulated worlds, against none, shuffled memory and an oracle; PASS at 70 % of the"
                + " way from none to oracle, spoilt memory at most 5 points worse (--seeds N --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        int seeds = AnnPlan.number(options.other("seeds"), options.quick() ? 3 : 20);
        Path folder = Files.createTempDirectory("ruvector-agent");
        String cache = options.other("cache");
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.ofDefault();
                KeptVectors kept = new KeptVectors(model, cache == null ? folder : Path.of(cache))) {
            return report(AgentFigures.measure(seeds, kept, folder), seeds, model.modelId());
        } finally {
            Folders.delete(folder);
        }
    }

    private static ExamReport report(List<AgentFigures> worlds, int seeds, String model) {
        Table table = new Table(
                "Success rate, mean of " + seeds + " seeds [95 % interval of the mean]",
                "world",
                "agent",
                "first quarter",
                "second half",
                "of the way to the oracle");
        List<Condition> conditions = new ArrayList<>();
        for (AgentFigures world : worlds) {
            for (Arm arm : Arm.values()) {
                table.row(
                        world.world(),
                        arm.label(),
                        shown(world.early().getOrDefault(arm, List.of())),
                        shown(world.late().getOrDefault(arm, List.of())),
                        AnnTables.shown("%.2f", world.ofTheWay(arm)));
            }
            conditions.add(
                    Condition.atLeast(world.world() + ": of the way", world.ofTheWay(Arm.MEMORY), LEAST_OF_THE_WAY));
            conditions.add(Condition.atMost(
                    world.world() + ": of the way with shuffled memory", world.ofTheWay(Arm.SHUFFLED), 0.3));
            for (Arm arm : SPOILT) {
                conditions.add(Condition.atMost(
                        world.world() + ": cost of " + arm.label(),
                        world.rate(Arm.MEMORY) - world.rate(arm),
                        MOST_COST));
            }
        }
        return Condition.report(
                conditions,
                List.of(table),
                List.of(
                        "seeds 1 to " + seeds + "; embedding model " + model
                                + "; the agent reads the text of contexts of at most 1,500 tokens and nothing else",
                        "\"10 % wrong outcomes\" is not demanded; it shows what a lie in the record itself costs"));
    }

    private static String shown(List<Double> rates) {
        Bootstrap.Interval interval = Bootstrap.mean(rates);
        return AnnTables.shown("%.3f", interval.mean()) + " [" + AnnTables.shown("%.3f", interval.low()) + ", "
                + AnnTables.shown("%.3f", interval.high()) + "]";
    }
}
