/** HTTP over an {@code AgenticDb}: remember, recall, ingest, ask, feedback, info. */
@NullMarked
package io.ruvector.server;

import org.jspecify.annotations.NullMarked;
