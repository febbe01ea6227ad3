/** What operations answer: records that say in JSON what the library's own types say in Java. */
@NullMarked
package io.ruvector.operation.view;

import org.jspecify.annotations.NullMarked;
