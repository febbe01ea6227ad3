package io.ruvector.benchmarks.ann;

import io.ruvector.vector.FlatIndex;
import io.ruvector.vector.Neighbours;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.Similarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the searches of a changed collection against an exact index of what it should hold, and against a fresh build. */
public final class ChurnCheck {
    private static final double ROUNDING = 1e-4;
    private static final int OLD_VECTORS = 1_000;

    private final AnnSet set;
    private final ChurnedCollection churned;
    private final int k;
    private final double[] worst;

    /**
     * A check of what the collection should hold now.
     *
     * @param set where queries come from
     * @param churned the collection
     * @param k neighbours wanted
     */
    public ChurnCheck(AnnSet set, ChurnedCollection churned, int k) {
        this.set = set;
        this.churned = churned;
        this.k = k;
        FlatIndex exact = new FlatIndex(set.dimension(), set.similarity());
        List<float[]> vectors = new ArrayList<>(churned.expected().values());
        vectors.forEach(exact::add);
        worst = new double[set.queries().length];
        for (int q = 0; q < worst.length; q++) {
            Neighbours nearest = exact.searchExact(set.queries()[q], k, _ -> true);
            worst[q] = score(set.queries()[q], vectors.get(nearest.slot(nearest.size() - 1)));
        }
    }

    /**
     * Asks the changed collection all queries, and vectors that it no longer holds.
     *
     * @param efSearch candidates to consider
     * @return what it gave
     */
    public ChurnFigures ofChanged(int efSearch) {
        ChurnFigures answers = of(churned, efSearch);
        int stale = answers.stale();
        int ghosts = answers.ghosts();
        for (float[] old : churned.replaced().stream().limit(OLD_VECTORS).toList()) {
            for (SearchHit hit : search(churned, old, efSearch)) {
                float @Nullable [] present = churned.expected().get(hit.id());
                ghosts += present == null ? 1 : 0;
                stale += present != null && differs(hit, old, present) ? 1 : 0;
            }
        }
        return new ChurnFigures(answers.recall(), answers.tooFew(), ghosts, stale);
    }

    /**
     * Asks a collection that was built at one go from the same entries.
     *
     * @param work where to put it
     * @param widths candidates to consider
     * @return what it gave, for each width
     * @throws IOException when the folder cannot be used
     */
    public List<ChurnFigures> ofFreshBuild(Path work, List<Integer> widths) throws IOException {
        try (ChurnedCollection fresh = churned.freshBuild(work)) {
            return widths.stream().map(width -> of(fresh, width)).toList();
        }
    }

    private ChurnFigures of(ChurnedCollection asked, int efSearch) {
        Map<String, float[]> expected = churned.expected();
        long right = 0;
        int tooFew = 0;
        int ghosts = 0;
        int stale = 0;
        for (int q = 0; q < worst.length; q++) {
            float[] query = set.queries()[q];
            List<SearchHit> hits = search(asked, query, efSearch);
            tooFew += hits.stream().map(SearchHit::id).distinct().count() < Math.min(k, expected.size()) ? 1 : 0;
            for (SearchHit hit : hits) {
                float @Nullable [] present = expected.get(hit.id());
                if (present == null) {
                    ghosts++;
                } else if (differs(hit, query, present)) {
                    stale++;
                } else if (score(query, present) >= worst[q] - ROUNDING / 10) {
                    right++;
                }
            }
        }
        return new ChurnFigures((double) right / ((long) worst.length * k), tooFew, ghosts, stale);
    }

    private List<SearchHit> search(ChurnedCollection asked, float[] query, int efSearch) {
        return asked.collection()
                .search(SearchQuery.builder(query, k).efSearch(efSearch).build());
    }

    private boolean differs(SearchHit hit, float[] query, float[] present) {
        return Math.abs(hit.score() - score(query, present)) > ROUNDING;
    }

    /** The similarity in double precision; vectors under the cosine have unit length. */
    private double score(float[] query, float[] vector) {
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            double difference = (double) query[i] - vector[i];
            dot += (double) query[i] * vector[i];
            squares += difference * difference;
        }
        return set.similarity() == Similarity.EUCLIDEAN ? -Math.sqrt(squares) : dot;
    }
}
