package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lets engines answer all queries at every width of search in turns, so that whatever else the machine does hits all of
 * them alike.
 *
 * @param truth the exact answers
 * @param k neighbours wanted
 * @param widths the values of {@code efSearch}
 * @param rounds timed rounds, of which the median counts
 */
public record Sweep(Truth truth, int k, List<Integer> widths, int rounds) {
    private static final int WARM_UP_PASSES = 3;

    /**
     * Measures.
     *
     * @param engines engines that are built
     * @return a curve for each, in the same order
     * @throws IOException when an engine is gone
     */
    public List<RecallCurve> run(List<AnnEngine> engines) throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (AnnEngine engine : engines) {
            for (int width : widths) {
                cells.add(warmUp(engine, width));
            }
        }
        List<AnnEngine> turn = new ArrayList<>(engines);
        for (int round = 0; round < rounds; round++) {
            for (int width : widths) {
                for (AnnEngine engine : turn) {
                    for (Cell cell : cells) {
                        cell.addIfMine(engine, width, k);
                    }
                }
                Collections.rotate(turn, 1);
            }
        }
        return engines.stream()
                .map(engine -> new RecallCurve(
                        engine.name(),
                        cells.stream()
                                .filter(cell -> cell.engine == engine)
                                .map(Cell::point)
                                .toList()))
                .toList();
    }

    private Cell warmUp(AnnEngine engine, int width) throws IOException {
        Pass last = engine.pass(k, width);
        for (int i = 1; i < WARM_UP_PASSES; i++) {
            last = engine.pass(k, width);
        }
        return new Cell(engine, width, truth.recall(last.rows()));
    }

    /** The rounds of one engine at one width. */
    private static final class Cell {
        private final AnnEngine engine;
        private final int width;
        private final double recall;
        private final Rounds rounds = new Rounds();

        Cell(AnnEngine engine, int width, double recall) {
            this.engine = engine;
            this.width = width;
            this.recall = recall;
        }

        void addIfMine(AnnEngine turn, int turnWidth, int k) throws IOException {
            if (turn == engine && turnWidth == width) {
                rounds.add(engine.pass(k, width));
            }
        }

        SweepPoint point() {
            return rounds.point(width, recall);
        }
    }
}
