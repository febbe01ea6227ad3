package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.Engines;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much the exam "ann" does.
 *
 * @param engines names of engines
 * @param parts what is measured: {@code curves}, {@code threads}, {@code memory}, {@code live}
 * @param widths values of efSearch
 * @param rounds timed rounds
 * @param vectors vectors used at most
 * @param queries queries used at most
 * @param out where results and drawings go
 * @param reuse whether hnswlib's index is kept between runs
 */
record AnnPlan(
        List<String> engines,
        Set<String> parts,
        List<Integer> widths,
        int rounds,
        int vectors,
        int queries,
        Path out,
        boolean reuse) {
    private static final Set<String> ALL_PARTS = Set.of("curves", "threads", "memory", "live");
    private static final String WIDTHS = "10,16,24,32,48,64,96,128,192,256,400";

    static AnnPlan of(ExamOptions options) {
        boolean quick = options.quick();
        List<String> engines =
                words(options.other("engines"), quick ? List.of(Engines.RUVECTOR, Engines.HNSWLIB) : Engines.NAMES);
        return new AnnPlan(
                engines,
                Set.copyOf(words(options.other("parts"), List.copyOf(ALL_PARTS))),
                words(options.other("ef"), words(WIDTHS, List.of())).stream()
                        .map(Integer::valueOf)
                        .toList(),
                number(options.other("rounds"), quick ? 3 : 5),
                number(options.other("vectors"), quick ? 10_000 : Integer.MAX_VALUE),
                number(options.other("queries"), 1_000),
                outOf(options),
                "yes".equals(options.other("reuse")));
    }

    /** Where results go: {@code --out}, else a folder of the build. */
    static Path outOf(ExamOptions options) {
        String out = options.other("out");
        String home = System.getProperty("ruvector.benchmarks", "benchmarks");
        return out == null ? Path.of(home, "target", options.name()) : Path.of(out);
    }

    boolean does(String part) {
        return parts.contains(part);
    }

    static int number(@Nullable String value, int otherwise) {
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private static List<String> words(@Nullable String value, List<String> otherwise) {
        return value == null ? otherwise : Arrays.asList(value.split(","));
    }
}
