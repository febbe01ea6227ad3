package io.ruvector.benchmarks.ann;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import io.ruvector.vector.Similarity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** jvector over vectors in full precision, in memory. Its M is the largest degree, which is 2 M of the other engines. */
final class JVectorIndex implements JvmIndex {
    private static final float OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;

    private final VectorTypeSupport types = VectorizationProvider.getInstance().getVectorTypeSupport();
    private final int dimension;
    private final HnswParameters parameters;
    private final VectorSimilarityFunction similarity;
    private final ForkJoinPool oneThread = new ForkJoinPool(1);
    private final ThreadLocal<GraphSearcher> searchers = ThreadLocal.withInitial(this::searcher);
    private @Nullable RandomAccessVectorValues vectors;
    private @Nullable ImmutableGraphIndex graph;

    JVectorIndex(AnnSet set, HnswParameters parameters) {
        this.dimension = set.dimension();
        this.parameters = parameters;
        this.similarity = set.similarity() == Similarity.EUCLIDEAN
                ? VectorSimilarityFunction.EUCLIDEAN
                : VectorSimilarityFunction.DOT_PRODUCT;
    }

    @Override
    public void build(RawVectors base) throws IOException {
        List<VectorFloat<?>> rows = new ArrayList<>();
        for (int row = 0; row < base.count(); row++) {
            rows.add(types.createFloatVector(base.vector(row)));
        }
        RandomAccessVectorValues all = new ListRandomAccessVectorValues(rows, dimension);
        try (GraphIndexBuilder builder = new GraphIndexBuilder(
                BuildScoreProvider.randomAccessScoreProvider(all, similarity),
                dimension,
                2 * parameters.m(),
                parameters.efConstruction(),
                OVERFLOW,
                ALPHA,
                true,
                true,
                oneThread,
                oneThread)) {
            for (int row = 0; row < base.count(); row++) {
                builder.addGraphNode(row, all);
            }
            builder.cleanup();
            graph = builder.getGraph();
        }
        vectors = all;
    }

    private GraphSearcher searcher() {
        return new GraphSearcher(Objects.requireNonNull(graph));
    }

    @Override
    public int[] search(float[] query, int k, int efSearch) {
        SearchResult found = searchers
                .get()
                .search(
                        DefaultSearchScoreProvider.exact(
                                types.createFloatVector(query), similarity, Objects.requireNonNull(vectors)),
                        k,
                        Math.max(k, efSearch),
                        0f,
                        0f,
                        Bits.ALL);
        SearchResult.NodeScore[] nodes = found.getNodes();
        int[] rows = new int[nodes.length];
        for (int rank = 0; rank < rows.length; rank++) {
            rows[rank] = nodes[rank].node;
        }
        return rows;
    }

    @Override
    public void close() {
        oneThread.shutdown();
    }
}
