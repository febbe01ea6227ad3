package io.ruvector.benchmarks.ingest;

import io.ruvector.rag.Corpus;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.search.SearchMode;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * All that a corpus holds and answers, for comparing two of them.
 *
 * @param documents by id: fingerprint, title, number of passages; not the time
 * @param passages by id: text, metadata, bits of the vector
 * @param answers ids found for each question by each search
 */
public record CorpusContent(
        Map<String, String> documents, Map<String, String> passages, Map<String, List<String>> answers) {
    private static final int QUESTIONS = 200;

    /**
     * Opens a store and reads it.
     *
     * @param store folder of the database
     * @param seed of the questions
     * @return its content
     */
    public static CorpusContent of(Path store, long seed) {
        Map<String, String> documents = new TreeMap<>();
        Map<String, String> passages = new TreeMap<>();
        Map<String, List<String>> answers = new TreeMap<>();
        try (VectorDb db = VectorDb.open(DbOptions.of(store));
                Corpus corpus = Corpus.open(db, new HashedWords())) {
            corpus.forEachDocument(
                    "",
                    document -> documents.put(
                            document.id(), document.fingerprint() + " " + document.title() + " " + document.chunks()));
            db.collection(Corpus.DEFAULT_NAME)
                    .forEach(entry -> passages.put(
                            entry.id(),
                            entry.text().orElse("")
                                    + new TreeMap<>(entry.metadata())
                                    + Arrays.hashCode(entry.vector())));
            HybridRetriever retriever = new HybridRetriever(corpus);
            SplittableRandom random = new SplittableRandom(seed);
            for (int q = 0; q < QUESTIONS; q++) {
                String question = MadeFolder.word(random) + " " + MadeFolder.word(random);
                for (SearchMode mode : List.of(SearchMode.BM25, SearchMode.DENSE)) {
                    RetrievalQuery query =
                            RetrievalQuery.builder(question).mode(mode).k(10).build();
                    answers.put(
                            mode + " " + question,
                            retriever.retrieve(query).stream()
                                    .map(RetrievedPassage::id)
                                    .toList());
                }
            }
        }
        return new CorpusContent(documents, passages, answers);
    }

    /**
     * What differs from another corpus.
     *
     * @param other it
     * @return in words, at most three of each kind; nothing when they are equal
     */
    public List<String> differences(CorpusContent other) {
        List<String> differences = new ArrayList<>();
        differences.addAll(differing("document", documents, other.documents));
        differences.addAll(differing("passage", passages, other.passages));
        return differences;
    }

    /**
     * How many questions get the same ten passages.
     *
     * @param other the other corpus
     * @param mode the search
     * @return share from 0 to 1
     */
    public double sameAnswers(CorpusContent other, SearchMode mode) {
        List<String> questions = answers.keySet().stream()
                .filter(key -> key.startsWith(mode + " "))
                .toList();
        long same = questions.stream()
                .filter(key -> new HashSet<>(Objects.requireNonNull(answers.get(key)))
                        .equals(new HashSet<>(other.answers.getOrDefault(key, List.of()))))
                .count();
        return (double) same / questions.size();
    }

    private static List<String> differing(String kind, Map<String, String> ours, Map<String, String> theirs) {
        TreeMap<String, String> all = new TreeMap<>(theirs);
        all.putAll(ours);
        return all.keySet().stream()
                .filter(key -> !Objects.equals(ours.get(key), theirs.get(key)))
                .limit(3)
                .map(key -> kind + " " + key + ": " + ours.getOrDefault(key, "absent") + " against "
                        + theirs.getOrDefault(key, "absent"))
                .toList();
    }
}
