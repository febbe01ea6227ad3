package io.ruvector.benchmarks.routing;

import io.ruvector.sona.RouteDecision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decisions and ratings of a {@link TaughtRouter}. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RouterBenchmark {
    /**
     * {@return nothing: what taking the next text costs}
     *
     * @param taught the router
     */
    @Benchmark
    public String baseline(TaughtRouter taught) {
        return taught.nextNear();
    }

    /**
     * {@return a decision on a text known word for word}
     *
     * @param taught the router
     */
    @Benchmark
    public RouteDecision exact(TaughtRouter taught) {
        return taught.remembered(taught.nextNear());
    }

    /**
     * {@return a decision of layer 1}
     *
     * @param taught the router
     */
    @Benchmark
    public RouteDecision layer1(TaughtRouter taught) {
        return taught.decide(taught.nextNear());
    }

    /**
     * {@return a decision of layer 2}
     *
     * @param taught the router
     */
    @Benchmark
    public RouteDecision layer2(TaughtRouter taught) {
        return taught.decide(taught.nextFar());
    }

    /** A decision to rate, made before the clock starts. */
    @State(Scope.Thread)
    public static class Decided {
        private String decisionId = "";

        /**
         * Decides.
         *
         * @param taught the router
         */
        @Setup(Level.Invocation)
        public void decide(TaughtRouter taught) {
            decisionId = taught.decide(taught.nextNear()).decisionId();
        }
    }

    /**
     * One good rating, learned when it returns.
     *
     * @param taught the router
     * @param decided what is rated
     */
    @Benchmark
    public void feedback(TaughtRouter taught, Decided decided) {
        taught.rate(decided.decisionId);
    }
}
