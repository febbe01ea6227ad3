package io.ruvector.rag;

import io.ruvector.rag.parse.UnreadableException;

/** What became of one document of an ingest. */
public sealed interface IngestOutcome {
    /**
     * Stored; an earlier version was replaced.
     *
     * @param chunks how many passages it has now
     * @param malformedCharacters how many characters of the file were not valid UTF-8 and read as U+FFFD
     * @param instructionLike how many of the passages have words that address a language model and not a reader; they
     *     are stored as data like the others, and marked ({@link PassageMetadata#INSTRUCTION_LIKE})
     */
    record Ingested(int chunks, int malformedCharacters, int instructionLike) implements IngestOutcome {}

    /** Already stored with the same content, title, metadata and settings; nothing was done. */
    record Unchanged() implements IngestOutcome {}

    /**
     * Not a document for this ingest; the store is as before.
     *
     * @param reason why
     */
    record Skipped(SkipReason reason) implements IngestOutcome {}

    /**
     * Could not be read or stored; the store is as before, also where an earlier version is in it.
     *
     * @param reason what kind of failure
     * @param message for people, with the values
     */
    record Failed(FailureReason reason, String message) implements IngestOutcome {}

    /** Its passages were removed, because the file is gone or empty now. */
    record Removed() implements IngestOutcome {}

    /** Why a file is no document. */
    enum SkipReason {
        /** No parser for files with such a name. */
        UNKNOWN_TYPE,
        /** Nothing but white space. */
        EMPTY,
        /** Its name begins with a dot; a folder so named is not entered. */
        HIDDEN,
        /** A link, which is not followed, a device, a pipe or a socket. */
        NOT_A_REGULAR_FILE
    }

    /** Why a document could not be taken. */
    enum FailureReason {
        /** No such file. */
        MISSING,
        /** No right to read it, or the disk failed. */
        UNREADABLE,
        /** Larger than the limit and not read, or unpacks to more than the limit. */
        TOO_LARGE,
        /** Not text: NUL bytes, or mostly not UTF-8. */
        BINARY,
        /** The parser gave up. */
        MALFORMED,
        /** Needs a password, or is encrypted against changes. */
        ENCRYPTED,
        /** Whole, but without any text, such as scanned pages. */
        NO_TEXT,
        /** The store or the embedding model refused it, or failed. */
        REFUSED;

        static FailureReason of(UnreadableException.Reason reason) {
            return switch (reason) {
                case MALFORMED -> MALFORMED;
                case ENCRYPTED -> ENCRYPTED;
                case TOO_LARGE -> TOO_LARGE;
                case NO_TEXT -> NO_TEXT;
                case BINARY -> BINARY;
            };
        }
    }
}
