package io.ruvector.rag.parse;

/**
 * A line of print.
 *
 * @param words it
 * @param points its most common size of print
 * @param page from 1
 * @param beginsParagraph whether it stands apart from the line before
 */
record PdfLine(String words, float points, int page, boolean beginsParagraph) {}
