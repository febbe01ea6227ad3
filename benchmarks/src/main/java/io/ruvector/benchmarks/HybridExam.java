package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.HalfFloatFile;
import io.ruvector.benchmarks.ann.Percentiles;
import io.ruvector.rag.Corpus;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.IngestOptions;
import io.ruvector.rag.Ingestor;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.SourceDocument;
import io.ruvector.search.SearchMode;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Times questions to a corpus of 100,000 passages whose vectors are known, so that no embedding is timed. */
final class HybridExam implements Exam {
    private static final String SET = "wordnet-minilm-384";
    private static final int DIMENSION = 384;
    private static final int CALLERS = 8;
    private static final long MOST_P50_MICROS = 3_000;

    @Override
    public String name() {
        return "hybrid";
    }

    @Override
    public String description() {
        return "latency of hybrid questions over 100,000 passages without embedding; PASS when p50 of one caller is at"
                + " most 3 ms and every question gets its 10 passages (--data DIR with " + SET
                + " --store DIR keeps the"
                + " corpus)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws Exception {
        Path set = options.folder(SET).orElseThrow(() -> new DataMissingException("no " + SET + " under --data"));
        int count = options.quick() ? 10_000 : 100_000;
        List<String> texts = Files.readAllLines(set.resolve("texts.txt"));
        KnownVectors vectors = KnownVectors.read(set, texts, count);
        List<String> questions = texts.subList(100_000, texts.size());
        @Nullable String kept = options.other("store");
        Path store = kept == null
                ? Files.createTempDirectory("ruvector-hybrid")
                : Files.createDirectories(Path.of(kept)).resolve("hybrid-" + count);
        Table table = new Table(
                "One question, milliseconds", "search", "callers", "questions", "p50", "p90", "p99", "a second");
        try (VectorDb db = VectorDb.open(DbOptions.of(store));
                Corpus corpus = Corpus.open(db, vectors)) {
            double ingestSeconds = ingest(corpus, texts.subList(0, count));
            HybridRetriever retriever = new HybridRetriever(corpus);
            Times hybrid = Times.of(retriever, questions, SearchMode.HYBRID, 1);
            Times crowd = Times.of(retriever, questions, SearchMode.HYBRID, CALLERS);
            table.row(hybrid.cells("hybrid", 1));
            table.row(crowd.cells("hybrid", CALLERS));
            table.row(Times.of(retriever, questions, SearchMode.DENSE, 1).cells("dense alone", 1));
            table.row(Times.of(retriever, questions, SearchMode.BM25, 1).cells("BM25 alone", 1));
            boolean full = hybrid.withTooFew == 0 && crowd.withTooFew == 0;
            return new ExamReport(
                    full && hybrid.micros(0.5) <= MOST_P50_MICROS,
                    String.format(
                            Locale.ROOT,
                            "%,d passages: p50 %.2f ms, p99 under %d callers %.2f ms",
                            corpus.passageCount(),
                            hybrid.micros(0.5) / 1e3,
                            CALLERS,
                            crowd.micros(0.99) / 1e3),
                    List.of(table),
                    List.of(String.format(
                            Locale.ROOT,
                            "the questions are %d WordNet glosses that are not in the corpus; ingest took %.1f s without"
                                    + " embedding; questions with fewer than 10 passages: %d",
                            questions.size(),
                            ingestSeconds,
                            hybrid.withTooFew + crowd.withTooFew)));
        }
    }

    private static double ingest(Corpus corpus, List<String> texts) {
        long start = System.nanoTime();
        if (corpus.documentCount() < texts.size()) {
            List<SourceDocument> documents = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                documents.add(SourceDocument.of("gloss-" + i, "", texts.get(i)));
            }
            new Ingestor(corpus).ingest(documents, IngestOptions.defaults());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Times of questions, each asked once after a warm-up. */
    private static final class Times {
        private static final int WARM_UP = 3_000;
        private final long[] nanos;
        private final double wallSeconds;
        private final int withTooFew;

        private Times(long[] nanos, double wallSeconds, int tooShort) {
            this.nanos = nanos;
            this.wallSeconds = wallSeconds;
            this.withTooFew = tooShort;
        }

        static Times of(HybridRetriever retriever, List<String> questions, SearchMode mode, int callers)
                throws Exception {
            for (int i = 0; i < WARM_UP; i++) {
                ask(retriever, questions.get(i % questions.size()), mode);
            }
            long[] nanos = new long[questions.size() * (callers == 1 ? 1 : 2)];
            int[] tooShort = new int[callers];
            long start = System.nanoTime();
            try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
                List<Callable<Void>> work = new ArrayList<>();
                for (int c = 0; c < callers; c++) {
                    int caller = c;
                    work.add(() -> {
                        for (int i = caller; i < nanos.length; i += callers) {
                            long began = System.nanoTime();
                            int found = ask(retriever, questions.get(i % questions.size()), mode);
                            nanos[i] = System.nanoTime() - began;
                            tooShort[caller] += found < 10 ? 1 : 0;
                        }
                        return null;
                    });
                }
                for (Future<Void> done : pool.invokeAll(work)) {
                    done.get();
                }
            }
            double wall = (System.nanoTime() - start) / 1e9;
            return new Times(nanos, wall, java.util.Arrays.stream(tooShort).sum());
        }

        private static int ask(HybridRetriever retriever, String question, SearchMode mode) {
            return retriever
                    .retrieve(RetrievalQuery.builder(question).mode(mode).k(10).build())
                    .size();
        }

        long micros(double share) {
            return Percentiles.of(LongStream.of(nanos), share) / 1_000;
        }

        String[] cells(String search, int callers) {
            return new String[] {
                search,
                String.valueOf(callers),
                String.valueOf(nanos.length),
                shown(0.5),
                shown(0.9),
                shown(0.99),
                String.format(Locale.ROOT, "%.0f", nanos.length / wallSeconds)
            };
        }

        private String shown(double share) {
            return String.format(Locale.ROOT, "%.2f", micros(share) / 1e3);
        }
    }

    /** The set's own vectors, found by text. */
    private static final class KnownVectors implements TextEmbedder {
        private final Map<String, float[]> vectors;

        private KnownVectors(Map<String, float[]> vectors) {
            this.vectors = vectors;
        }

        static KnownVectors read(Path set, List<String> texts, int count) throws IOException {
            HalfFloatFile base = HalfFloatFile.open(set.resolve("base.f16"), DIMENSION);
            HalfFloatFile query = HalfFloatFile.open(set.resolve("query.f16"), DIMENSION);
            Map<String, float[]> vectors = new HashMap<>();
            for (int i = 0; i < count; i++) {
                vectors.put(texts.get(i).strip(), base.vector(i));
            }
            for (int i = 0; i < query.count(); i++) {
                vectors.put(texts.get(base.count() + i).strip(), query.vector(i));
            }
            return new KnownVectors(vectors);
        }

        @Override
        public String modelId() {
            return "wordnet-minilm-384";
        }

        @Override
        public int dimension() {
            return DIMENSION;
        }

        @Override
        public float[] embedQuery(String text) {
            return Objects.requireNonNull(vectors.get(text.strip()), text);
        }

        @Override
        public List<float[]> embedPassages(List<String> texts) {
            return texts.stream().map(this::embedQuery).toList();
        }

        @Override
        public int countTokens(String text) {
            return text.isBlank() ? 0 : text.strip().split("\\s+").length;
        }

        @Override
        public int maxTokens() {
            return 10_000;
        }
    }
}
