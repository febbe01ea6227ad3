package io.ruvector.benchmarks.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.transfer.BadRowException;
import io.ruvector.transfer.ColumnType;
import io.ruvector.transfer.ImportRequest;
import io.ruvector.transfer.Importer;
import io.ruvector.transfer.RowColumns;
import io.ruvector.transfer.RowSource;
import io.ruvector.transfer.TransferFormat;
import io.ruvector.transfer.TransferProgress;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Everything that the exam does with the file of one format. */
public final class FormatRun {
    private static final int MEGABYTE = 1 << 20;
    private static final int HEAP_MEGABYTES = 1_024;
    private static final int ROWS_BEFORE = 1_000;
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final MadeRows made;
    private final int count;
    private final int kills;
    private final boolean graph;
    private final TransferFormat format;
    private final Path folder;
    private final Path file;
    private final Rows expected;
    private final List<String> wrong = new ArrayList<>();

    /**
     * A run in a folder of its own.
     *
     * @param folder where; it has to exist
     * @param format of the file
     * @param seed of rows and kills
     * @param count how many rows
     * @param kills how often the import is killed, at least 2: once while it checks, then while it writes
     * @param graph whether imports build the graph of the index, too, killed ones among them
     */
    public FormatRun(Path folder, TransferFormat format, long seed, int count, int kills, boolean graph) {
        this.made = new MadeRows(seed, 128);
        this.count = count;
        this.kills = kills;
        this.graph = graph;
        this.format = format;
        this.folder = folder;
        this.file = folder.resolve("made" + format.endings().getFirst());
        this.expected = Rows.of(made, count);
    }

    /** What was not as it has to be, in words. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Makes the file, and times a raw parse, an import without a graph and an import; gives their figures. */
    public Speeds speeds() throws IOException, InterruptedException {
        new MadeFile(made, count, 0).write(file, format);
        double raw = child("raw").await().seconds();
        Figures graphless = straight("graphless");
        Optional<Figures> whole = graph ? Optional.of(straight("import")) : Optional.empty();
        return new Speeds(
                Files.size(file),
                count / raw,
                count / (graphless.get("checking") / 1e9),
                count / graphless.seconds(),
                graphless.get("peak"),
                indexBytes("graphless"),
                whole.map(it -> count / it.seconds()),
                whole.map(it -> it.get("peak")),
                indexBytes("import"));
    }

    private Figures straight(String mode) throws IOException, InterruptedException {
        Path store = folder.resolve(mode);
        Figures figures = child(mode, store.toString()).await();
        compare("an uninterrupted import", store);
        delete(store);
        return figures;
    }

    private long indexBytes(String mode) {
        return mode.equals("raw") ? 0 : IndexHeap.bytes(count, made.dimension(), mode.equals("import"));
    }

