package io.ruvector.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.embedding.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Vectors and speed against LangChain4j's in-process class on the same ONNX file, tokenizer and texts. Both are run in
 * turns in one process, so that a busy machine slows both. LangChain4j cuts texts off after 510 tokens, so longer texts
 * are left out.
 */
final class EmbeddingExam implements Exam {
    private static final double AGREEMENT = 0.999;
    private static final double CPU_RATIO_INT8 = 1.6;
    private static final double CPU_RATIO_FP32 = 2.0;
    private static final int COMPARABLE_TOKENS = 510;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "embedding";
    }

    @Override
    public String description() {
        return "vectors and speed against LangChain4j's in-process class; PASS when every cosine is at least 0.999 and"
                + " a CPU second embeds 2 times as many texts, 1.6 times with 8-bit weights (--models a,b; texts from DIR/wordnet-minilm-384/texts.txt, else made here)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        List<String> all = texts(options);
        Table table = new Table(
                "RuVector against LangChain4j, " + ROUNDS + " rounds in turns",
                "model",
                "texts",
                "lowest cosine",
                "texts/s ours",
                "theirs",
                "ratio",
                "texts/CPU-s ours",
                "theirs",
                "ratio");
        boolean passed = true;
        List<String> figures = new ArrayList<>();
        for (BundledModel chosen : models(options)) {
            Comparison comparison = compare(chosen, all);
            table.row(comparison.cells(chosen));
            double needed = chosen.quantized() ? CPU_RATIO_INT8 : CPU_RATIO_FP32;
            passed &= comparison.lowestCosine >= AGREEMENT && comparison.cpuRatio() >= needed;
            figures.add(String.format(
                    Locale.ROOT,
                    "%s cosine %.6f CPU ratio %.2f",
                    chosen.id(),
                    comparison.lowestCosine,
                    comparison.cpuRatio()));
        }
        return new ExamReport(
                passed && !figures.isEmpty(),
                figures.isEmpty() ? "no model is on the class path" : String.join(", ", figures),
                List.of(table),
                List.of("texts: " + source(options) + ", the same in every round; threads: "
                        + Runtime.getRuntime().availableProcessors()));
    }

    private static List<BundledModel> models(ExamOptions options) {
        String ids = options.other("models");
        return ids == null
                ? List.of(BundledModel.DEFAULT)
                : Arrays.stream(ids.split(",")).map(BundledModel::byId).toList();
    }

    private static String source(ExamOptions options) {
        return options.folder("wordnet-minilm-384").isPresent()
                ? "WordNet glosses"
                : "made by the exam, seed " + MadeTexts.SEED;
    }

    private static List<String> texts(ExamOptions options) throws IOException {
        int count = options.quick() ? 100 : 2000;
        if (options.folder("wordnet-minilm-384").isEmpty()) {
            return MadeTexts.make(count);
        }
        Path file = options.folder("wordnet-minilm-384").get().resolve("texts.txt");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).limit(count).toList();
        }
    }

    private static Comparison compare(BundledModel chosen, List<String> all) throws IOException {
        try (OnnxEmbeddingModel ours =
                OnnxEmbeddingModel.builder(chosen).cacheSize(0).build()) {
            List<TextSegment> texts = all.stream()
                    .filter(text -> ours.countTokens(text) <= COMPARABLE_TOKENS)
                    .map(TextSegment::from)
                    .toList();
            EmbeddingModel theirs = langChain4j(chosen);
            List<TextSegment> warmUp = texts.subList(0, Math.min(50, texts.size()));
            ours.embedAll(warmUp);
            theirs.embedAll(warmUp);
            Comparison comparison = new Comparison(texts.size());
            for (int round = 0; round < ROUNDS; round++) {
                List<Embedding> ourVectors = comparison.ours.time(ours, texts);
                List<Embedding> theirVectors = comparison.theirs.time(theirs, texts);
                comparison.compare(ourVectors, theirVectors);
            }
            return comparison;
        }
    }

    private static EmbeddingModel langChain4j(BundledModel model) throws IOException {
        Path folder = Files.createTempDirectory("langchain4j-model");
        Path onnx = unpacked("/" + model.id() + ".onnx", folder.resolve("model.onnx"));
        Path tokenizer = unpacked("/" + model.id() + "-tokenizer.json", folder.resolve("tokenizer.json"));
        try {
            return new dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel(
                    onnx, tokenizer, model.pooling() == Pooling.CLS ? PoolingMode.CLS : PoolingMode.MEAN);
        } finally {
            Files.delete(onnx);
            Files.delete(tokenizer);
            Files.delete(folder);
        }
    }

    private static Path unpacked(String resource, Path file) throws IOException {
        try (InputStream in = EmbeddingExam.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new DataMissingException("no " + resource + " on the class path");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        }
    }

    /** Wall and CPU time of one side. */
    private static final class Stopwatch {
        private static final OperatingSystemMXBean PROCESS =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private long wallNanos;
        private long cpuNanos;

        List<Embedding> time(EmbeddingModel model, List<TextSegment> texts) {
            long cpu = PROCESS.getProcessCpuTime();
            long wall = System.nanoTime();
            List<Embedding> vectors = model.embedAll(texts).content();
            wallNanos += System.nanoTime() - wall;
            cpuNanos += PROCESS.getProcessCpuTime() - cpu;
            return vectors;
        }
    }

    /** What was found for one model. */
    private static final class Comparison {
        private final int texts;
        private final Stopwatch ours = new Stopwatch();
        private final Stopwatch theirs = new Stopwatch();
        private double lowestCosine = 1;

        Comparison(int texts) {
            this.texts = texts;
        }

        void compare(List<Embedding> ourVectors, List<Embedding> theirVectors) {
            for (int i = 0; i < texts; i++) {
                double cosine = dev.langchain4j.store.embedding.CosineSimilarity.between(
                        ourVectors.get(i), theirVectors.get(i));
                lowestCosine = Math.min(lowestCosine, cosine);
            }
        }

        double cpuRatio() {
            return (double) theirs.cpuNanos / ours.cpuNanos;
        }

        String[] cells(BundledModel model) {
            return new String[] {
                model.id(),
                String.valueOf(texts),
                String.format(Locale.ROOT, "%.6f", lowestCosine),
                rate(ours.wallNanos),
                rate(theirs.wallNanos),
                String.format(Locale.ROOT, "%.2f", (double) theirs.wallNanos / ours.wallNanos),
                rate(ours.cpuNanos),
                rate(theirs.cpuNanos),
                String.format(Locale.ROOT, "%.2f", cpuRatio())
            };
        }

        private String rate(long nanos) {
            return String.format(Locale.ROOT, "%.1f", (double) ROUNDS * texts * 1e9 / nanos);
        }
    }
}
