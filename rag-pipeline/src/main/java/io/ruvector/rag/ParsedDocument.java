package io.ruvector.rag;

import java.util.List;

/**
 * A document's text and structure, in reading order.
 *
 * @param title from the document itself, "" when it has none
 * @param text what offsets count in
 * @param blocks without overlaps, in order
 */
record ParsedDocument(String title, String text, List<Block> blocks) {}
