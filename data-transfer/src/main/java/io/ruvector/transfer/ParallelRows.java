package io.ruvector.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that one thread cuts, several understand, and the caller gets in the order of the file. Some hundred rows, or some megabytes, are on their way at a
 * time. Not thread-safe.
 */
final class ParallelRows implements RowReader {
    private static final int CHUNK_ROWS = 256;
    private static final int CHUNK_BYTES = 1 << 20;

    private final RowCutter cutter;
    private final ExecutorService cutting;
    private final ExecutorService understanding;
    private final Deque<CompletableFuture<List<Outcome>>> underway = new ArrayDeque<>();
    private final int ahead;
    private List<Outcome> chunk = List.of();
    private int next;
    private boolean ended;

    ParallelRows(RowCutter cutter, int threads) {
        this.cutter = cutter;
        this.ahead = threads + 2;
        this.cutting = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("import-cutter").factory());
        this.understanding = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("import-parser-", 1).factory());
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        while (next == chunk.size()) {
            if (ended) {
                return null;
            }
            while (underway.size() < ahead) {
                underway.add(CompletableFuture.supplyAsync(this::cut, cutting)
                        .thenApplyAsync(ParallelRows::understood, understanding));
            }
            chunk = joined(underway.remove());
            next = 0;
            ended = chunk.isEmpty();
        }
        return switch (chunk.get(next++)) {
            case Row(SourceRow row) -> row;
            case Problem(Exception problem) -> throw thrown(problem);
        };
    }

    private static List<Outcome> joined(CompletableFuture<List<Outcome>> chunk) {
        try {
            return chunk.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private static RuntimeException thrown(Exception problem) throws IOException {
        return switch (problem) {
            case IOException io -> throw io;
            case RuntimeException runtime -> runtime;
            default -> new CompletionException(problem);
        };
    }

    /** A chunk of the file; empty at its end. */
    private List<Cutting> cut() {
        List<Cutting> cuts = new ArrayList<>(CHUNK_ROWS);
        int bytes = 0;
        while (cuts.size() < CHUNK_ROWS && bytes < CHUNK_BYTES) {
            try {
                @Nullable Cut cut = cutter.next();
                if (cut == null) {
                    break;
                }
                bytes += cut.bytes();
                cuts.add(new Piece(cut));
            } catch (IOException | RuntimeException e) {
                cuts.add(new Problem(e));
                if (!(e instanceof BadRowException)) {
                    break;
                }
            }
        }
        return cuts;
    }

    private static List<Outcome> understood(List<Cutting> cuts) {
        List<Outcome> outcomes = new ArrayList<>(cuts.size());
        for (Cutting cutting : cuts) {
            outcomes.add(
                    switch (cutting) {
                        case Piece(Cut cut) -> understood(cut);
                        case Problem problem -> problem;
                    });
        }
        return outcomes;
    }

    private static Outcome understood(Cut cut) {
        try {
            return new Row(cut.row());
        } catch (RuntimeException e) {
            return new Problem(e);
        }
    }

    @Override
    public double fraction() {
        return cutter.fraction();
    }

    @Override
    public void close() throws IOException {
        // What is under way ends soon; the file is not closed under it.
        cutting.close();
        understanding.close();
        cutter.close();
    }

    /** What cutting gives. */
    private sealed interface Cutting permits Piece, Problem {}

    /** What understanding gives. */
    private sealed interface Outcome permits Row, Problem {}

    private record Piece(Cut cut) implements Cutting {}

    private record Row(SourceRow row) implements Outcome {}

    private record Problem(Exception problem) implements Cutting, Outcome {}
}
