/** HTTP over an {@code AgenticDb}: remember, recall, ingest, ask, feedback, search, info. */
@NullMarked
package io.ruvector.server;

import org.jspecify.annotations.NullMarked;
