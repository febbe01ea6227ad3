package io.ruvector.benchmarks;

import io.ruvector.benchmarks.transfer.FormatRun;
import io.ruvector.transfer.TransferFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Imports a million made rows from three formats, beside a raw parse; kills the imports; refuses a mismatch late in a file. */
final class TransferExam implements Exam {
    private static final int ROWS = 1_000_000;
    private static final int QUICK_ROWS = 40_000;
    private static final int KILLS = 4;
    private static final double MISMATCH_AT = 0.9;

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public String description() {
        return "1,000,000 x 128 from Parquet, CSV and JSON Lines within 1 GB of heap; PASS when a killed import equals an"
                + " uninterrupted one and a mismatch in row 900,000 changes nothing (--rows N --kills N --seed N --formats"
                + " A,B --graph A,B --dir DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws Exception {
        Map<String, String> others = options.others();
        int rows = Integer.parseInt(others.getOrDefault("rows", "" + (options.quick() ? QUICK_ROWS : ROWS)));
        int kills = Integer.parseInt(others.getOrDefault("kills", "" + KILLS));
        long seed = Long.parseLong(others.getOrDefault("seed", "20261123"));
        Path parent =
                Files.createDirectories(Path.of(others.getOrDefault("dir", System.getProperty("java.io.tmpdir"))));
        Path folder = Files.createTempDirectory(parent, "ruvector-transfer");
        Table speeds = new Table(
                String.format(Locale.ROOT, "Imports of %,d x 128, rows/s", rows),
                "format",
                "MB",
                "raw parse",
                "checked",
                "/raw",
                "imported, no graph",
                "/raw",
                "peak heap - index, MB",
                "imported",
                "/raw",
                "graph, s",
                "peak heap - index, MB");
        Table killed = new Table("Killed imports", "format", "killed at", "resumed after", "written then");
        List<String> wrong = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Random random = new Random(seed);
        String formats = others.getOrDefault("formats", "PARQUET,CSV,JSONL");
        List<String> graphs = List.of(others.getOrDefault("graph", formats).split(","));
        for (String format : formats.split(",")) {
            FormatRun run = new FormatRun(
                    Files.createDirectory(folder.resolve(format)),
                    TransferFormat.valueOf(format),
                    seed,
                    rows,
                    kills,
                    graphs.contains(format));
            System.err.println("transfer: " + format + " in " + folder);
            speeds.row(row(format, run.speeds(), rows));
            notes.add("refused: " + run.mismatch((int) (rows * MISMATCH_AT)));
            FormatRun.Killed kill = run.killed(random);
            killed.row(
                    format,
                    String.join(", ", kill.moments()),
                    Long.toString(kill.resumedAfter()),
                    Long.toString(kill.written()));
            wrong.addAll(run.wrong());
        }
        notes.addAll(wrong.subList(0, Math.min(10, wrong.size())));
        notes.add("seed " + seed
                + "; the heap of an importing process is 1 GB and what Sizing predicts of the index: with a graph codes,"
                + " links and entries, since full vectors are in a mapped file, without one vectors and entries; in "
                + folder);
        return new ExamReport(wrong.isEmpty(), wrong.size() + " things wrong", List.of(speeds, killed), notes);
    }

    private static String[] row(String format, FormatRun.Speeds speeds, int rows) {
        return new String[] {
            format,
            whole(speeds.fileBytes() / 1e6),
            whole(speeds.raw()),
            whole(speeds.checked()),
            ratio(speeds.checked() / speeds.raw()),
            whole(speeds.graphless()),
            ratio(speeds.graphless() / speeds.raw()),
            apart(speeds.peakBytes(), speeds.indexBytes()),
            speeds.whole().map(TransferExam::whole).orElse("-"),
            speeds.whole().map(it -> ratio(it / speeds.raw())).orElse("-"),
            speeds.whole()
                    .map(it -> whole(rows / it - rows / speeds.graphless()))
                    .orElse("-"),
            speeds.wholePeakBytes()
                    .map(it -> apart(it, speeds.wholeIndexBytes()))
                    .orElse("-")
        };
    }

    private static String apart(long peakBytes, long indexBytes) {
        return whole(peakBytes / 1e6) + " - " + whole(indexBytes / 1e6);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
