package io.ruvector.rag;

/**
 * Where a statement of an answer comes from.
 *
 * @param number as it stands in the answer's text, {@code [number]}; passage {@code number - 1} of the answer
 * @param passageId the passage
 * @param source path or id that the document came from
 * @param title of the document
 * @param heading titles of the sections around it
 * @param start first character of the quote in the document's text
 * @param end after the last character
 * @param quote the sentence (extractive) or the passage (generated) that the statement rests on
 */
public record Citation(
        int number, String passageId, String source, String title, String heading, int start, int end, String quote) {}
