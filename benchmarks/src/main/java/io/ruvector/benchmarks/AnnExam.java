package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnEngine;
import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.BuildCost;
import io.ruvector.benchmarks.ann.EngineAbsentException;
import io.ruvector.benchmarks.ann.Engines;
import io.ruvector.benchmarks.ann.LiveProbe;
import io.ruvector.benchmarks.ann.MemoryGrowth;
import io.ruvector.benchmarks.ann.MemoryProbe;
import io.ruvector.benchmarks.ann.RecallCurve;
import io.ruvector.benchmarks.ann.ResidentSet;
import io.ruvector.benchmarks.ann.RuVectorSetup;
import io.ruvector.benchmarks.ann.Sweep;
import io.ruvector.benchmarks.ann.ThreadScaling;
import io.ruvector.benchmarks.ann.Truth;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RuVector against other nearest-neighbour engines: the same vectors, the same M and efConstruction, in turns. */
final class AnnExam implements Exam {
    private static final int K = 10;

    @Override
    public String name() {
        return "ann";
    }

    @Override
    public String description() {
        return "speed over recall, build rate, memory and latency against hnswlib (C++) and others in one run; PASS at 2.5"
                + " times its speed at recall 0.95 and 0.99, 1.3 times its build rate, 0.6 of its memory (--engines A,B"
                + " --set NAME | --made N,D --vectors N --rounds N --ef A,B --parts threads,memory,live --out DIR"
                + " --reuse yes"
                + " --quantization none|int8|int4|binary --storage memory|mapped)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        AnnPlan plan = AnnPlan.of(options);
        AnnSet set = SetChoice.set(options, plan.out().resolve("work"), plan.vectors(), plan.queries());
        AnnFindings findings = new AnnFindings(set);
        Path work = plan.out().resolve("work");
        RuVectorSetup setup = SetupChoice.of(options);
        measure(plan, findings, new Engines(setup, work, plan.reuse()));
        if (plan.does(AnnPlan.Part.MEMORY)) {
            for (String name : findings.builds().keySet()) {
                if (Engines.inThisProcess(name)) {
                    findings.grew(name, MemoryProbe.run(name, set, setup, work));
                }
            }
        }
        if (plan.does(AnnPlan.Part.LIVE)) {
            findings.live(new LiveProbe(set, setup, plan.rounds()).run(work));
        }
        ExamReport report =
                Condition.report(AnnConditions.of(findings, plan), AnnTables.of(findings), notes(findings, plan));
        AnnFiles.write(findings, report, plan.out());
        return report;
    }

    private static void measure(AnnPlan plan, AnnFindings findings, Engines engines) throws IOException {
        Truth truth = Truth.of(findings.set(), K);
        List<AnnEngine> built = new ArrayList<>();
        try {
            for (String name : plan.engines()) {
                build(name, engines, findings, built);
            }
            List<RecallCurve> curves = new Sweep(truth, K, plan.widths(), plan.rounds()).run(built);
            findings.curves(curves);
            if (plan.does(AnnPlan.Part.THREADS)) {
                findings.scaling(new ThreadScaling(K, plan.rounds())
                        .run(
                                built.stream()
                                        .filter(engine -> Engines.onThreads(engine.name()))
                                        .toList(),
                                curves,
                                AnnConditions.LOW_RECALL));
            }
        } finally {
            for (AnnEngine engine : built) {
                engine.close();
            }
        }
    }

    private static void build(String name, Engines engines, AnnFindings findings, List<AnnEngine> built)
            throws IOException {
        try {
            AnnEngine engine = engines.engine(name, findings.set());
            built.add(engine);
            BuildCost cost = engine.build();
            findings.built(name, cost);
            engine.residentGrowth()
                    .ifPresent(bytes ->
                            findings.grew(name, new MemoryGrowth(new ResidentSet(bytes, 0), Optional.empty())));
            System.err.printf("%s: built in %.1f s%n", name, cost.wallNanos() / 1e9);
        } catch (EngineAbsentException e) {
            findings.absent(name, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> notes(AnnFindings findings, AnnPlan plan) {
        List<String> notes = new ArrayList<>();
        notes.add("M 16, efConstruction 200, built by one thread; " + plan.rounds()
                + " rounds in turns; queries/s from the median time of each query over the rounds; bytes are growth of the"
                + " resident set, without the pages of mapped files, of a database after it was opened again");
        notes.add("JVM " + ManagementFactory.getRuntimeMXBean().getInputArguments());
        notes.add("figures and curves in " + plan.out());
        findings.absent().forEach((engine, why) -> notes.add(engine + " is absent: " + why));
        return notes;
    }
}
