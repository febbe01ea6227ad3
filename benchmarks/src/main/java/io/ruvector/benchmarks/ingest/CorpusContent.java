package io.ruvector.benchmarks.ingest;

import io.ruvector.rag.Corpus;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.search.SearchMode;
import io.ruvector.vector.Collection;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that a corpus holds and answers, for comparing two of them.
 *
 * @param documents by id: fingerprint, title, number of passages; not the time
 * @param passages by id: text, metadata, bits of the vector
 * @param matches ids of all passages that hold a word of each question
 * @param firstTen those of them that keyword search puts first
 * @param recall share of the exact ten nearest that vector search finds, from 0 to 1
 */
public record CorpusContent(
        Map<String, String> documents,
        Map<String, String> passages,
        Map<String, Set<String>> matches,
        Map<String, Set<String>> firstTen,
        double recall) {
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
        Map<String, Set<String>> matches = new TreeMap<>();
        Map<String, Set<String>> firstTen = new TreeMap<>();
        HashedWords embedder = new HashedWords();
        double recall = 0;
        try (VectorDb db = VectorDb.open(DbOptions.of(store));
                Corpus corpus = Corpus.open(db, embedder)) {
            corpus.forEachDocument(
                    "",
                    document -> documents.put(
                            document.id(), document.fingerprint() + " " + document.title() + " " + document.chunks()));
            Collection collection = db.collection(Corpus.DEFAULT_NAME);
            collection.forEach(entry -> passages.put(
                    entry.id(),
                    entry.text().orElse("") + new TreeMap<>(entry.metadata()) + Arrays.hashCode(entry.vector())));
            HybridRetriever retriever = new HybridRetriever(corpus);
            SplittableRandom random = new SplittableRandom(seed);
            for (int q = 0; q < QUESTIONS; q++) {
                String question = MadeFolder.word(random) + " " + MadeFolder.word(random);
                matches.put(question, keywords(retriever, question, passages.size()));
                firstTen.put(question, keywords(retriever, question, 10));
                recall += recall(collection, embedder.embedQuery(question)) / QUESTIONS;
            }
        }
        return new CorpusContent(documents, passages, matches, firstTen, recall);
    }

    private static Set<String> keywords(HybridRetriever retriever, String question, int k) {
        return retriever
                .retrieve(RetrievalQuery.builder(question)
                        .mode(SearchMode.BM25)
                        .k(k)
                        .build())
                .stream()
                .map(RetrievedPassage::id)
                .collect(Collectors.toSet());
    }

    private static double recall(Collection collection, float[] vector) {
        SearchQuery query = SearchQuery.of(vector, 10);
        Set<String> exact =
                collection.searchExact(query).stream().map(SearchHit::id).collect(Collectors.toSet());
        return collection.search(query).stream()
                        .filter(hit -> exact.contains(hit.id()))
                        .count()
                / (double) exact.size();
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
        differences.addAll(differing("matches of", matches, other.matches));
        return differences;
    }

    /**
     * How many questions get the same ten passages by keywords.
     *
     * @param other the other corpus
     * @return share from 0 to 1
     */
    public double sameFirstTen(CorpusContent other) {
        long same = firstTen.keySet().stream()
                .filter(question -> Objects.equals(firstTen.get(question), other.firstTen.get(question)))
                .count();
        return (double) same / firstTen.size();
    }

    private static <T> List<String> differing(String kind, Map<String, T> ours, Map<String, T> theirs) {
        TreeMap<String, T> all = new TreeMap<>(theirs);
        all.putAll(ours);
        return all.keySet().stream()
                .filter(key -> !Objects.equals(ours.get(key), theirs.get(key)))
                .limit(3)
                .map(key -> kind + " " + key + ": " + ours.get(key) + " against " + theirs.get(key))
                .toList();
    }
}
