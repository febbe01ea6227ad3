package io.ruvector.rag;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import io.ruvector.rag.parse.DocumentType;
import io.ruvector.rag.parse.MarkdownParser;
import io.ruvector.rag.parse.ParsedDocument;
import io.ruvector.rag.parse.PlainTextParser;
import io.ruvector.vector.TextEmbedder;
import java.util.List;
import java.util.Optional;

/**
 * RuVector's way of cutting documents as LangChain4j's splitter: by sections and sentences, in tokens of the embedding
 * model. A document whose metadata names a file ({@link Document#FILE_NAME}) with an ending of Markdown or of code is
 * read as such. Segments have the document's metadata, and {@link PassageMetadata#HEADING},
 * {@link PassageMetadata#START}, {@link PassageMetadata#END} and {@link PassageMetadata#ORDINAL}.
 *
 * <p>Thread-safe where the embedder is.
 *
 * {@snippet :
 * EmbeddingStoreIngestor.builder()
 *         .documentSplitter(new PassageSplitter(model, ChunkOptions.defaults()))
 *         .embeddingModel(model.forPassages())
 *         .embeddingStore(store)
 *         .build();
 * }
 */
public final class PassageSplitter implements DocumentSplitter {
    private final TextEmbedder embedder;
    private final Chunker chunker;

    /**
     * A splitter.
     *
     * @param embedder counts tokens; its limit holds besides the options'
     */
    public PassageSplitter(TextEmbedder embedder, ChunkOptions options) {
        this.embedder = embedder;
        this.chunker = new Chunker(embedder::countTokens, options);
    }

    @Override
    public List<TextSegment> split(Document document) {
        return chunker.chunk(parsed(document), embedder.maxTokens()).stream()
                .map(chunk -> segment(chunk, document.metadata()))
                .toList();
    }

    private static ParsedDocument parsed(Document document) {
        Optional<DocumentType> type = Optional.ofNullable(document.metadata().getString(Document.FILE_NAME))
                .flatMap(DocumentType::ofFileName);
        if (type.isPresent() && type.get() == DocumentType.MARKDOWN) {
            return MarkdownParser.parse(document.text());
        }
        return type.isPresent() && type.get() == DocumentType.CODE
                ? PlainTextParser.lines(document.text())
                : PlainTextParser.prose(document.text());
    }

    private static TextSegment segment(Chunk chunk, Metadata document) {
        Metadata metadata = document.copy()
                .put(PassageMetadata.HEADING, chunk.heading())
                .put(PassageMetadata.START, chunk.start())
                .put(PassageMetadata.END, chunk.end())
                .put(PassageMetadata.ORDINAL, chunk.ordinal());
        return TextSegment.from(chunk.text(), metadata);
    }
}
