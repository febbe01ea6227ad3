package io.ruvector.rag;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import io.ruvector.search.FusionMethod;
import io.ruvector.search.HybridHit;
import io.ruvector.search.HybridQuery;
import io.ruvector.search.HybridSearch;
import io.ruvector.search.Normalization;
import io.ruvector.search.TextIndex;
import io.ruvector.search.TextIndexOptions;
import io.ruvector.search.TextSource;
import io.ruvector.vector.Collection;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.util.ArrayList;
import java.util.List;

/** Finds the segments of a LangChain4j store by words and by meaning together. */
final class SegmentTextSearch implements AutoCloseable {
    private static final int DEPTH = 100;
    private static final FusionMethod FUSION = new FusionMethod.WeightedScores(0.5, Normalization.MIN_MAX);

    private final Collection collection;
    private final TextIndex index;
    private final HybridSearch search;

    private SegmentTextSearch(Collection collection, TextIndex index, TextEmbedder embedder) {
        this.collection = collection;
        this.index = index;
        this.search = new HybridSearch(collection, index, embedder);
    }

    static SegmentTextSearch open(VectorDb db, Collection collection, TextEmbedder embedder) {
        TextIndex index = TextIndex.open(db, TextSource.of(collection), TextIndexOptions.defaults());
        return new SegmentTextSearch(collection, index, embedder);
    }

    List<EmbeddingMatch<TextSegment>> search(EmbeddingSearchRequest request, String words) {
        HybridQuery.Builder query = HybridQuery.builder(words, request.maxResults())
                .depth(Math.max(DEPTH, request.maxResults()))
                .fusion(FUSION);
        dev.langchain4j.store.embedding.filter.Filter filter = request.filter();
        if (filter != null) {
            query.filter(FilterTranslation.of(filter));
        }
        List<EmbeddingMatch<TextSegment>> matches = new ArrayList<>();
        for (HybridHit hit :
                search.search(query.build(), request.queryEmbedding().vector())) {
            double score = Math.clamp(hit.score(), 0, 1);
            if (score >= request.minScore()) {
                matches.add(SegmentEntry.match(collection, hit.id(), score, hit.text(), hit.metadata()));
            }
        }
        return matches;
    }

    @Override
    public void close() {
        index.close();
    }
}
