package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.Engines;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much the exam "ann" does.
 *
 * @param engines names of engines
 * @param parts what is measured besides speed over recall and the build
 * @param widths values of efSearch
 * @param rounds timed rounds
 * @param vectors vectors used at most
 * @param queries queries used at most
 * @param out where results and drawings go
 * @param reuse whether hnswlib's index is kept between runs
 */
record AnnPlan(
        List<String> engines,
        Set<Part> parts,
        List<Integer> widths,
        int rounds,
        int vectors,
        int queries,
        Path out,
        boolean reuse) {
    /** What can be left out, by its name in lower case. */
    enum Part {
        /** Two threads against one. */
        THREADS,
        /** Bytes per vector. */
        MEMORY,
        /** Inserts and searches of a durable collection, and its reopening. */
        LIVE
    }

    private static final List<String> QUICK_ENGINES =
            List.of(Engines.RUVECTOR, Engines.RUVECTOR_MAPPED, Engines.HNSWLIB);
    private static final String WIDTHS = "10,16,24,32,48,64,96,128,192,256,400";

    static AnnPlan of(ExamOptions options) {
        boolean quick = options.quick();
        List<String> engines = words(options.other("engines"), quick ? QUICK_ENGINES : Engines.NAMES);
        return new AnnPlan(
                engines,
                parts(options.other("parts")),
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

    boolean does(Part part) {
        return parts.contains(part);
    }

    private static Set<Part> parts(@Nullable String names) {
        if (names == null) {
            return EnumSet.allOf(Part.class);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names.split(",")) {
            if (!name.equals("none")) {
                parts.add(Part.valueOf(name.toUpperCase(Locale.ROOT)));
            }
        }
        return parts;
    }

    static int number(@Nullable String value, int otherwise) {
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private static List<String> words(@Nullable String value, List<String> otherwise) {
        return value == null ? otherwise : Arrays.asList(value.split(","));
    }
}
