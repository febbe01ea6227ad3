package io.ruvector.server.remote;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.util.List;

/** The embedder that knows words only, as LangChain4j sees it. */
final class WordsEmbeddingModel implements EmbeddingModel {
    private final BagOfWordsEmbedder words = new BagOfWordsEmbedder();

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return Response.from(segments.stream()
                .map(segment -> Embedding.from(words.embedPassage(segment.text())))
                .toList());
    }

    @Override
    public int dimension() {
        return words.dimension();
    }
}
