/** A client of the server: memory, documents, vectors and routes over HTTP, with nothing of the database in the process. */
@NullMarked
package io.ruvector.client;

import org.jspecify.annotations.NullMarked;
