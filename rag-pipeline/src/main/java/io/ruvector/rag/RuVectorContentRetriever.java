package io.ruvector.rag;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToIntFunction;

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

    /** {@link #retrieve} on a virtual thread. */
    @Override
    public CompletableFuture<List<Content>> retrieveAsync(Query query) {
        return CompletableFuture.supplyAsync(() -> retrieve(query), Thread::startVirtualThread);
    }

    /**
     * LangChain4j's retrieval augmentor over this retriever: contents are put before the user's message as numbered
     * passages, quoted as data.
     *
     * @param tokens counts the tokens of a text, such as {@code model::countTokens}
     * @param contextTokens the most tokens of passages to show
     */
    public RetrievalAugmentor augmentor(ToIntFunction<String> tokens, int contextTokens) {
        return DefaultRetrievalAugmentor.builder()
                .contentRetriever(this)
                .contentInjector(new CitingContentInjector(tokens, contextTokens))
                .build();
    }

    private static Content content(RetrievedPassage passage) {
        return Content.from(
                TextSegment.from(passage.text(), SegmentEntry.metadata(passage.metadata())),
                Map.of(ContentMetadata.SCORE, passage.score(), ContentMetadata.EMBEDDING_ID, passage.id()));
    }
}
