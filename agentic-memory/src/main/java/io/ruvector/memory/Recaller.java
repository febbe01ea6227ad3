package io.ruvector.memory;

import io.ruvector.vector.Collection;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings up candidates by task vector, reflection vector and words, and ranks them by {@link ScoreParts}.
 *
 * <p>Every candidate is read from the table and checked there against scope and filter before it is scored, so that no
 * index decides alone who sees what. Both cosines and BM25 are computed for each candidate, however it was found:
 * an episode's score does not depend on which index brought it up.
 */
final class Recaller {

    private static final int LEAST_CANDIDATES = 50;
    private static final int CANDIDATES_PER_RESULT = 4;
    private static final double UTILITY_WITHOUT_OUTCOME = 0.5;

    private static final Comparator<RecalledEpisode> BEST_FIRST = Comparator.comparingDouble(RecalledEpisode::score)
            .reversed()
            .thenComparing(hit -> time(hit.episode()), Comparator.reverseOrder())
            .thenComparing(hit -> hit.episode().id());

    private final EpisodeStore store;
    private final EpisodeWords words;
    private final TextEmbedder embedder;
    private final MemoryOptions options;
    private final Supplier<EmbeddingFloor> floor;

    Recaller(
            EpisodeStore store,
            EpisodeWords words,
            TextEmbedder embedder,
            MemoryOptions options,
            Supplier<EmbeddingFloor> floor) {
        this.store = store;
        this.words = words;
        this.embedder = embedder;
        this.options = options;
        this.floor = floor;
    }

    List<RecalledEpisode> recall(RecallQuery query) {
        RecallWeights weights = query.weights().orElse(options.weights());
        Filter filter = EpisodeFacets.filter(query.scope(), query.filter());
        int width = Math.max(LEAST_CANDIDATES, CANDIDATES_PER_RESULT * query.k());
        float[] meaning = embedder.embedQuery(query.text());
        Set<String> candidates = new LinkedHashSet<>();
        if (weights.meaning() > 0) {
            SearchQuery nearest =
                    SearchQuery.builder(meaning, width).filter(filter).build();
            store.tasks().search(nearest).forEach(hit -> candidates.add(hit.id()));
            store.reflections().search(nearest).forEach(hit -> candidates.add(hit.id()));
        }
        Map<String, Double> bm25 =
                weights.keywords() > 0 ? words.scores(query.text(), width, filter, candidates) : Map.of();
        candidates.addAll(bm25.keySet());
        double bestBm25 =
                bm25.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        Scoring scoring = new Scoring(weights, meaning, bm25, bestBm25, Instant.now(options.clock()));
        List<RecalledEpisode> hits = new ArrayList<>();
        for (String key : candidates) {
            store.findByKey(key)
                    .filter(episode -> episode.visibleTo(query.scope()))
                    .filter(query.filter()::matches)
                    .ifPresent(episode -> hits.add(score(key, episode, scoring)));
        }
        return hits.stream().sorted(BEST_FIRST).limit(query.k()).toList();
    }

    private record Scoring(
            RecallWeights weights, float[] meaning, Map<String, Double> bm25, double bestBm25, Instant now) {}

    private RecalledEpisode score(String key, Episode episode, Scoring scoring) {
        RecallWeights weights = scoring.weights;
        OptionalDouble task = cosine(store.tasks(), key, scoring.meaning);
        OptionalDouble reflection = cosine(store.reflections(), key, scoring.meaning);
        double nearest = Math.max(task.orElse(-1), reflection.orElse(-1));
        Double bm25 = scoring.bm25.get(key);
        double keywords = bm25 == null || scoring.bestBm25 <= 0 ? 0 : bm25 / scoring.bestBm25;
        ScoreParts parts = new ScoreParts(
                weights.meaning() * floor.get().related(nearest),
                weights.keywords() * keywords,
                weights.recency() * recency(time(episode), scoring.now),
                weights.utility() * episode.outcome().map(Outcome::reward).orElse(UTILITY_WITHOUT_OUTCOME),
                task.orElse(-1),
                reflection,
                bm25 == null ? OptionalDouble.empty() : OptionalDouble.of(bm25));
        return new RecalledEpisode(episode, parts.total(), parts);
    }

    private double recency(Instant time, Instant now) {
        double ageMillis = Math.max(0, (double) Duration.between(time, now).toMillis());
        return Math.pow(0.5, ageMillis / options.recencyHalfLife().toMillis());
    }

    private static OptionalDouble cosine(Collection collection, String key, float[] query) {
        return collection
                .get(key)
                .map(VectorEntry::vector)
                .map(vector -> OptionalDouble.of(Cosine.of(query, vector)))
                .orElse(OptionalDouble.empty());
    }

    private static Instant time(Episode episode) {
        return episode.validTime().orElse(Instant.EPOCH);
    }
}
