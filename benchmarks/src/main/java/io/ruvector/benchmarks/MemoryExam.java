package io.ruvector.benchmarks;

import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Recall of long conversations, and the write path of facts. */
final class MemoryExam implements Exam {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String description() {
        return "LoCoMo turns remembered one by one and recalled, against BM25 and dense alone; PASS at nDCG@10 0.46 and above"
                + " both, 100 turns/s (--model ID --cache DIR keeps vectors)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        Path folder = Files.createTempDirectory("ruvector-memory");
        String cache = options.other("cache");
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.of(model(options));
                KeptVectors kept = new KeptVectors(model, cache == null ? folder : Path.of(cache))) {
            return run(options, kept, folder);
        } finally {
            delete(folder);
        }
    }

    private static ExamReport run(ExamOptions options, KeptVectors kept, Path folder) throws IOException {
        List<Table> tables = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notes.add("bootstrap over questions, seed " + Bootstrap.SEED + "; embedding model " + kept.modelId());
        MemoryRecall recall = new MemoryRecall(kept);
        recall.run(conversations(options), folder.resolve("conversations"));
        tables.add(recall.table());
        conditions.addAll(recall.conditions());
        return Condition.report(conditions, tables, notes);
    }

    private static List<RetrievalSet> conversations(ExamOptions options) {
        Path folder = options.folder("locomo")
                .orElseThrow(() -> new DataMissingException("give the folder that holds locomo/ with --data DIR"));
        List<RetrievalSet> sets = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> sets.addAll(LocomoFile.read(file)));
        } catch (IOException e) {
            throw new DataMissingException("cannot read " + folder + ": " + e);
        }
        return options.quick() ? sets.subList(0, Math.min(1, sets.size())) : sets;
    }

    private static BundledModel model(ExamOptions options) {
        String id = options.other("model");
        return id == null ? BundledModel.DEFAULT : BundledModel.byId(id);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
