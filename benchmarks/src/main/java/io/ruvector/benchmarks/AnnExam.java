package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnEngine;
import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.AnnSets;
import io.ruvector.benchmarks.ann.BuildCost;
import io.ruvector.benchmarks.ann.EngineAbsentException;
import io.ruvector.benchmarks.ann.Engines;
import io.ruvector.benchmarks.ann.HnswParameters;
import io.ruvector.benchmarks.ann.RecallCurve;
import io.ruvector.benchmarks.ann.RuVectorSetup;
import io.ruvector.benchmarks.ann.Sweep;
import io.ruvector.benchmarks.ann.ThreadScaling;
import io.ruvector.benchmarks.ann.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** RuVector against other nearest-neighbour engines: the same vectors, the same M and efConstruction, in turns. */
final class AnnExam implements Exam {
    private static final int K = 10;

    @Override
    public String name() {
        return "ann";
    }

    @Override
    public String description() {
        return "speed over recall, build rate, memory and latency against hnswlib (C++), Lucene, jvector and others in one"
                + " run (--engines A,B --set NAME | --made N,D --vectors N --rounds N --ef A,B --parts A,B --out DIR --reuse yes)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        AnnPlan plan = AnnPlan.of(options);
        AnnFindings findings = new AnnFindings(plan);
        AnnSet set = set(options, plan);
        findings.set(set);
        Truth truth = Truth.of(set, K);
        Engines engines =
                new Engines(new RuVectorSetup(HnswParameters.COMMON), plan.out().resolve("work"), plan.reuse());
        List<AnnEngine> built = new ArrayList<>();
        try {
            for (String name : plan.engines()) {
                build(name, engines, set, findings, built);
            }
            List<RecallCurve> curves = new Sweep(truth, K, plan.widths(), plan.rounds()).run(built);
            findings.curves(curves);
            if (plan.does("threads")) {
                findings.scaling(new ThreadScaling(K, plan.rounds()).run(built, curves, AnnFindings.LOW_RECALL));
            }
        } finally {
            for (AnnEngine engine : built) {
                engine.close();
            }
        }
        return findings.report();
    }

    private static void build(String name, Engines engines, AnnSet set, AnnFindings findings, List<AnnEngine> built)
            throws IOException {
        try {
            AnnEngine engine = engines.engine(name, set);
            built.add(engine);
            BuildCost cost = engine.build();
            findings.built(name, cost);
            System.err.printf("%s: built in %.1f s%n", name, cost.wallNanos() / 1e9);
        } catch (EngineAbsentException e) {
            findings.absent(name, String.valueOf(e.getMessage()));
        }
    }

    private static AnnSet set(ExamOptions options, AnnPlan plan) throws IOException {
        AnnSets sets = new AnnSets(plan.out().resolve("work"), plan.vectors(), plan.queries());
        String made = options.other("made");
        if (made != null) {
            String[] size = made.split(",");
            return sets.made(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        }
        String asked = options.other("set");
        String name = asked == null ? "wordnet-minilm-384" : asked;
        Path folder = options.folder(name)
                .orElseThrow(
                        () -> new DataMissingException("give --data DIR with a folder " + name + ", or --made N,D"));
        return sets.read(folder);
    }
}
