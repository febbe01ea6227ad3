package io.ruvector.rag;

import dev.langchain4j.data.document.DocumentSplitter;
import io.ruvector.store.InvalidInputException;
import java.util.Map;
import java.util.Optional;

/**
 * How an ingest works.
 *
 * @param scope whose documents they are; "" for the default scope
 * @param chunks how documents are cut
 * @param maxFileBytes larger files are refused unread
 * @param prune whether documents of the folder whose files are gone are removed
 * @param metadata values that every passage gets
 * @param splitter cuts documents in place of RuVector's own way, which {@code chunks} is about
 * @param listener hears of every document that is done
 */
public record IngestOptions(
        String scope,
        ChunkOptions chunks,
        long maxFileBytes,
        boolean prune,
        Map<String, Object> metadata,
        Optional<NamedSplitter> splitter,
        IngestListener listener) {
    /** Checks every value. */
    public IngestOptions {
        if (maxFileBytes < 1 || maxFileBytes > Integer.MAX_VALUE / 2) {
            throw new InvalidInputException("maxFileBytes", maxFileBytes, "1 to " + Integer.MAX_VALUE / 2);
        }
        PassageMetadata.checkFree(metadata);
        metadata = Map.copyOf(metadata);
    }

    /** Default scope, default passages, files up to 32 MB, nothing pruned. */
    public static IngestOptions defaults() {
        return builder().build();
    }

    /** These options for the documents of another scope. */
    public IngestOptions withScope(String other) {
        return new IngestOptions(other, chunks, maxFileBytes, prune, metadata, splitter, listener);
    }

    /** A builder that starts at {@link #defaults()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link IngestOptions}. */
    public static final class Builder {
        private String scope = "";
        private ChunkOptions chunks = ChunkOptions.defaults();
        private long maxFileBytes = 32L * 1024 * 1024;
        private boolean prune;
        private Map<String, Object> metadata = Map.of();
        private Optional<NamedSplitter> splitter = Optional.empty();
        private IngestListener listener = IngestListener.SILENT;

        private Builder() {}

        /** Whose documents they are. */
        public Builder scope(String scope) {
            this.scope = scope;
            return this;
        }

        /** How documents are cut. */
        public Builder chunks(ChunkOptions chunks) {
            this.chunks = chunks;
            return this;
        }

        /** Larger files are refused unread. */
        public Builder maxFileBytes(long maxFileBytes) {
            this.maxFileBytes = maxFileBytes;
            return this;
        }

        /** Whether documents of the folder whose files are gone are removed. */
        public Builder prune(boolean prune) {
            this.prune = prune;
            return this;
        }

        /** Values that every passage gets. */
        public Builder metadata(Map<String, Object> metadata) {
            this.metadata = metadata;
            return this;
        }

        /**
         * Cuts documents by a LangChain4j splitter.
         *
         * @param name stands for the splitter and its settings: documents are cut anew when it changes
         */
        public Builder splitter(String name, DocumentSplitter splitter) {
            this.splitter = Optional.of(new NamedSplitter(name, splitter));
            return this;
        }

        /** Hears of every document that is done. */
        public Builder listener(IngestListener listener) {
            this.listener = listener;
            return this;
        }

        /** The options. */
        public IngestOptions build() {
            return new IngestOptions(scope, chunks, maxFileBytes, prune, metadata, splitter, listener);
        }
    }
}
