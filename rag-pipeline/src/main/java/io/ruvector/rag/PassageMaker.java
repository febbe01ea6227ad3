package io.ruvector.rag;

import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts a document into passages and gives them vectors; a passage that was there before keeps the vector it had. */
final class PassageMaker {
    /** A passage keeps at least this share of the model's tokens, however long its header is. */
    private static final double LEAST_SHARE = 0.5;

    private final Corpus corpus;
    private final IngestOptions options;
    private final TextEmbedder embedder;
    private final Chunker chunker;

    PassageMaker(Corpus corpus, IngestOptions options) {
        this.corpus = corpus;
        this.options = options;
        this.embedder = corpus.embedder();
        this.chunker = new Chunker(embedder::countTokens, options.chunks());
    }

    PreparedDocument prepare(DocumentContent content) throws IngestFailure {
        List<Chunk> chunks = chunks(content);
        if (chunks.isEmpty()) {
            throw new IngestFailure(
                    IngestOutcome.FailureReason.MALFORMED, content.source() + " has no text that could be found");
        }
        List<String> texts = new ArrayList<>();
        for (Chunk chunk : chunks) {
            String header = PassageHeader.of(content.title(), chunk.heading(), chunk.text());
            texts.add(PassageHeader.embedded(header, chunk.text()));
        }
        List<float[]> vectors = vectors(content, texts);
        List<VectorEntry> entries = new ArrayList<>();
        for (Chunk chunk : chunks) {
            entries.add(VectorEntry.builder(ScopedKey.ofChunk(options.scope(), content.id(), chunk.ordinal()))
                    .vector(vectors.get(chunk.ordinal()))
                    .text(chunk.text())
                    .metadata(metadata(content, chunk))
                    .build());
        }
        StoredDocument record = new StoredDocument(
                options.scope(),
                content.id(),
                content.source(),
                content.file(),
                content.title(),
                content.fingerprint(),
                chunks.size(),
                corpus.clock().instant());
        return new PreparedDocument(
                ScopedKey.of(options.scope(), content.id()), record, entries, content.malformedCharacters());
    }

    private List<Chunk> chunks(DocumentContent content) throws IngestFailure {
        return options.splitter().isPresent()
                ? SplitterChunks.of(content, options.splitter().get().splitter())
                : chunker.chunk(content.parsed(), budget(content));
    }

    /** What the model leaves for a passage beside its header; headings vary, so the title and some room are counted. */
    private int budget(DocumentContent content) {
        int header = 2 * embedder.countTokens(PassageHeader.of(content.title(), "", "")) + 8;
        return (int) Math.max(embedder.maxTokens() * LEAST_SHARE, embedder.maxTokens() - header);
    }

    private Map<String, Object> metadata(DocumentContent content, Chunk chunk) {
        Map<String, Object> metadata = new LinkedHashMap<>(options.metadata());
        metadata.putAll(content.metadata());
        metadata.putAll(content.parsed().valuesAt(chunk.start()));
        metadata.putAll(chunk.metadata());
        metadata.put(PassageMetadata.DOCUMENT, content.id());
        metadata.put(PassageMetadata.SOURCE, content.source());
        metadata.put(PassageMetadata.TITLE, content.title());
        metadata.put(PassageMetadata.HEADING, chunk.heading());
        metadata.put(PassageMetadata.START, (long) chunk.start());
        metadata.put(PassageMetadata.END, (long) chunk.end());
        metadata.put(PassageMetadata.ORDINAL, (long) chunk.ordinal());
        metadata.put(PassageMetadata.SCOPE, options.scope());
        if (InstructionSigns.in(chunk.text()) || InstructionSigns.in(chunk.heading())) {
            metadata.put(PassageMetadata.INSTRUCTION_LIKE, true);
        }
        return metadata;
    }

    private List<float[]> vectors(DocumentContent content, List<String> texts) {
        Map<String, float[]> known = known(content);
        List<String> fresh = texts.stream()
                .filter(text -> !known.containsKey(text))
                .distinct()
                .toList();
        List<float[]> made = fresh.isEmpty() ? List.of() : embedder.embedPassages(fresh);
        for (int i = 0; i < fresh.size(); i++) {
            known.put(fresh.get(i), made.get(i));
        }
        return texts.stream().map(known::get).toList();
    }

    /** Vectors of the version that is stored now, by what was embedded. */
    private Map<String, float[]> known(DocumentContent content) {
        Map<String, float[]> known = new HashMap<>();
        int stored = corpus.document(options.scope(), content.id())
                .map(StoredDocument::chunks)
                .orElse(0);
        for (int ordinal = 0; ordinal < stored; ordinal++) {
            corpus.passages()
                    .get(ScopedKey.ofChunk(options.scope(), content.id(), ordinal))
                    .ifPresent(entry -> {
                        String text = entry.text().orElse("");
                        known.put(
                                PassageHeader.embedded(PassageHeader.of(entry.metadata(), text), text), entry.vector());
                    });
        }
        return known;
    }
}
