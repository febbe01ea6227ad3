package io.ruvector.rag;

import io.ruvector.rag.IngestOutcome.FailureReason;
import io.ruvector.rag.IngestOutcome.SkipReason;
import io.ruvector.rag.parse.DocumentType;
import io.ruvector.rag.parse.ParsedDocument;
import io.ruvector.rag.parse.PlainTextParser;
import io.ruvector.rag.parse.ReadDocument;
import io.ruvector.rag.parse.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One document that an ingest has found and not looked at yet. */
sealed interface IngestTask {
    /** Path or id, as it was given or found. */
    String source();

    /** Id under which the document is stored. */
    String documentId();

    /**
     * A file.
     *
     * @param path absolute
     * @param named whether the user named this very file: then its text decides, not the ending of its name
     */
    record OfFile(Path path, boolean named) implements IngestTask {
        @Override
        public String source() {
            return path.toString();
        }

        @Override
        public String documentId() {
            return path.toString();
        }

        /** Why the file is not to be read at all. */
        Optional<IngestOutcome> refusal() {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new IngestOutcome.Failed(FailureReason.MISSING, "there is no file " + path));
            }
            if (!Files.isRegularFile(path, named ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS})) {
                return Optional.of(new IngestOutcome.Skipped(SkipReason.NOT_A_REGULAR_FILE));
            }
            if (!named && type().isEmpty()) {
                return Optional.of(new IngestOutcome.Skipped(SkipReason.UNKNOWN_TYPE));
            }
            return Optional.empty();
        }

        byte[] read(long maxBytes) throws IngestFailure {
            return FileBytes.read(path, maxBytes);
        }

        DocumentContent content(byte[] bytes, IngestOptions options, String fingerprint) throws IngestFailure {
            ReadDocument read = read(bytes);
            ParsedDocument parsed = read.document();
            String title = parsed.title().isEmpty() ? fileName() : parsed.title();
            return new DocumentContent(
                    documentId(),
                    source(),
                    true,
                    title,
                    fingerprint,
                    parsed,
                    options.metadata(),
                    read.malformedCharacters());
        }

        private ReadDocument read(byte[] bytes) throws IngestFailure {
            try {
                return type(bytes).read(bytes);
            } catch (UnreadableException e) {
                throw new IngestFailure(FailureReason.of(e.reason()), path + ": " + e.getMessage());
            }
        }

        String fingerprint(byte[] bytes, IngestOptions options) {
            return Fingerprint.of(bytes, type(bytes).name(), fileName(), options, options.metadata());
        }

        private DocumentType type(byte[] bytes) {
            return type().orElseGet(() -> DocumentType.ofContent(bytes));
        }

        private Optional<DocumentType> type() {
            return DocumentType.ofFileName(fileName());
        }

        private String fileName() {
            return String.valueOf(path.getFileName());
        }
    }

    /**
     * A document handed over by a program.
     *
     * @param document it
     */
    record OfDocument(SourceDocument document) implements IngestTask {
        @Override
        public String source() {
            return document.id();
        }

        @Override
        public String documentId() {
            return document.id();
        }

        DocumentContent content(IngestOptions options, String fingerprint) {
            return new DocumentContent(
                    document.id(),
                    document.id(),
                    false,
                    document.title(),
                    fingerprint,
                    PlainTextParser.prose(document.text()),
                    metadata(options),
                    0);
        }

        String fingerprint(IngestOptions options) {
            byte[] content = document.text().getBytes(StandardCharsets.UTF_8);
            return Fingerprint.of(content, "document", document.title(), options, metadata(options));
        }

        private Map<String, Object> metadata(IngestOptions options) {
            Map<String, Object> metadata = new HashMap<>(options.metadata());
            metadata.putAll(document.metadata());
            return metadata;
        }
    }

    /**
     * Something whose result is known without reading it.
     *
     * @param source path
     * @param outcome what becomes of it
     */
    record Settled(String source, IngestOutcome outcome) implements IngestTask {
        @Override
        public String documentId() {
            return source;
        }
    }

    /**
     * A stored document whose file is not there any more.
     *
     * @param source path
     * @param documentId id
     */
    record Gone(String source, String documentId) implements IngestTask {}
}
