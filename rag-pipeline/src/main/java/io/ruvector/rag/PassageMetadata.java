package io.ruvector.rag;

import io.ruvector.store.InvalidInputException;
import java.util.Map;
import java.util.Set;

/** Names of the metadata that every stored passage has. Filters may use them. */
public final class PassageMetadata {
    /** Id of the document that the passage is from (text). */
    public static final String DOCUMENT = "document";

    /** Where the document came from: a path, or the id it was given (text). */
    public static final String SOURCE = "source";

    /** Title of the document (text). */
    public static final String TITLE = "title";

    /** Titles of the sections around the passage, outermost first, joined by {@code " > "} (text). */
    public static final String HEADING = "heading";

    /** First character of the passage in the document's text (whole number). */
    public static final String START = "start";

    /** After the last character of the passage in the document's text (whole number). */
    public static final String END = "end";

    /** Place of the passage in the document, from 0 (whole number). */
    public static final String ORDINAL = "ordinal";

    /** Whose document it is: the boundary between tenants (text, "" for the default scope). */
    public static final String SCOPE = "scope";

    /**
     * True for a passage with words that address a language model and not a reader, such as a request to ignore its
     * instructions; absent for others. A sign, not a verdict: see {@link InstructionSigns}.
     */
    public static final String INSTRUCTION_LIKE = "instructionLike";

    private static final Set<String> TAKEN =
            Set.of(DOCUMENT, SOURCE, TITLE, HEADING, START, END, ORDINAL, SCOPE, INSTRUCTION_LIKE);

    private PassageMetadata() {}

    static boolean isTaken(String name) {
        return TAKEN.contains(name);
    }

    static void checkFree(Map<String, Object> metadata) {
        for (String name : metadata.keySet()) {
            if (TAKEN.contains(name)) {
                throw new InvalidInputException("metadata name", name, "one that passages do not use themselves");
            }
        }
    }
}