    private ImportChild child(String mode, String... store) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(mode, file.toString(), format.name()));
        arguments.addAll(List.of(store));
        return ImportChild.start(
                HEAP_MEGABYTES + (int) (indexBytes(mode) / MEGABYTE), folder.resolve(mode + ".log"), arguments);
    }

    private void compare(String what, Path store) {
        try (VectorDb db = VectorDb.open(ImportingProcess.options(store, false))) {
            Rows rows = Rows.of(db);
            if (!rows.equals(expected)) {
                wrong.add(format + ": " + what + " left " + rows + ", expected " + expected);
            }
        }
    }

    /** Kills an import at random moments, lets it end, and compares; gives the moments and what was left to do. */
    public Killed killed(Random random) throws IOException, InterruptedException {
        Path store = folder.resolve("killed");
        String mode = graph ? "import" : "graphless";
        List<String> moments = new ArrayList<>();
        long least = 0;
        for (int kill = 0; kill < kills; kill++) {
            String step = kill == 0 ? "CHECK" : "WRITE";
            long row = kill == 0 ? random.nextInt(count) : least + 1 + random.nextLong(Math.max(1, count - least));
            String last = child(mode, store.toString()).killAt(step, row, random.nextLong(LONGEST_PAUSE_NANOS));
            moments.add(last.toLowerCase(Locale.ROOT));
            if (last.startsWith("DONE")) {
                wrong.add(format + ": a kill at " + step + " " + row + " came after the end");
                break;
            }
            least = kill == 0 ? 0 : Long.parseLong(last.substring(last.indexOf(' ') + 1));
        }
        Figures rest = child(mode, store.toString()).await();
        // One that had written the last row may have been through, which the next finds out row by row.
        boolean through = rest.get("unchanged") == count;
        long accounted = rest.get("resumed") + rest.get("written") + rest.get("unchanged");
        if (accounted != count || (rest.get("resumed") < least && !through)) {
            wrong.add(format + ": after a kill at row " + least + " the import went on with " + rest);
        }
        compare("an import killed at " + moments, store);
        try (VectorDb db = VectorDb.open(ImportingProcess.options(store, graph))) {
            db.verify().findings().forEach(it -> wrong.add(format + ": after kills at " + moments + ": " + it));
        }
        delete(store);
        delete(file);
        return new Killed(moments, rest.get("resumed"), rest.get("written"));
    }

    /** Imports a file with one bad row into a collection that has others; gives the message. */
    public String mismatch(int badRow) throws IOException {
        Path bad = folder.resolve("bad" + format.endings().getFirst());
        new MadeFile(made, count, badRow).write(bad, format);
        Path before = folder.resolve("before.jsonl");
        new MadeFile(new MadeRows(~made.seed(), made.dimension()), ROWS_BEFORE, 0).write(before, TransferFormat.JSONL);
        String message = "nothing was refused";
        try (VectorDb db = VectorDb.open(ImportingProcess.options(folder.resolve("mismatch"), graph))) {
            run(db, before, TransferFormat.JSONL);
            Rows rowsBefore = Rows.of(db);
            long sequence = db.sequence();
            try {
                run(db, bad, format);
            } catch (BadRowException e) {
                message = String.valueOf(e.getMessage());
            } catch (InvalidInputException e) {
                message = "refused otherwise: " + e.getMessage();
            }
            String required = bad + ", row " + badRow + ": expected dimension 128, found dimension 127";
            if (!message.startsWith(required)) {
                wrong.add(format + ": \"" + message + "\" in place of \"" + required + " …\"");
            }
            if (!Rows.of(db).equals(rowsBefore) || db.sequence() != sequence) {
                wrong.add(format + ": a refused file changed the collection");
            }
        }
        delete(bad);
        delete(folder.resolve("mismatch"));
        return message.replace(folder.toString(), "");
    }

    private static void run(VectorDb db, Path file, TransferFormat format) {
        RowColumns columns = RowColumns.standard().withType("year", ColumnType.LONG);
        new Importer(db)
                .run(
                        ImportRequest.builder(new RowSource(file, format, columns), ImportingProcess.COLLECTION)
                                .build(),
                        TransferProgress.NONE);
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /**
     * Rows a second, and what they took.
     *
     * @param fileBytes size of the file
     * @param raw of a raw parse
     * @param checked of the first reading of an import, which checks every row
     * @param graphless of an import without a graph: read twice, checked, written
     * @param peakBytes the most heap that took, garbage included
     * @param indexBytes the part of the heap's limit that is for the index
     * @param whole of an import with its graph, from opening the database to closing it
     * @param wholePeakBytes the most heap that took, garbage included
     * @param wholeIndexBytes the part of the heap's limit that is for its index
     */
    public record Speeds(
            long fileBytes,
            double raw,
            double checked,
            double graphless,
            long peakBytes,
            long indexBytes,
            Optional<Double> whole,
            Optional<Long> wholePeakBytes,
            long wholeIndexBytes) {}

    /**
     * What became of killed imports.
     *
     * @param moments the last step that each of them said
     * @param resumedAfter the row that the last one went on after
     * @param written how many rows were left to write
     */
    public record Killed(List<String> moments, long resumedAfter, long written) {}
}
