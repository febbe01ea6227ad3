/**
 * From files to answers: ingest of documents into passages with their place in the source, hybrid retrieval, answers with
 * citations, and feedback that changes later rankings.
 */
@NullMarked
package io.ruvector.rag;

import org.jspecify.annotations.NullMarked;
