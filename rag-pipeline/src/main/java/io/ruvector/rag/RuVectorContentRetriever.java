package io.ruvector.rag;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * LangChain4j's content retriever over a {@link Corpus}: hybrid search with scopes and ratings, for any retrieval
 * augmentor or AI service. Each content has the passage's metadata ({@link PassageMetadata}) as text or number.
 *
 * <p>Thread-safe.
 */
public final class RuVectorContentRetriever implements ContentRetriever {
    private final HybridRetriever retriever;
    private final Function<Query, RetrievalQuery> translation;

    /**
     * A retriever.
     *
     * @param corpus to search
     * @param translation decides for each query on scope (from the chat memory id, say), number, mode and filter
     */
    public RuVectorContentRetriever(Corpus corpus, Function<Query, RetrievalQuery> translation) {
        this.retriever = new HybridRetriever(corpus);
        this.translation = translation;
    }

    /**
     * A retriever with the defaults over one scope.
     *
     * @param scope whose documents are searched
     * @param maxResults how many passages at most
     */
    public static RuVectorContentRetriever of(Corpus corpus, String scope, int maxResults) {
        return new RuVectorContentRetriever(
                corpus,
                query -> RetrievalQuery.builder(query.text())
                        .scope(scope)
                        .k(maxResults)
                        .build());
    }

    @Override
    public List<Content> retrieve(Query query) {
        return retriever.retrieve(translation.apply(query)).stream()
                .map(RuVectorContentRetriever::content)
                .toList();
    }

    private static Content content(RetrievedPassage passage) {
        return Content.from(
                TextSegment.from(passage.text(), SegmentEntry.metadata(passage.metadata())),
                Map.of(ContentMetadata.SCORE, passage.score(), ContentMetadata.EMBEDDING_ID, passage.id()));
    }
}
