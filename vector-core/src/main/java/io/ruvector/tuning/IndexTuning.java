package io.ruvector.tuning;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.Sizing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tries graphs and codes on a copy of a collection's own vectors, and finds for each the narrowest search that reaches a recall.
 *
 * <p>Up to 1,000 entries, a tenth at most, are taken out as queries. Half of them choose {@code efSearch}: the smallest whose recall is
 * above the goal by its standard error. The other half judge. All codes are tried with the standard graph; the other graphs with those
 * that no other of them was better than in time, memory and building at once. Not thread-safe; the collection is only read.
 *
 * {@snippet :
 * TuningReport report = new IndexTuning(notes, TuningGoal.of(0.95), folder).run(tried -> {});
 * }
 */
public final class IndexTuning {
    /** Collections of fewer entries are not tuned: searching them exactly is fast. */
    public static final int LEAST_ENTRIES = 4_000;

    private static final List<HnswConfig> GRAPHS =
            List.of(graph(16, 200), graph(8, 100), graph(32, 200), graph(24, 400), graph(48, 400));
    private static final int WIDEST = 4_000;
    private static final int TIMED_PASSES = 3;

    private final Collection source;
    private final TuningGoal goal;
    private final Path folder;
    private List<Quantization> allCodes =
            List.of(Quantization.INT4, Quantization.INT8, Quantization.NONE, Quantization.BINARY);

    /**
     * A tuning.
     *
     * @param source the collection
     * @param goal what is to be reached
     * @param folder for the copy, about as large as the collection; removed at the end
     * @throws InvalidInputException when the collection has fewer than {@link #LEAST_ENTRIES} entries
     */
    public IndexTuning(Collection source, TuningGoal goal, Path folder) {
        if (source.count() < LEAST_ENTRIES) {
            throw new InvalidInputException(
                    "entries of " + source.name(),
                    source.count(),
                    "at least " + LEAST_ENTRIES + "; fewer are searched exactly, or fast with any graph");
        }
        this.source = source;
        this.goal = goal;
        this.folder = folder;
    }

    /**
     * Tries these codes only; Manhattan is walked by full vectors in any case.
     *
     * @param codes at least one, the most promising first
     * @return this
     */
    public IndexTuning codes(Quantization... codes) {
        if (codes.length == 0) {
            throw new InvalidInputException("codes", "none", "at least one kind");
        }
        allCodes = List.of(codes);
        return this;
    }

    private static HnswConfig graph(int m, int efConstruction) {
        return HnswConfig.builder().m(m).efConstruction(efConstruction).build();
    }

    /**
     * Tries them.
     *
     * @param listener hears of each setting as soon as it was measured
     * @return what was found
     * @throws StoreIoException when the disk refuses
     */
    public TuningReport run(Consumer<TriedSetting> listener) {
        long end = System.nanoTime() + goal.budget().toNanos();
        TuningSplit split = TuningSplit.of(source, goal.seed());
        Path directory = folder.resolve("trial");
        delete(directory);
        try (TrialCopy trial = TrialCopy.of(source, split.queries(), directory)) {
            Collection all = trial.collection();
            JudgedQueries searching = JudgedQueries.of(split.searching(), all, goal.k());
            JudgedQueries checking = JudgedQueries.of(split.checking(), all, goal.k());
            List<TriedSetting> tried = new ArrayList<>();
            for (HnswConfig hnsw : GRAPHS) {
                for (Quantization codes : codes(tried)) {
                    if (!tried.isEmpty() && System.nanoTime() > end) {
                        return new TuningReport(tried, false);
                    }
                    TriedSetting setting = measure(trial, hnsw, codes, searching, checking);
                    tried.add(setting);
                    listener.accept(setting);
                }
            }
            return new TuningReport(tried, true);
        } finally {
            delete(directory);
        }
    }

    /** The standard first; later those that have not been beaten. */
    private List<Quantization> codes(List<TriedSetting> tried) {
        if (source.options().similarity() == Similarity.MANHATTAN) {
            return List.of(Quantization.NONE);
        }
        List<Quantization> unbeaten = new TuningReport(tried, true)
                .paretoFront().stream()
                        .map(TriedSetting::quantization)
                        .distinct()
                        .toList();
        return unbeaten.isEmpty() ? allCodes : unbeaten;
    }

    private TriedSetting measure(
            TrialCopy trial, HnswConfig hnsw, Quantization codes, JudgedQueries searching, JudgedQueries checking) {
        double buildSeconds = trial.build(hnsw, codes);
        int efSearch = narrowest(searching, trial.collection());
        boolean enough = isEnough(searching.search(trial.collection(), efSearch));
        JudgedQueries.Found checked = Stream.generate(() -> checking.search(trial.collection(), efSearch))
                .limit(TIMED_PASSES)
                .min(Comparator.comparingDouble(JudgedQueries.Found::micros))
                .orElseThrow();
        HnswConfig found = HnswConfig.builder()
                .m(hnsw.m())
                .efConstruction(hnsw.efConstruction())
                .efSearch(efSearch)
                .build();
        long bytes = heapBytesPerEntry(found, codes);
        return new TriedSetting(
                found,
                codes,
                checked.recall(),
                checked.standardError(),
                checked.micros(),
                bytes,
                buildSeconds,
                enough && bytes <= goal.heapBytesPerEntry().orElse(Long.MAX_VALUE));
    }

    private boolean isEnough(JudgedQueries.Found found) {
        return found.recall() - found.standardError() >= goal.recall();
    }

    /** By bisection: recall grows with the width. */
    private int narrowest(JudgedQueries by, Collection collection) {
        int tooNarrow = goal.k() - 1;
        int enough = Math.max(64, goal.k());
        while (enough < WIDEST && !isEnough(by.search(collection, enough))) {
            tooNarrow = enough;
            enough = Math.min(WIDEST, 2 * enough);
        }
        while (enough - tooNarrow > 1 + tooNarrow / 50) {
            int middle = (tooNarrow + enough) >>> 1;
            if (isEnough(by.search(collection, middle))) {
                enough = middle;
            } else {
                tooNarrow = middle;
            }
        }
        return enough;
    }

    private long heapBytesPerEntry(HnswConfig hnsw, Quantization quantization) {
        int entries = Math.toIntExact(source.count());
        return Sizing.builder(entries, source.options().dimension())
                        .hnsw(hnsw)
                        .quantization(quantization)
                        .build()
                        .bytes(Sizing.Place.HEAP)
                / entries;
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StoreIoException("cannot remove " + directory, e);
        }
    }
}
