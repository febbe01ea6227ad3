/** What a client can ask of a database: operations with described, checked inputs and answers made for JSON. */
@NullMarked
package io.ruvector.operation;

import org.jspecify.annotations.NullMarked;
