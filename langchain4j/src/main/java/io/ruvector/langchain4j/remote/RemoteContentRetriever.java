package io.ruvector.langchain4j.remote;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import io.ruvector.client.Passages.Passage;
import io.ruvector.client.RuVectorClient;
import io.ruvector.rag.SegmentEntry;
import java.util.List;
import java.util.Map;

/** LangChain4j's content retriever over a server's documents, by keywords and meaning together. Thread-safe. */
public final class RemoteContentRetriever implements ContentRetriever {

    private final RuVectorClient client;
    private final int maxResults;

    /**
     * A retriever.
     *
     * @param client with the key that says whose documents are searched
     * @param maxResults how many passages at most, 1 to 100
     */
    public RemoteContentRetriever(RuVectorClient client, int maxResults) {
        this.client = client;
        this.maxResults = maxResults;
    }

    @Override
    public List<Content> retrieve(Query query) {
        return client.passages(query.text(), maxResults).passages().stream()
                .map(RemoteContentRetriever::content)
                .toList();
    }

    private static Content content(Passage passage) {
        return Content.from(
                TextSegment.from(passage.text(), SegmentEntry.metadata(WireMetadata.stored(passage.metadata()))),
                Map.of(ContentMetadata.SCORE, passage.score(), ContentMetadata.EMBEDDING_ID, passage.id()));
    }
}
